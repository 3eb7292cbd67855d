// Entries of the résumé as a visitor sees them.

import { element, safeAddress } from "./dom.js";

const TYPE_WORDS = {
  experience: "Experience",
  project: "Project",
  education: "Education",
  publication: "Publication",
  skill: "Skill",
  certificate: "Certificate",
  award: "Award",
  volunteer: "Volunteering",
  language: "Language",
  interest: "Interest",
  reference: "Reference",
};
const TECHNOLOGIES_SHOWN = 8;
const SUMMARY_SHOWN_CHARS = 260;

const fold = (text) => text.toLocaleLowerCase();

// A button that unfolds something and folds it again.
const unfoldButton = (closedWords, openWords, className, unfold) => {
  const button = element("button", { type: "button", class: className, "aria-expanded": "false" }, closedWords);
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") === "false";
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? openWords : closedWords;
    unfold(open);
  });
  return button;
};

// Breaks after the dash where the column is narrow, never inside a date.
const periodOf = (label) => {
  const [start, ...end] = label.split(/(?<=–) /);
  const parts = [start, ...end].flatMap((part) => [element("span", { class: "unbroken" }, part), " "]);
  return element("span", { class: "card-period" }, ...parts.slice(0, -1));
};

const meta = ({ type, period }) =>
  element(
    "p",
    { class: "card-meta" },
    element("span", { class: "card-type" }, TYPE_WORDS[type] ?? type),
    period?.label ? periodOf(period.label) : null,
  );

const summaryOf = (text) => {
  if (!text) return [];
  const paragraph = element("p", { class: "card-summary", dir: "auto" }, text);
  if (text.length <= SUMMARY_SHOWN_CHARS) return [paragraph];
  paragraph.classList.add("clamped");
  const button = unfoldButton("Read on", "Less", "unfold", (open) => paragraph.classList.toggle("clamped", !open));
  return [paragraph, button];
};

// Those that the question was about come first, so that folding never hides them.
const technologiesOf = (technologies, why) => {
  if (technologies.length === 0) return null;
  const asked = new Set(why.map(fold));
  const isAsked = (technology) => asked.has(fold(technology));
  const ordered = [...technologies.filter(isAsked), ...technologies.filter((each) => !isAsked(each))];
  const entries = ordered.map((technology, place) =>
    element(
      "li",
      { class: isAsked(technology) ? "asked" : null, dir: "auto", hidden: place >= TECHNOLOGIES_SHOWN },
      technology,
    ),
  );
  const list = element("ul", { class: "technologies", "aria-label": "Technologies" }, ...entries);
  const folded = entries.slice(TECHNOLOGIES_SHOWN);
  if (folded.length > 0) {
    const button = unfoldButton(`${folded.length} more`, "Fewer", "unfold", (open) => {
      for (const entry of folded) entry.hidden = !open;
    });
    list.append(element("li", { class: "unfold-place" }, button));
  }
  return list;
};

const whyOf = (why) =>
  why.length === 0
    ? null
    : element(
        "p",
        { class: "why" },
        element("span", { class: "why-word" }, "Why: "),
        element("span", { dir: "auto" }, why.join(" · ")),
      );

const linksOf = (links, title) => {
  const entries = links.flatMap(({ label, url }) => {
    const address = safeAddress(url);
    if (!address) return [];
    const words = label || new URL(address).host;
    const link = element("a", { href: address, rel: "noreferrer", dir: "auto" }, words);
    link.append(element("span", { class: "unseen" }, ` of ${title}`));
    return [element("li", {}, link)];
  });
  return entries.length > 0 ? element("ul", { class: "card-links" }, ...entries) : null;
};

const cardOf = (card) => {
  const { title, subtitle, summary, technologies = [], links = [], why = [] } = card;
  const foot = [whyOf(why), linksOf(links, title)].filter(Boolean);
  return element(
    "li",
    { class: "card", "data-ref": card.ref },
    meta(card),
    element(
      "div",
      { class: "card-body" },
      element("h5", { class: "card-title", dir: "auto" }, title),
      subtitle ? element("p", { class: "card-subtitle", dir: "auto" }, subtitle) : null,
      ...summaryOf(summary),
      technologiesOf(technologies, why),
      foot.length > 0 ? element("div", { class: "card-foot" }, ...foot) : null,
    ),
  );
};

const headingOf = (kind, shown, matched) => {
  if (kind === "unanswerable") return "The nearest in the résumé";
  return matched > shown ? `From the résumé, ${shown} of ${matched}` : "From the résumé";
};

// The cards of a turn, outside the live region: their titles are announced as one sentence instead.
export const cardsOf = (cards, { kind, matched }) =>
  element(
    "section",
    { class: "cards", "aria-live": "off" },
    element("h4", { class: "cards-heading" }, headingOf(kind, cards.length, matched)),
    element("ol", {}, ...cards.map(cardOf)),
  );

export const announcementOf = (cards) =>
  `${cards.length === 1 ? "One entry" : `${cards.length} entries`} below: ${cards.map(({ title }) => title).join("; ")}.`;
