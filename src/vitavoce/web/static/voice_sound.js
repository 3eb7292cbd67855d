// The page's ear and mouth: the microphone in frames, and a player whose place is always known.

import { Trouble } from "./words.js";

const RATE_HZ = 24_000;
const RESUMED_WITHIN_MS = 1_500;
const WORKLET = new URL("./voice_worklet.js", import.meta.url);

const REFUSALS = {
  NotAllowedError: "The microphone is blocked for this page. You can allow it in the browser’s address bar, or type your question.",
  NotFoundError: "I can’t find a microphone on this device. You can type your question.",
  NotReadableError: "Another program is using the microphone. Close it and try again, or type your question.",
  SecurityError: "This page may not use the microphone here. You can type your question.",
};

export const openMicrophone = async () => {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 },
    });
  } catch (error) {
    throw new Trouble(REFUSALS[error.name] ?? "The microphone doesn’t answer. You can type your question.", {
      retryable: error.name === "NotReadableError",
    });
  }
};

const contextFor = async () => {
  let context;
  try {
    context = new AudioContext({ sampleRate: RATE_HZ, latencyHint: "interactive" });
  } catch {
    context = new AudioContext({ latencyHint: "interactive" }); // a device with a rate of its own
  }
  try {
    await context.audioWorklet.addModule(WORKLET);
    return context;
  } catch (error) {
    await context.close();
    throw error;
  }
};

const connected = (context, stream) => {
  const source = context.createMediaStreamSource(stream);
  const ear = new AudioWorkletNode(context, "vitavoce-microphone", { numberOfOutputs: 0 });
  source.connect(ear);
  return ear;
};

export class VoiceSound {
  #context;
  #earContext;
  #ear = null;
  #mouth;
  #stream;
  #sounding = false;
  #played = { item: null, ms: 0 };

  // `heard(frame, level)` is called every 20 ms; `played(item, ms, sounding)` as the player moves on.
  static async open({ heard, played }) {
    const sound = new VoiceSound();
    sound.#stream = await openMicrophone();
    try {
      sound.#context = await contextFor();
      // Where sound isn't let out, this waits for a gesture that may never come.
      await Promise.race([sound.#context.resume(), new Promise((resolve) => setTimeout(resolve, RESUMED_WITHIN_MS))]);
      sound.#mouth = new AudioWorkletNode(sound.#context, "vitavoce-player", { numberOfInputs: 0, outputChannelCount: [1] });
      sound.#mouth.connect(sound.#context.destination);
      sound.#mouth.port.onmessage = ({ data }) => {
        sound.#sounding = data.sounding;
        sound.#played = { item: data.item, ms: data.playedMs };
        played(data.item, data.playedMs, data.sounding);
      };
      await sound.#listen(heard);
    } catch (error) {
      await sound.close();
      throw error;
    }
    return sound;
  }

  // False where the browser keeps sound in, or knows its devices and there is nothing to hear it by.
  async isAudible() {
    if (this.#context.state !== "running") return false;
    if (!("setSinkId" in HTMLMediaElement.prototype)) return true; // it tells of no loudspeakers at all
    const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
    return devices.length === 0 || devices.some(({ kind }) => kind === "audiooutput");
  }

  get isSounding() {
    return this.#sounding;
  }

  // How much of an answer was heard, in ms of its sound.
  playedOf(item) {
    return this.#played.item === item ? this.#played.ms : 0;
  }

  play(item, bytes) {
    const samples = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1);
    this.#sounding = true;
    this.#mouth.port.postMessage({ kind: "push", item, samples });
  }

  pause() {
    this.#mouth.port.postMessage({ kind: "pause" });
  }

  resume() {
    this.#mouth.port.postMessage({ kind: "resume" });
  }

  clear() {
    this.#sounding = false;
    this.#mouth.port.postMessage({ kind: "clear" });
  }

  async close() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    for (const context of new Set([this.#context, this.#earContext])) await context?.close().catch(() => undefined);
  }

  async #listen(heard) {
    try {
      this.#ear = connected(this.#context, this.#stream);
      this.#earContext = this.#context;
    } catch {
      // Firefox joins no device to a context of another rate: the ear then runs at the device's own.
      this.#earContext = new AudioContext({ latencyHint: "interactive" });
      await this.#earContext.audioWorklet.addModule(WORKLET);
      this.#ear = connected(this.#earContext, this.#stream);
    }
    this.#ear.port.onmessage = ({ data }) => heard(data.frame, data.level);
  }
}
