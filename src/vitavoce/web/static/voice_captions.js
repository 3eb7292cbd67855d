// The words of the answer in step with the voice, a few at a time.

import { element } from "./dom.js";

const WORDS_SHOWN = 9;

export class Captions {
  #line;
  #words = [];
  #item = null;
  #shown = -1; // first word on the line

  constructor(line) {
    this.#line = line;
  }

  add(item, words) {
    if (item !== this.#item) this.clear();
    this.#item = item;
    for (const word of words) {
      if (this.#words.length === 0 || word.audio_start_ms >= this.#words.at(-1).audio_start_ms) this.#words.push(word);
    }
  }

  // What sounds at a moment of the item's sound is marked; what was said before it looks said.
  at(item, playedMs) {
    if (item !== this.#item || this.#words.length === 0) return;
    let current = -1;
    while (current + 1 < this.#words.length && this.#words[current + 1].audio_start_ms <= playedMs) current += 1;
    if (current < 0) return;
    const first = current - (current % WORDS_SHOWN);
    if (first !== this.#shown || this.#line.children.length !== this.#words.slice(first, first + WORDS_SHOWN).length) {
      this.#shown = first;
      const words = this.#words.slice(first, first + WORDS_SHOWN);
      this.#line.replaceChildren(...words.flatMap(({ text }) => [element("span", {}, text.trim()), " "]));
    }
    for (const [place, word] of [...this.#line.children].entries()) {
      word.className = first + place < current ? "said" : first + place === current ? "saying" : "";
    }
  }

  clear() {
    this.#words = [];
    this.#item = null;
    this.#shown = -1;
    this.#line.replaceChildren();
  }
}
