// The question box: grows with the text, sends on Enter, and counts only when the end is near.

const COUNT_FROM = 0.8; // share of the limit from which the counter speaks

export class Composer {
  #form;
  #box;
  #counter;
  #limit;

  constructor(form, { limit, ask }) {
    this.#form = form;
    this.#box = form.elements.question;
    this.#counter = form.querySelector("[data-counter]");
    this.#limit = limit;
    this.#box.addEventListener("input", () => this.#changed());
    this.#box.addEventListener("keydown", (event) => {
      // While an input method composes a word, Enter only accepts that word.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const question = this.#box.value.trim();
      if (question === "" || this.#tooLong) this.#box.focus();
      else if (ask(question)) this.#clear();
      else this.#counter.textContent = "One moment, the last answer is still on its way.";
    });
    this.#changed();
  }

  focus() {
    this.#box.focus({ preventScroll: true });
  }

  get #length() {
    return Array.from(this.#box.value.trim()).length; // characters as the server counts them
  }

  get #tooLong() {
    return this.#length > this.#limit;
  }

  #clear() {
    this.#box.value = "";
    this.#changed();
  }

  #changed() {
    this.#box.style.height = "auto";
    this.#box.style.height = `${this.#box.scrollHeight}px`;
    const left = this.#limit - this.#length;
    this.#form.classList.toggle("too-long", left < 0);
    this.#box.setAttribute("aria-invalid", String(left < 0));
    if (left < 0) this.#counter.textContent = `${-left} characters too long.`;
    else this.#counter.textContent = left < this.#limit * (1 - COUNT_FROM) ? `${left} characters left.` : "";
  }
}
