// A live talk: the ear, the line and the player together, and what of it the conversation shows.

import { Captions } from "./voice_captions.js";
import { bytesOf, VoiceLine } from "./voice_line.js";
import { VoiceSound } from "./voice_sound.js";
import { Trouble } from "./words.js";

const PLAYED_EVERY_MS = 250;
const NOT_HEARD = "I didn’t catch that. Please say it again, or type it.";
const NO_VOICE = "I have no voice just now, so the answers come in writing.";
const NO_SOUND = "No sound comes out of this device just now, so the answers come in writing.";
const LOST = "The line is lost. Press the button to talk again, or type your question.";
const UNREACHABLE = new Trouble("The live line can’t be had just now.");

const HANDS_FREE = { type: "server_vad", create_response: true, interrupt_response: true };

export class VoiceTalk {
  #bar;
  #conversation;
  #captions;
  #line;
  #sound;
  #ended;
  #views = new Map(); // by response
  #item = null; // of the answer that sounds
  #dropped = null; // the item whose sound is wanted no more
  #speaking = false;
  #holding = false;
  #handsFree;
  #aloud;
  #playedAt = 0;

  constructor({ bar, conversation, aloud, ended }) {
    this.#bar = bar;
    this.#conversation = conversation;
    this.#captions = new Captions(bar.captions);
    this.#aloud = aloud;
    this.#ended = ended;
  }

  // Raises Trouble, in words, where the microphone or the line can't be had.
  async open(session, { handsFree }) {
    this.#handsFree = handsFree;
    this.#bar.show("connecting");
    this.#sound = await VoiceSound.open({
      heard: (frame, level) => this.#heard(frame, level),
      played: (item, ms, sounding) => this.#played(item, ms, sounding),
    });
    // Asked before the line opens: what is typed as soon as it says "Listening" must find the talk begun.
    const isMuffled = this.#aloud && !(await this.#sound.isAudible());
    if (isMuffled) this.#aloud = false;
    this.#line = new VoiceLine({
      ...session,
      told: (event) => this.#told(event),
      changed: (state) => this.#lineIs(state),
    });
    if (!(await this.#line.open())) {
      await this.#sound.close();
      throw UNREACHABLE;
    }
    if (isMuffled) this.#bar.note(NO_SOUND);
  }

  get isUnreachable() {
    return (trouble) => trouble === UNREACHABLE;
  }

  get isSpeaking() {
    return this.#speaking;
  }

  // From hold to hands-free and back.
  setHandsFree(handsFree) {
    this.#handsFree = handsFree;
    this.#configure();
    if (!this.#speaking) this.#rest();
  }

  hold() {
    if (this.#speaking) this.stop();
    this.#line.send("input_audio_buffer.clear");
    this.#holding = true;
    this.#bar.show("recording");
  }

  release() {
    if (!this.#holding) return;
    this.#holding = false;
    this.#line.send("input_audio_buffer.commit");
    this.#line.send("response.create");
    this.#bar.show("thinking");
  }

  type(question) {
    if (this.#speaking) this.stop();
    const content = [{ type: "input_text", text: question }];
    this.#line.send("conversation.item.create", { item: { type: "message", role: "user", content } });
    this.#line.send("response.create");
    this.#bar.show("thinking");
  }

  setAloud(aloud) {
    this.#aloud = aloud;
    if (!aloud && this.#speaking) this.stop();
    this.#configure();
  }

  // What sounds or is being thought of ends here; the conversation keeps what was heard of it.
  stop() {
    const item = this.#item;
    this.#line.send("response.cancel");
    if (item && this.#speaking) {
      const heardMs = Math.round(this.#sound.playedOf(item));
      this.#line.send("conversation.item.truncate", { item_id: item, content_index: 0, audio_end_ms: heardMs });
    }
    this.#silence();
    this.#rest();
  }

  async close() {
    if (this.#speaking) this.stop();
    this.#line?.close();
    await this.#sound?.close();
    for (const view of this.#views.values()) this.#conversation.spoken(view);
    this.#bar.hide();
  }

  #configure() {
    this.#line.send("session.update", {
      session: {
        type: "realtime",
        output_modalities: [this.#aloud ? "audio" : "text"],
        audio: { input: { turn_detection: this.#handsFree ? HANDS_FREE : null } },
      },
    });
  }

  #heard(frame, level) {
    this.#bar.level(this.#handsFree || this.#holding ? level : 0);
    if (this.#handsFree || this.#holding) this.#line?.say(frame);
  }

  #played(item, ms, sounding) {
    this.#captions.at(item, ms);
    if (this.#speaking && !sounding && this.#answered) this.#finishSpeaking();
    const now = performance.now();
    if (!sounding || item === null || now - this.#playedAt < PLAYED_EVERY_MS) return;
    this.#playedAt = now;
    this.#line.send("vitavoce.played", { item_id: item, audio_end_ms: Math.round(ms) });
  }

  #lineIs(state) {
    if (state === "broken") this.#bar.show("broken");
    else if (state === "lost") this.#ended(LOST);
  }

  #told(event) {
    this.#ways[event.type]?.(event);
  }

  #answered = false; // all sound of the answer is here

  #ways = {
    "session.created": ({ session }) => {
      if (session.vitavoce.voice === null && this.#aloud) this.#bar.note(NO_VOICE);
      this.#configure();
      this.#rest();
    },
    "vitavoce.resumed": () => this.#rest(),
    "input_audio_buffer.speech_started": () => {
      if (!this.#speaking) this.#bar.show("hearing");
    },
    "input_audio_buffer.speech_stopped": () => {
      if (!this.#speaking) this.#bar.show("thinking");
    },
    "vitavoce.hearing": ({ transcript }) => this.#bar.hear(transcript),
    "conversation.item.input_audio_transcription.completed": ({ transcript }) => this.#bar.hear(transcript),
    "conversation.item.input_audio_transcription.failed": () => {
      this.#bar.note(NOT_HEARD);
      if (!this.#speaking) this.#rest();
    },
    "vitavoce.speech.ignored": () => {
      if (!this.#speaking) this.#rest();
    },
    "response.created": () => {
      this.#answered = false;
    },
    "vitavoce.understood": ({ response_id, turn }) => {
      // An answer cut short is told once more after its end.
      for (const id of [...this.#views.keys()].slice(0, -1)) this.#views.delete(id);
      this.#views.set(response_id, this.#conversation.hear(turn));
    },
    "response.output_audio_transcript.delta": ({ response_id, item_id, delta }) => {
      this.#words(response_id, delta);
      if (item_id !== this.#dropped) this.#captions.write(item_id, delta);
    },
    "response.output_text.delta": ({ response_id, delta }) => this.#words(response_id, delta),
    "response.output_audio.delta": ({ item_id, delta }) => {
      if (item_id === this.#dropped) return;
      this.#item = item_id;
      this.#speaking = true;
      this.#bar.show("speaking");
      this.#sound.play(item_id, bytesOf(delta));
    },
    "response.output_audio.done": () => {
      this.#answered = true;
    },
    "vitavoce.words": ({ item_id, words }) => this.#captions.add(item_id, words),
    "vitavoce.audio.paused": () => {
      this.#sound.pause();
      this.#bar.show("paused");
    },
    "vitavoce.audio.resumed": () => {
      this.#sound.resume();
      this.#bar.show("speaking");
    },
    "output_audio_buffer.cleared": () => this.#silence(),
    "vitavoce.turn": ({ response_id, turn }) => {
      const view = this.#views.get(response_id);
      if (view) this.#conversation.spoken(view, turn);
    },
    "response.done": ({ response }) => {
      this.#answered = true;
      const view = this.#views.get(response.id);
      if (view) this.#conversation.spoken(view);
      if (!this.#speaking) this.#rest();
    },
    error: ({ error }) => {
      if (error.type === "invalid_request_error") return; // a command that came too late, such as a cancel of nothing
      this.#bar.note(error.message);
      if (!this.#speaking) this.#rest();
    },
  };

  #words(response, delta) {
    this.#views.get(response)?.show("delta", { text: delta });
  }

  #silence() {
    this.#sound.clear();
    this.#dropped = this.#item;
    this.#speaking = false;
    this.#captions.clear();
  }

  #finishSpeaking() {
    this.#speaking = false;
    this.#captions.clear();
    this.#rest();
  }

  #rest() {
    if (!this.#holding) this.#bar.show(this.#handsFree ? "listening" : "ready");
  }
}
