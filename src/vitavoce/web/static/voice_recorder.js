// Where there is no live line: record a question whole, send it, and play the answer.

import { openMicrophone } from "./voice_sound.js";
import { Trouble, troubleOf, unreachable } from "./words.js";

const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const LONGEST_MS = 55_000; // the server takes a minute
const ANSWER_WITHIN_MS = 40_000;

export class VoiceRecorder {
  #stream = null;
  #recorder = null;
  #parts = [];
  #over = null;

  static get isPossible() {
    return typeof MediaRecorder !== "undefined" && Boolean(navigator.mediaDevices?.getUserMedia);
  }

  // Raises Trouble where there is no microphone. `full` is called when the recording is as long as may be.
  async start(full) {
    this.#stream = await openMicrophone();
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    this.#recorder = new MediaRecorder(this.#stream, mimeType ? { mimeType } : {});
    this.#parts = [];
    this.#recorder.ondataavailable = ({ data }) => this.#parts.push(data);
    this.#recorder.start();
    this.#over = setTimeout(full, LONGEST_MS);
  }

  // The recording; null when it wasn't running.
  async stop() {
    clearTimeout(this.#over);
    const recorder = this.#recorder;
    this.#recorder = null;
    if (!recorder || recorder.state === "inactive") return null;
    const ended = new Promise((resolve) => recorder.addEventListener("stop", resolve, { once: true }));
    recorder.stop();
    await ended;
    for (const track of this.#stream.getTracks()) track.stop();
    return new Blob(this.#parts, { type: recorder.mimeType });
  }
}

// The turn that a recording became. Raises Trouble in words.
export const sendRecording = async (session, recording, { speak, key }) => {
  const form = new FormData();
  form.append("file", recording, `question.${recording.type.includes("mp4") ? "m4a" : "webm"}`);
  form.append("speak", String(speak));
  let response;
  try {
    response = await fetch(session.audioAddress, {
      method: "POST",
      headers: { ...session.authorization, "Idempotency-Key": `"${key}"` },
      body: form,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch {
    throw unreachable();
  }
  if (!response.ok) throw await heardTrouble(response);
  return response.json();
};

const HEARD = {
  SPEECH_NOT_FOUND: "I didn’t catch that. Please say it again, or type it.",
  AUDIO_TOO_SHORT: "That was too short to make out. Hold the button while you speak.",
  AUDIO_TOO_LONG: "That was too long for me. Could you put it more briefly?",
  AUDIO_TOO_LARGE: "That was too long for me. Could you put it more briefly?",
  ENGINE_UNAVAILABLE: "I can’t listen just now. Please type your question.",
};

const heardTrouble = async (response) => {
  const { code = "" } = await response.clone().json().catch(() => ({}));
  return HEARD[code] ? new Trouble(HEARD[code], { retryable: false }) : troubleOf(response);
};
