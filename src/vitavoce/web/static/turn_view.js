// One question and what came back for it, growing as it arrives.

import { announcementOf, cardsOf } from "./cards.js";
import { element, linked } from "./dom.js";
import { troubleNotice } from "./trouble_notice.js";

const segmenter = "Segmenter" in Intl ? new Intl.Segmenter("en", { granularity: "sentence" }) : null;

const sentencesOf = (text) =>
  segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : text.split(/(?<=[.!?]\s)/);

const searchWords = ({ technologies, entities }) => {
  const things = [...technologies, ...entities];
  return things.length > 0 ? `Looking for ${things.join(", ")}` : "";
};

const STEPS = [
  ["vad_ms", "Your question was over"],
  ["hear_ms", "Recognised"],
  ["understand_ms", "Understood"],
  ["first_clause_ms", "First words stood"],
  ["first_audio_ms", "First sound went out"],
  ["done_ms", "The whole answer stood"],
];

// Only a live turn has one: it is counted from the last sound of the question.
const waterfallOf = (timings) =>
  timings?.first_clause_ms ? STEPS.filter(([key]) => timings[key] > 0).map(([key, words]) => [words, timings[key]]) : [];

export class TurnView {
  #addresses;
  #root;
  #question;
  #heard;
  #answer;
  #tail;
  #waiting;
  #after;
  #followups = null;
  #trouble = null;
  #text = "";
  #kind = "answer";

  // `addresses` are the person's own, which an answer may name.
  constructor(question, addresses) {
    this.#addresses = addresses;
    this.#question = element("h3", { class: "question", dir: "auto", tabindex: "-1", "aria-live": "off" }, question);
    this.#heard = element("p", { class: "heard", dir: "auto", hidden: true });
    this.#tail = element("span", { "aria-hidden": "true" });
    this.#answer = element("p", { class: "answer", dir: "auto" }, this.#tail);
    this.#waiting = element("p", { class: "waiting", hidden: true, "aria-live": "off" });
    this.#after = element("div");
    this.#root = element("article", { class: "turn" }, this.#question, this.#heard, this.#waiting, this.#answer, this.#after);
  }

  get root() {
    return this.#root;
  }

  focus() {
    this.#question.focus({ preventScroll: true });
  }

  // Before the first try and before each that the visitor asks for: what came of the last one goes.
  wait() {
    this.#trouble?.remove();
    this.#after.replaceChildren();
    this.#restart();
    this.#waiting.replaceChildren(element("span", { class: "dots" }, element("i"), element("i"), element("i")));
    this.#waiting.hidden = false;
  }

  // What one event of the stream brings; see the events of `POST /v1/sessions/{id}/turns`.
  show(name, data) {
    if (name === "understood") this.#showUnderstood(data);
    else if (name === "cards") this.#showCards(data);
    else if (name === "delta" && !this.#root.dataset.kind) this.#showDelta(data.text); // a voice goes on after the end
    else if (name === "done") this.finish(data);
  }

  // The whole turn: completes what streamed, or shows all of it at once.
  finish(turn) {
    this.#showUnderstood(turn);
    if (!this.#root.querySelector(".cards")) this.#showCards(turn);
    if (this.#text !== turn.answer) this.#restart();
    if (this.#text === "") this.#showDelta(turn.answer);
    this.#endSentence();
    this.#waiting.hidden = true;
    this.#root.dataset.kind = turn.kind;
    this.#root.dispatchEvent(new CustomEvent("vitavoce:whole", { bubbles: true, detail: turn }));
    if (turn.interrupted) this.#note("interrupted", "You stopped the answer here.");
    this.#showWaterfall(turn.timings);
  }

  stopWaiting() {
    this.#endSentence();
    this.#waiting.hidden = true;
  }

  showFollowups(suggestions) {
    if (suggestions.length === 0 || this.#followups !== null) return;
    const buttons = suggestions.map((words) =>
      element("li", {}, element("button", { type: "button", "data-ask": true, dir: "auto" }, words)),
    );
    this.#followups = element(
      "section",
      { class: "followups", "aria-label": "Ask next", "aria-live": "off" },
      element("ul", {}, ...buttons),
    );
    this.#root.append(this.#followups);
  }

  // The conversation goes on below: nothing is left here to press that belongs to its end.
  settle() {
    this.#followups?.remove();
    this.#trouble?.querySelector("button")?.remove();
  }

  // Says what went wrong; `again` is called when the visitor wants another try.
  showTrouble(trouble, again) {
    this.#waiting.hidden = true;
    this.#trouble = troubleNotice(trouble.message, trouble.waitS, trouble.retryable ? again : null);
    this.#root.append(this.#trouble);
  }

  #showUnderstood({ kind, heard, understood }) {
    this.#kind = kind;
    const words = searchWords(understood);
    if (words && !this.#waiting.hidden) this.#waiting.prepend(element("span", { class: "searching" }, words));
    const corrections = heard?.corrections ?? [];
    if (corrections.length > 0 && this.#heard.hidden) {
      const readings = corrections.map((each) => `“${each.heard}” as ${each.meant}`);
      this.#heard.textContent = `I read ${readings.join(", and ")}.`;
      this.#heard.hidden = false;
    }
  }

  #note(name, words) {
    if (!this.#root.querySelector(`.${name}`)) this.#answer.after(element("p", { class: name }, words));
  }

  // Where the time of a spoken turn went, for the curious.
  #showWaterfall(timings) {
    const steps = waterfallOf(timings);
    if (steps.length === 0) return;
    const rows = steps.map(([name, ms]) => element("li", {}, element("span", {}, name), ` ${Math.round(ms)} ms`));
    this.#root.querySelector(".waterfall")?.remove();
    this.#after.after(
      element("details", { class: "waterfall", "aria-live": "off" }, element("summary", {}, "How fast was that?"), element("ol", {}, ...rows)),
    );
  }

  #showCards({ cards, matches }) {
    if (cards.length === 0) return;
    const about = { kind: this.#kind, matched: matches.length };
    this.#after.append(element("p", { class: "unseen" }, announcementOf(cards)), cardsOf(cards, about));
  }

  // Whole sentences enter the log one by one; the unfinished one is seen but not announced.
  #showDelta(text) {
    this.#waiting.hidden = true;
    this.#text += text;
    const sentences = sentencesOf(this.#tail.textContent + text);
    const unfinished = sentences.pop() ?? "";
    for (const sentence of sentences) this.#add(sentence);
    this.#tail.textContent = unfinished;
  }

  #endSentence() {
    if (this.#tail.textContent) this.#add(this.#tail.textContent);
    this.#tail.textContent = "";
  }

  #add(sentence) {
    this.#tail.before(element("span", { class: "sentence" }, ...linked(sentence, this.#addresses)));
  }

  #restart() {
    this.#text = "";
    this.#tail.textContent = "";
    this.#answer.replaceChildren(this.#tail);
  }
}
