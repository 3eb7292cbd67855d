// Whether answers are spoken, as the visitor chose it; and the player for answers that come as files.

const KEY = "vitavoce:aloud";

const stored = () => {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage refused
  }
};

export class Aloud {
  #choice = stored(); // "on", "off", or null while nothing was chosen
  #button;
  #audio = new Audio();
  #changed;
  #talking = false;

  constructor(button, { changed }) {
    this.#button = button;
    this.#changed = changed;
    button.addEventListener("click", () => this.#choose(!this.isOn));
    this.#audio.addEventListener("play", () => button.classList.add("sounding"));
    for (const end of ["ended", "pause", "error"]) this.#audio.addEventListener(end, () => button.classList.remove("sounding"));
    this.#show();
  }

  // A talk is spoken unless it was muted; what is typed is answered in silence unless sound was asked for.
  get isOn() {
    return this.#talking ? this.#choice !== "off" : this.#choice === "on";
  }

  get isSounding() {
    return !this.#audio.paused;
  }

  set talking(talking) {
    this.#talking = talking;
    this.#show();
  }

  // Resolves false where the browser lets no sound out.
  async play(address) {
    this.#audio.src = address;
    try {
      await this.#audio.play();
      return true;
    } catch (error) {
      return error.name === "AbortError"; // stopped by the visitor
    }
  }

  stop() {
    this.#audio.pause();
  }

  #choose(on) {
    this.#choice = on ? "on" : "off";
    if (!on) this.stop();
    try {
      localStorage.setItem(KEY, this.#choice);
    } catch {
      // it holds for this page only
    }
    this.#show();
    this.#changed(on);
  }

  #show() {
    this.#button.setAttribute("aria-pressed", String(this.isOn));
    this.#button.querySelector("[data-aloud-word]").textContent = this.isOn ? "Answers aloud: on" : "Answers aloud: off";
  }
}
