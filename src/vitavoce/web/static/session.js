// One visitor's session: opened at the first question, kept over a reload, given up quietly once it is gone.

import { Trouble, troubleOf, unreachable } from "./words.js";

const REQUEST_TIMEOUT_MS = 15_000;

const stored = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null; // storage refused, or not ours
  }
};

const store = (key, value) => {
  try {
    if (value) localStorage.setItem(key, JSON.stringify(value));
    else localStorage.removeItem(key);
  } catch {
    // the session lives for this page only
  }
};

const isSession = (value) => typeof value?.id === "string" && typeof value?.token === "string";

export class Session {
  #profile;
  #key;
  #held;
  #judged = new Map();

  constructor(profile) {
    this.#profile = profile;
    this.#key = `vitavoce:session:${profile}`;
    const held = stored(this.#key);
    this.#held = isSession(held) ? held : null; // whether it still lives, the server says
  }

  get isOpen() {
    return this.#held !== null;
  }

  get turnsAddress() {
    return `${this.#address}/turns`;
  }

  get audioAddress() {
    return `${this.#address}/audio`;
  }

  // What a live line shows at its door.
  get credentials() {
    return { sessionId: this.#held.id, token: this.#held.token };
  }

  get authorization() {
    return { Authorization: `Bearer ${this.#held.token}` };
  }

  get #address() {
    return `/v1/sessions/${encodeURIComponent(this.#held.id)}`;
  }

  async open() {
    const body = JSON.stringify({ profile: this.#profile });
    const headers = { "Content-Type": "application/json" };
    const { id, token } = await request("/v1/sessions", { method: "POST", headers, body });
    this.#keep({ id, token });
  }

  // The turns of the session held from an earlier visit; none when it is gone.
  async turns() {
    if (!this.isOpen) return [];
    try {
      const session = await request(this.#address, { headers: this.authorization });
      this.#judged = new Map(session.feedback.map((each) => [each.turn_id, each]));
      return session.turns;
    } catch (trouble) {
      if (!trouble.lost) throw trouble;
      this.forget();
      return [];
    }
  }

  // Whether the server says that it is gone; what can't be asked is taken to live.
  async isLost() {
    try {
      await request(this.#address, { headers: this.authorization });
      return false;
    } catch (trouble) {
      return trouble.lost;
    }
  }

  // What the visitor said of an answer, on an earlier visit.
  judgementOf(turnId) {
    return this.#judged.get(turnId);
  }

  // Null takes back what was said before.
  async judge(turnId, given) {
    const address = `${this.turnsAddress}/${encodeURIComponent(turnId)}/feedback`;
    const { thumb, reason, comment } = given ?? {};
    const body = JSON.stringify(thumb === "down" ? { thumb, reason, comment } : { thumb, comment });
    await request(address, { headers: this.#writing, ...(given ? { method: "PUT", body } : { method: "DELETE" }) });
  }

  // Something that the visitor did, sent even as the page is being left; lost is lost.
  tell(type) {
    const options = { method: "POST", headers: this.#writing, body: JSON.stringify({ type }), keepalive: true };
    fetch(`${this.#address}/events`, options).catch(() => undefined);
  }

  get #writing() {
    return { ...this.authorization, "Content-Type": "application/json" };
  }

  forget() {
    this.#keep(null);
  }

  // Ends the session and has the server erase what was said. When it can't be reached, the session lapses by itself.
  async erase() {
    if (!this.isOpen) return;
    const [address, headers] = [this.#address, this.authorization];
    this.forget();
    await request(address, { method: "DELETE", headers }).catch(() => undefined);
  }

  #keep(held) {
    this.#held = held;
    store(this.#key, held);
  }
}

const request = async (address, options) => {
  let response;
  try {
    response = await fetch(address, { ...options, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) });
  } catch {
    throw unreachable();
  }
  if (!response.ok) throw await troubleOf(response);
  if (response.status === 204) return null;
  try {
    return await response.json();
  } catch {
    throw new Trouble("The server’s answer came in a form I can’t read. Please try again in a moment.");
  }
};
