// What is seen of a talk: its state in words and shape, how loud it is, what seems to be said, and what is sounding.

const WORDS = {
  connecting: "Connecting",
  ready: "Ready: hold the button while you speak",
  listening: "Listening",
  hearing: "Listening to you",
  recording: "Recording",
  thinking: "Thinking",
  speaking: "Speaking",
  paused: "Paused for you",
  broken: "The line broke. Reconnecting",
};
const LOUDEST = 0.25; // as loud as a voice near the microphone gets

export class VoiceBar {
  #bar;
  #state;
  #level;
  #hearing;
  #stop;
  #quiet = 0;

  constructor(bar, { stop, end }) {
    this.#bar = bar;
    this.#state = bar.querySelector("[data-voice-state]");
    this.#level = bar.querySelector("[data-voice-level]");
    this.#hearing = bar.querySelector("[data-voice-hearing]");
    this.#stop = bar.querySelector("[data-voice-stop]");
    this.#stop.addEventListener("click", stop);
    bar.querySelector("[data-voice-end]").addEventListener("click", end);
  }

  get captions() {
    return this.#bar.querySelector("[data-voice-captions]");
  }

  get state() {
    return this.#bar.dataset.state ?? "";
  }

  show(state) {
    if (this.#bar.hidden) this.#bar.hidden = false;
    if (state === this.state) return;
    this.#bar.dataset.state = state;
    this.#state.textContent = WORDS[state];
    this.#stop.disabled = !["thinking", "speaking", "paused"].includes(state);
    if (state === "hearing" || state === "recording") this.#hearing.textContent = "";
  }

  hear(words) {
    this.#hearing.textContent = words ? `“${words}”` : "";
  }

  // A word that isn't a state: what was ignored, or couldn't be made out.
  note(words) {
    this.#hearing.textContent = words;
  }

  level(loudness) {
    this.#quiet = Math.max(loudness / LOUDEST, this.#quiet * 0.82);
    this.#level.style.setProperty("--level", Math.min(1, this.#quiet).toFixed(2));
  }

  hide() {
    this.#bar.hidden = true;
    delete this.#bar.dataset.state;
    this.#hearing.textContent = "";
    this.level(0);
  }
}
