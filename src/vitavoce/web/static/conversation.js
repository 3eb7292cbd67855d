// The conversation: restores it, asks, and keeps the page where the visitor is reading.

import { element } from "./dom.js";
import { askStreaming, newKey } from "./stream.js";
import { troubleNotice } from "./trouble_notice.js";
import { TurnView } from "./turn_view.js";
import { Trouble } from "./words.js";

const EXPIRED = "The conversation above has expired. This begins a new one.";

export class Conversation {
  #session;
  #transcript;
  #starters;
  #newButton;
  #addresses;
  #views = [];
  #voice = null;
  #busy = false;
  #scrolled = false; // by the visitor, since the last question
  #stopper = new AbortController();
  #running = Promise.resolve();
  #ended = Promise.resolve();

  constructor({ session, transcript, starters, newButton, addresses }) {
    this.#session = session;
    this.#transcript = transcript;
    this.#starters = starters;
    this.#newButton = newButton;
    this.#addresses = addresses;
    for (const gesture of ["wheel", "touchmove"]) addEventListener(gesture, () => (this.#scrolled = true), { passive: true });
  }

  // Who speaks the answers, where the browser can.
  set voice(voice) {
    this.#voice = voice;
  }

  async restore() {
    let turns;
    try {
      turns = await this.#session.turns();
    } catch (trouble) {
      const notice = troubleNotice("The conversation so far can’t be loaded just now.", trouble.waitS, () => {
        notice.remove();
        this.restore();
      });
      this.#transcript.append(notice);
      return;
    }
    if (turns.length === 0 || this.#views.length > 0) return;
    this.#transcript.setAttribute("aria-live", "off"); // what was said before is not said again
    for (const turn of turns) this.#add(turn.question).finish(turn);
    this.#views.at(-1).showFollowups(turns.at(-1).suggestions);
    scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
    requestAnimationFrame(() => this.#transcript.setAttribute("aria-live", "polite"));
  }

  get isBusy() {
    return this.#busy;
  }

  // A turn that comes by voice, as soon as it is understood.
  hear(turn) {
    this.#views.at(-1)?.settle();
    const view = this.#add(turn.question);
    this.#scrolled = false;
    view.wait();
    view.show("understood", turn);
    view.show("cards", turn);
    this.#reveal(view);
    return view;
  }

  // It stands, or was cut short; without a turn, all that came of it is here.
  spoken(view, turn = null) {
    if (turn === null) {
      view.stopWaiting();
      return;
    }
    view.finish(turn);
    if (view === this.#views.at(-1)) view.showFollowups(turn.suggestions);
    this.#reveal(view);
  }

  // False when an answer is still on its way, so that the question stays in the box.
  ask(question, { moveFocus = false } = {}) {
    if (this.#voice?.isTalking) {
      this.#voice.type(question);
      return true;
    }
    if (this.#busy) return false;
    this.#voice?.stop();
    this.#views.at(-1)?.settle();
    const view = this.#add(question);
    if (moveFocus) view.focus();
    this.#running = this.#run(view, { question, speak: this.#voice?.speak ?? false, key: newKey() });
    return true;
  }

  async restart() {
    await this.#voice?.end();
    this.#stopper.abort();
    this.#busy = false;
    for (const child of [...this.#transcript.children].slice(1)) child.remove(); // all but the greeting
    this.#views = [];
    this.#showBeginning(true);
    scrollTo({ top: 0, behavior: "instant" });
    // Only when nothing uses the session any more; and the next question waits for that, not for the server.
    this.#ended = this.#running.then(() => void this.#session.erase());
  }

  async #run(view, asked) {
    this.#stopper = new AbortController();
    const { signal } = this.#stopper;
    this.#busy = true;
    this.#scrolled = false;
    view.wait();
    this.#reveal(view);
    try {
      await this.#ended;
      await this.#stream(view, asked, signal);
    } catch (error) {
      if (signal.aborted) return;
      const trouble = error instanceof Trouble ? error : new Trouble("Something went wrong on this page. Please try again.");
      view.showTrouble(trouble, () => {
        if (!this.#busy) this.#running = this.#run(view, asked);
      });
      if (trouble !== error) reportError(error);
    } finally {
      if (!signal.aborted) {
        this.#busy = false;
        this.#reveal(view);
      }
    }
  }

  async #stream(view, asked, signal) {
    const show = (name, data) => {
      view.show(name, data);
      if (name === "speech") this.#voice?.play(data.speech);
      if (name === "done") view.showFollowups(data.suggestions);
    };
    const askOnce = () => {
      signal.throwIfAborted();
      return askStreaming({ session: this.#session, ...asked, show, signal });
    };
    const isFirst = !this.#session.isOpen;
    if (isFirst) await this.#session.open();
    try {
      await askOnce();
    } catch (trouble) {
      if (!trouble.lost || isFirst || signal.aborted) throw trouble;
      this.#session.forget();
      await this.#session.open();
      if (this.#views.length > 1) view.root.before(element("p", { class: "expired" }, EXPIRED));
      await askOnce();
    }
  }

  #add(question) {
    const view = new TurnView(question, this.#addresses);
    this.#views.push(view);
    this.#transcript.append(view.root);
    this.#showBeginning(false);
    return view;
  }

  #showBeginning(shown) {
    this.#starters.hidden = !shown || this.#starters.querySelector("button") === null;
    this.#newButton.hidden = shown;
    document.body.classList.toggle("begun", !shown);
  }

  // The question at the top of the window where the answer is long, the end of the answer at its bottom where not.
  #reveal(view) {
    if (!this.#scrolled) view.root.scrollIntoView({ block: "start" });
  }
}
