// The button to talk: press it for hands-free, hold it to be heard while it is held. What the browser or the server
// can't do is done another way, and where there is none, said.

import { Aloud } from "./voice_aloud.js";
import { VoiceBar } from "./voice_bar.js";
import { sendRecording, VoiceRecorder } from "./voice_recorder.js";
import { VoiceTalk } from "./voice_talk.js";
import { newKey } from "./stream.js";
import { Trouble } from "./words.js";

const HOLD_MS = 350;
const MUTED_BY_BROWSER = "The browser keeps the sound off. The answer is here in writing.";

const canTalkLive = () =>
  typeof WebSocket !== "undefined" &&
  typeof AudioWorkletNode !== "undefined" &&
  Boolean(navigator.mediaDevices?.getUserMedia);

export class VoiceControls {
  #button;
  #bar;
  #notice;
  #aloud;
  #session;
  #conversation;
  #talk = null;
  #opening = null;
  #recorder = null;
  #live = canTalkLive();
  #pressedAt = 0;
  #holdTimer = null;
  #heldThisPress = false;
  #recordingNotice;
  #isTold = false;

  constructor(root, { session, conversation }) {
    this.#button = root.querySelector("[data-talk]");
    this.#notice = root.querySelector("[data-voice-notice]");
    this.#recordingNotice = root.querySelector("[data-recording-notice]")?.textContent ?? "";
    this.#session = session;
    this.#conversation = conversation;
    this.#bar = new VoiceBar(root.querySelector("[data-voice]"), { stop: () => this.stop(), end: () => this.#end() });
    this.#aloud = new Aloud(root.querySelector("[data-aloud]"), { changed: (on) => this.#talk?.setAloud(on) });
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.stop()) event.preventDefault();
    });
    if (!this.#live && !VoiceRecorder.isPossible) {
      this.#button.remove(); // no microphone in this browser, or a page without a secure address
      return;
    }
    this.#button.hidden = false;
    this.#listenToButton();
  }

  get isTalking() {
    return this.#talk !== null;
  }

  // Whether typed questions should be answered aloud.
  get speak() {
    return this.#aloud.isOn;
  }

  type(question) {
    this.#talk.type(question);
  }

  async play(speech) {
    if (this.#aloud.isOn && !(await this.#aloud.play(speech.url))) this.#say(MUTED_BY_BROWSER);
  }

  // Silence at once; whether there was anything to stop.
  stop() {
    const sounded = this.#aloud.isSounding || this.#talk?.isSpeaking || this.#bar.state === "thinking";
    this.#aloud.stop();
    if (sounded) this.#talk?.stop();
    return Boolean(sounded);
  }

  async end() {
    await this.#end();
  }

  #listenToButton() {
    const button = this.#button;
    button.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      button.setPointerCapture(event.pointerId);
      this.#press();
    });
    for (const end of ["pointerup", "pointercancel"]) button.addEventListener(end, () => this.#lift());
    button.addEventListener("contextmenu", (event) => event.preventDefault()); // a long touch is a hold
    button.addEventListener("keydown", (event) => {
      if (event.key !== " " && event.key !== "Enter") return;
      event.preventDefault();
      if (!event.repeat) this.#press();
    });
    button.addEventListener("keyup", (event) => {
      if (event.key === " " || event.key === "Enter") this.#lift();
    });
    button.addEventListener("blur", () => this.#lift());
    button.addEventListener("click", (event) => {
      // Assistive technology clicks without pressing.
      if (event.detail === 0 && this.#pressedAt === 0) this.#toggle();
    });
  }

  #press() {
    this.#pressedAt = performance.now();
    this.#heldThisPress = false;
    this.#holdTimer = setTimeout(() => {
      this.#heldThisPress = true;
      this.#hold();
    }, HOLD_MS);
  }

  #lift() {
    if (this.#pressedAt === 0) return;
    this.#pressedAt = 0;
    clearTimeout(this.#holdTimer);
    if (this.#heldThisPress) this.#release();
    else this.#toggle();
  }

  async #toggle() {
    if (this.#mustBeTold()) return;
    this.#say("");
    if (this.#recorder) {
      await this.#release();
    } else if (this.#talk === null) {
      await this.#begin({ handsFree: true });
    } else if (this.#button.getAttribute("aria-pressed") === "true") {
      await this.#end();
    } else {
      this.#talk.setHandsFree(true);
      this.#pressed(true);
    }
  }

  async #hold() {
    if (this.#mustBeTold()) return;
    this.#say("");
    if (this.#talk === null) await this.#begin({ handsFree: false });
    if (this.#talk === null) return;
    this.#talk.setHandsFree(false);
    this.#pressed(false);
    if (this.#pressedAt !== 0) this.#talk.hold();
  }

  // Where the owner keeps recordings, the first press only says so.
  #mustBeTold() {
    if (!this.#recordingNotice || this.#isTold) return false;
    this.#isTold = true;
    this.#say(`${this.#recordingNotice} Press again if that is all right, or type your question.`);
    return true;
  }

  async #release() {
    if (this.#recorder) await this.#send();
    else this.#talk?.release();
  }

  async #begin(options) {
    if (this.#opening) return;
    this.#opening = this.#live ? this.#beginTalk(options) : this.#beginRecording();
    try {
      await this.#opening;
    } catch (trouble) {
      this.#bar.hide();
      this.#pressed(false);
      this.#say(trouble instanceof Trouble ? trouble.message : "The voice doesn’t work in this browser. You can type your question.");
      if (!(trouble instanceof Trouble)) reportError(trouble);
    } finally {
      this.#opening = null;
    }
  }

  async #beginTalk({ handsFree }) {
    const talk = await this.#openTalk({ handsFree });
    if (talk === null) {
      await this.#beginRecording();
      return;
    }
    this.#talk = talk;
    this.#aloud.talking = true;
    this.#pressed(handsFree);
  }

  // Null where the line can't be had, though the conversation is alive.
  async #openTalk(options) {
    this.#aloud.stop();
    this.#aloud.talking = true;
    for (const attempt of ["as it is", "anew"]) {
      if (!this.#session.isOpen) await this.#session.open();
      const talk = new VoiceTalk({
        bar: this.#bar,
        conversation: this.#conversation,
        aloud: this.#aloud.isOn,
        ended: (words) => this.#end(words),
      });
      try {
        await talk.open(this.#session.credentials, options);
        return talk;
      } catch (trouble) {
        this.#aloud.talking = false;
        if (!talk.isUnreachable(trouble)) throw trouble;
        if (attempt === "as it is" && (await this.#session.isLost())) this.#session.forget();
        else break;
      }
    }
    if (!VoiceRecorder.isPossible) throw new Trouble("The live line can’t be had just now. You can type your question.");
    return null;
  }

  async #beginRecording() {
    if (this.#conversation.isBusy) throw new Trouble("One moment, the last answer is still on its way.");
    const recorder = new VoiceRecorder();
    await recorder.start(() => this.#send());
    this.#aloud.stop();
    this.#aloud.talking = true;
    this.#recorder = recorder;
    this.#pressed(true);
    this.#bar.show("recording");
    if (this.#heldThisPress && this.#pressedAt === 0) await this.#send(); // let go while the microphone opened
  }

  async #send() {
    const recording = await this.#recorder?.stop();
    this.#recorder = null;
    this.#pressed(false);
    if (!recording) return;
    this.#bar.show("thinking");
    try {
      if (!this.#session.isOpen) await this.#session.open();
      const turn = await sendRecording(this.#session, recording, { speak: this.#aloud.isOn, key: newKey() });
      this.#conversation.spoken(this.#conversation.hear(turn), turn);
      if (turn.speech) await this.play(turn.speech);
    } catch (trouble) {
      this.#say(trouble instanceof Trouble ? trouble.message : "That couldn’t be sent. You can type your question.");
      if (!(trouble instanceof Trouble)) reportError(trouble);
    } finally {
      this.#aloud.talking = false;
      this.#bar.hide();
    }
  }

  async #end(words = "") {
    const talk = this.#talk;
    this.#talk = null;
    this.#aloud.talking = false;
    this.#pressed(false);
    await talk?.close();
    if (this.#recorder) {
      await this.#recorder.stop();
      this.#recorder = null;
      this.#bar.hide();
    }
    this.#say(words);
  }

  #pressed(pressed) {
    this.#button.setAttribute("aria-pressed", String(pressed));
  }

  #say(words) {
    this.#notice.textContent = words;
  }
}
