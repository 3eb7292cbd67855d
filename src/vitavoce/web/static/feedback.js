// Thumbs under each answer, and after a thumb down what was wrong with it.

import { element } from "./dom.js";

const REASONS = [
  ["untrue", "Not true"],
  ["beside_the_point", "Not what I asked"],
  ["incomplete", "Something is missing"],
  ["too_long", "Too long"],
  ["unclear", "Hard to follow"],
  ["tone", "The tone"],
];
const LONGEST_COMMENT = 500;
const THUMB = "M6.5 17.5h-3v-8h3m0 8v-8l3.4-6.6c1.2 0 2 .9 2 2.1v3h4a1.6 1.6 0 0 1 1.6 1.9l-1.1 6.1a1.8 1.8 0 0 1-1.8 1.5z";
const NOTHING = { thumb: null, reason: null, comment: null };

const thumbIcon = (turned) => {
  const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const look = { viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true", class: turned ? "turned" : "" };
  const line = { d: THUMB, fill: "none", stroke: "currentColor", "stroke-width": 1.5, "stroke-linejoin": "round" };
  for (const [name, value] of Object.entries(look)) icon.setAttribute(name, value);
  for (const [name, value] of Object.entries(line)) path.setAttribute(name, value);
  icon.append(path);
  return icon;
};

const pressable = (words, className, press, ...before) => {
  const button = element("button", { type: "button", class: className, "aria-pressed": "false" }, ...before, words);
  button.addEventListener("click", press);
  return button;
};

// One answer's judgement. `keep` sends it, or null to take it back.
class Judgement {
  #keep;
  #kept;
  #given;
  #sending = Promise.resolve();
  #thumbs;
  #reasons;
  #why;
  #comment;
  #said;

  constructor(kept, keep) {
    this.#keep = keep;
    this.#kept = kept;
    this.#given = kept;
    this.#thumbs = new Map([
      ["up", pressable("Helpful", "thumb", () => this.#press("up"), thumbIcon(false))],
      ["down", pressable("Not helpful", "thumb", () => this.#press("down"), thumbIcon(true))],
    ]);
    this.#reasons = new Map(
      REASONS.map(([reason, words]) => [reason, pressable(words, "reason", () => this.#pressReason(reason))]),
    );
    this.#comment = element("input", { type: "text", maxlength: LONGEST_COMMENT, autocomplete: "off", dir: "auto" });
    this.#comment.value = kept.comment ?? "";
    this.#why = element(
      "form",
      { class: "why-not", hidden: true },
      element("p", { class: "why-not-asked" }, "What was wrong?"),
      element("div", { class: "reasons", role: "group", "aria-label": "What was wrong?" }, ...this.#reasons.values()),
      element(
        "p",
        { class: "comment" },
        element("label", {}, element("span", {}, "In your words, for the owner of this page only"), this.#comment),
        element("button", { class: "quiet", type: "submit" }, "Send"),
      ),
    );
    this.#why.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#give({ ...this.#given, comment: this.#comment.value.trim() || null }, "Thank you, that helps.");
    });
    this.#said = element("p", { class: "feedback-said", role: "status" });
    this.root = element(
      "div",
      { class: "feedback", role: "group", "aria-live": "off", "aria-label": "Was this answer helpful?" },
      element("div", { class: "thumbs" }, ...this.#thumbs.values(), this.#said),
      this.#why,
    );
    this.#show();
  }

  #press(thumb) {
    if (this.#given.thumb === thumb) this.#give(NOTHING, "Taken back.");
    else if (thumb === "up") this.#give({ ...NOTHING, thumb }, "Thank you.");
    else {
      this.#give({ ...NOTHING, thumb }, "Thank you. You may say below what was wrong.");
      this.#why.scrollIntoView({ block: "nearest" });
    }
  }

  #pressReason(reason) {
    const pressed = this.#given.reason === reason;
    this.#give({ ...this.#given, reason: pressed ? null : reason }, pressed ? "Taken back." : "Thank you, that helps.");
  }

  // Shown at once; what the server doesn't keep is shown no longer. One after another, so that the last one stays.
  #give(given, thanks) {
    this.#given = given;
    this.#said.textContent = "";
    this.#show();
    this.#sending = this.#sending.then(async () => {
      try {
        await this.#keep(given.thumb ? given : null);
        this.#kept = given;
        if (this.#given === given) this.#said.textContent = thanks;
      } catch {
        if (this.#given !== given) return;
        this.#given = this.#kept;
        this.#show();
        this.#said.textContent = "That couldn’t be kept just now. Please try again in a moment.";
      }
    });
  }

  #show() {
    for (const [thumb, button] of this.#thumbs) button.setAttribute("aria-pressed", String(this.#given.thumb === thumb));
    for (const [reason, button] of this.#reasons) button.setAttribute("aria-pressed", String(this.#given.reason === reason));
    this.#why.hidden = this.#given.thumb !== "down";
  }
}

// Puts thumbs under every turn of the transcript that is whole.
export const offerFeedback = (transcript, session) => {
  transcript.addEventListener("vitavoce:whole", ({ target, detail: turn }) => {
    if (target.querySelector(".feedback")) return; // told again, as when an answer was cut short
    const { thumb, reason, comment } = session.judgementOf(turn.id) ?? NOTHING;
    const judgement = new Judgement({ thumb, reason, comment }, (given) => session.judge(turn.id, given));
    target.append(judgement.root);
  });
};
