// The words of the answer in step with the voice, as they are written and a line at a time.

import { element } from "./dom.js";

const LONG_LINE_WORDS = 8; // it may end at the next comma
const LONGEST_LINE_WORDS = 13;
const SENTENCE_END = /[.!?…:][”’"')\]]*$/;
const CLAUSE_END = /[,;–—][”’"')\]]*$/;

export class Captions {
  #line;
  #item = null;
  #written = "";
  #words = [];
  #firsts = []; // for each word, the first one of its line
  #shown = -1; // first word on the line

  constructor(line) {
    this.#line = line;
  }

  // More of the answer's text.
  write(item, text) {
    this.#begin(item);
    this.#written += text;
  }

  // When its next words sound, and where they stand in the text.
  add(item, words) {
    this.#begin(item);
    for (const word of words) {
      if (this.#words.length > 0 && word.audio_start_ms < this.#words.at(-1).audio_start_ms) continue;
      this.#words.push(word);
      this.#firsts.push(this.#firstOfLine());
    }
  }

  // What sounds at a moment of the item's sound is marked; what was said before it looks said.
  at(item, playedMs) {
    if (item !== this.#item) return;
    let current = -1;
    while (current + 1 < this.#words.length && this.#words[current + 1].audio_start_ms <= playedMs) current += 1;
    if (current < 0) return;
    const first = this.#firsts[current];
    const after = this.#firsts.findIndex((begin) => begin > first);
    const count = (after < 0 ? this.#words.length : after) - first;
    if (first !== this.#shown || this.#line.children.length !== count) {
      this.#shown = first;
      this.#line.replaceChildren(
        ...Array.from({ length: count }, (_, place) => element("span", {}, this.#textOf(first + place))),
      );
    }
    for (const [place, word] of [...this.#line.children].entries()) {
      word.className = first + place < current ? "said" : first + place === current ? "saying" : "";
    }
  }

  clear() {
    this.#item = null;
    this.#written = "";
    this.#words = [];
    this.#firsts = [];
    this.#shown = -1;
    this.#line.replaceChildren();
  }

  #begin(item) {
    if (item === this.#item) return;
    this.clear();
    this.#item = item;
  }

  // The word with the marks and the space behind it.
  #textOf(place) {
    const { start, end } = this.#words[place];
    const next = this.#words[place + 1]?.start ?? this.#written.indexOf(" ", end);
    return this.#written.slice(start, next < 0 ? undefined : next);
  }

  #firstOfLine() {
    const place = this.#words.length - 1;
    if (place === 0) return 0;
    const first = this.#firsts[place - 1];
    const before = this.#textOf(place - 1).trimEnd();
    const words = place - first;
    const ends =
      SENTENCE_END.test(before) ||
      (words >= LONG_LINE_WORDS && CLAUSE_END.test(before)) ||
      words >= LONGEST_LINE_WORDS;
    return ends ? place : first;
  }
}
