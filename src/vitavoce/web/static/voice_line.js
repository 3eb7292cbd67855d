// The live line to the server: the realtime protocol over a WebSocket that survives a bad connection.

const RETRY_MS = [200, 600, 1_500, 3_000, 5_000, 8_000, 10_000];
const RESUME_WITHIN_MS = 115_000; // the server waits for two minutes
const KEPT_MS = 30_000; // of what was said, to be said again after a break
const CONNECT_MS = 8_000;
const FOR_GOOD = new Set([1000, 1001, 4409]);

const base64 = (samples) => {
  const bytes = new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength);
  return btoa(String.fromCharCode(...bytes));
};

export const bytesOf = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

export class VoiceLine {
  #address;
  #token;
  #told;
  #changed;
  #socket = null;
  #lastEvent = null;
  #sent = []; // frames lately sent, each {atMs, audio}
  #sentMs = 0;
  #frozenAt = 0; // when the line broke
  #tries = 0;
  #closed = false;
  #retry = null;

  // `told(event)` is called for each server event; `changed("open" | "broken" | "lost")` as the line fares.
  constructor({ sessionId, token, told, changed }) {
    const scheme = location.protocol === "https:" ? "wss:" : "ws:";
    this.#address = `${scheme}//${location.host}/v1/realtime?session=${encodeURIComponent(sessionId)}`;
    this.#token = token;
    this.#told = told;
    this.#changed = changed;
  }

  // Resolves once the first connection stands; false when it can't be had.
  open() {
    return new Promise((resolve) => this.#connect(resolve));
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  send(type, fields = {}) {
    if (this.isOpen) this.#socket.send(JSON.stringify({ type, ...fields }));
  }

  // Sound is kept for a while, so that nothing said during a short break is lost.
  say(samples) {
    const audio = base64(samples);
    this.#sent.push({ atMs: this.#sentMs, audio });
    this.#sentMs += (samples.length * 1000) / 24_000;
    while (this.#sent.length > 0 && this.#sent[0].atMs < this.#sentMs - KEPT_MS) this.#sent.shift();
    this.send("input_audio_buffer.append", { audio });
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#retry);
    this.#socket?.close(1000);
  }

  #connect(resolve = () => undefined) {
    const after = this.#lastEvent ? `&last_event_id=${encodeURIComponent(this.#lastEvent)}` : "";
    const socket = new WebSocket(this.#address + after, ["realtime", `vitavoce.token.${this.#token}`]);
    this.#socket = socket;
    let opened = false;
    const patience = setTimeout(() => socket.close(), CONNECT_MS);
    socket.onopen = () => {
      opened = true;
      clearTimeout(patience);
      this.#tries = 0;
      this.#frozenAt = 0;
      this.#changed("open");
      resolve(true);
    };
    socket.onmessage = ({ data }) => this.#received(JSON.parse(data));
    socket.onclose = ({ code }) => {
      clearTimeout(patience);
      if (socket !== this.#socket || this.#closed) return;
      if (!opened && this.#lastEvent === null) {
        this.#closed = true;
        resolve(false);
      } else if (FOR_GOOD.has(code)) this.#lose();
      else this.#again();
    };
  }

  #received(event) {
    this.#lastEvent = event.event_id ?? this.#lastEvent;
    if (event.type === "vitavoce.resumed") {
      for (const frame of this.#sent) {
        if (frame.atMs >= event.audio_received_ms) this.send("input_audio_buffer.append", { audio: frame.audio });
      }
    }
    this.#told(event);
  }

  #again() {
    this.#frozenAt ||= Date.now();
    if (Date.now() - this.#frozenAt > RESUME_WITHIN_MS) {
      this.#lose();
      return;
    }
    this.#changed("broken");
    const delay = RETRY_MS[Math.min(this.#tries, RETRY_MS.length - 1)];
    this.#tries += 1;
    this.#retry = setTimeout(() => this.#connect(), delay);
  }

  #lose() {
    this.#closed = true;
    this.#changed("lost");
  }
}
