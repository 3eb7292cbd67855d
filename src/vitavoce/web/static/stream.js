// One question over Server-Sent Events, resumed where it broke off until the turn is whole.

import { Trouble, troubleIn, troubleOf, unreachable } from "./words.js";

const RETRY_DELAYS_MS = [400, 1200, 3000];
const SILENCE_MS = 40_000; // the server sends a comment every 15 s, so two were missed
const LONGEST_QUIET_WAIT_S = 4; // a longer wait is the visitor's to decide

const pause = (ms, signal) =>
  new Promise((resume) => {
    setTimeout(resume, ms);
    signal.addEventListener("abort", resume);
  });

// Yields `{name, id, data}` as the HTML standard parses an event stream, but for `id`, which is null for an event
// without one of its own; `data` is parsed JSON.
export async function* eventsOf(chunks) {
  let rest = "";
  let [name, id, data] = ["message", null, []];
  for await (const chunk of chunks) {
    rest += chunk;
    const held = rest.endsWith("\r") ? "\r" : ""; // its line feed may come with the next chunk
    const lines = rest.slice(0, rest.length - held.length).split(/\r\n|\n|\r/);
    rest = lines.pop() + held;
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) yield { name, id, data: JSON.parse(data.join("\n")) };
        [name, id, data] = ["message", null, []];
        continue;
      }
      const colon = line.indexOf(":");
      if (colon === 0) continue;
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
      if (field === "event") name = value;
      else if (field === "data") data.push(value);
      else if (field === "id") id = value;
    }
  }
}

// Decoded text of a response; a silent or broken connection raises Trouble.
async function* textOf(response, stillAlive) {
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    let part;
    try {
      part = await reader.read();
    } catch {
      throw brokenOff();
    }
    if (part.done) return;
    stillAlive();
    yield decoder.decode(part.value, { stream: true });
  }
}

const brokenOff = () => Object.assign(unreachable(), { broken: true });

const mayRetryQuietly = (trouble) =>
  (trouble.broken && navigator.onLine) ||
  (trouble.waitS > 0 && trouble.waitS <= LONGEST_QUIET_WAIT_S);

// Calls `show(name, data)` for each event once and in order; raises Trouble when the turn can't be had, or when
// `signal` says that nobody waits for it any more.
export const askStreaming = async ({ session, question, speak, key, show, signal }) => {
  const seen = new Set();
  const headers = {
    ...session.authorization,
    "Content-Type": "application/json",
    Accept: "text/event-stream",
    "Idempotency-Key": `"${key}"`,
  };

  const attempt = async () => {
    const silence = new AbortController();
    let timer;
    const stillAlive = () => {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), SILENCE_MS);
    };
    stillAlive();
    try {
      const response = await fetch(session.turnsAddress, {
        method: "POST",
        headers,
        body: JSON.stringify(speak ? { question, speak } : { question }),
        signal: AbortSignal.any([signal, silence.signal]),
      }).catch(() => {
        throw brokenOff();
      });
      if (!response.ok) throw await troubleOf(response);
      for await (const { name, id, data } of eventsOf(textOf(response, stillAlive))) {
        if (id !== null && seen.has(id)) continue;
        if (id !== null) {
          seen.add(id);
          headers["Last-Event-ID"] = id;
        }
        if (name === "error") throw troubleIn(data);
        show(name, data);
        if (name === "done") return;
      }
      throw brokenOff();
    } finally {
      clearTimeout(timer);
      silence.abort();
    }
  };

  for (const delayMs of [...RETRY_DELAYS_MS, null]) {
    try {
      return await attempt();
    } catch (trouble) {
      if (!(trouble instanceof Trouble) || delayMs === null || signal.aborted || !mayRetryQuietly(trouble)) throw trouble;
      await pause(Math.max(delayMs, trouble.waitS * 1000), signal);
    }
  }
};

// Random, and made without `crypto.randomUUID`, which plain HTTP in a local network does not offer.
export const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
