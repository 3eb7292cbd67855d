// The conversation: restores it, asks, and keeps the page where the visitor is reading.

import { element } from "./dom.js";
import { askStreaming, newKey } from "./stream.js";
import { TurnView, troubleNotice } from "./turn_view.js";
import { Trouble } from "./words.js";

const EXPIRED = "The conversation above has expired. This begins a new one.";

export class Conversation {
  #session;
  #transcript;
  #starters;
  #newButton;
  #addresses;
  #views = [];
  #busy = false;
  #era = 0; // counts conversations, so that an answer to an earlier one is not shown in the next

  constructor({ session, transcript, starters, newButton, addresses }) {
    this.#session = session;
    this.#transcript = transcript;
    this.#starters = starters;
    this.#newButton = newButton;
    this.#addresses = addresses;
  }

  async restore() {
    const era = this.#era;
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
    if (era !== this.#era || turns.length === 0 || this.#views.length > 0) return;
    this.#transcript.setAttribute("aria-live", "off"); // what was said before is not said again
    for (const turn of turns) {
      const view = this.#add(turn.question);
      view.finish(turn);
    }
    this.#views.at(-1).showFollowups(turns.at(-1).suggestions);
    scrollTo({ top: document.documentElement.scrollHeight, behavior: "instant" });
    requestAnimationFrame(() => this.#transcript.setAttribute("aria-live", "polite"));
  }

  // False when an answer is still on its way, so that the question stays in the box.
  ask(question, { moveFocus = false } = {}) {
    if (this.#busy) return false;
    this.#views.at(-1)?.settle();
    const view = this.#add(question);
    if (moveFocus) view.focus();
    this.#run(view, { question, key: newKey() });
    return true;
  }

  async restart() {
    this.#era += 1;
    this.#busy = false;
    for (const child of [...this.#transcript.children].slice(1)) child.remove(); // all but the greeting
    this.#views = [];
    this.#showBeginning(true);
    scrollTo({ top: 0, behavior: "instant" });
    await this.#session.erase();
  }

  async #run(view, asked) {
    const era = this.#era;
    const isCurrent = () => era === this.#era;
    this.#busy = true;
    view.wait();
    this.#reveal(view);
    try {
      await this.#stream(view, asked, isCurrent);
    } catch (error) {
      if (!isCurrent()) return;
      const trouble = error instanceof Trouble ? error : new Trouble("Something went wrong on this page. Please try again.");
      view.showTrouble(trouble, () => this.#run(view, asked));
      if (!(error instanceof Trouble)) throw error;
    } finally {
      if (isCurrent()) {
        this.#busy = false;
        this.#reveal(view);
      }
    }
  }

  async #stream(view, asked, isCurrent) {
    const show = (name, data) => {
      if (!isCurrent()) return;
      view.show(name, data);
      if (name === "done") view.showFollowups(data.suggestions);
    };
    const isFirst = !this.#session.isOpen;
    if (isFirst) await this.#session.open();
    try {
      await askStreaming({ session: this.#session, ...asked, show });
    } catch (trouble) {
      if (!trouble.lost || isFirst) throw trouble;
      this.#session.forget();
      await this.#session.open();
      if (this.#views.length > 1) view.root.before(element("p", { class: "expired" }, EXPIRED));
      await askStreaming({ session: this.#session, ...asked, show });
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
    view.root.scrollIntoView({ block: "start" });
  }
}
