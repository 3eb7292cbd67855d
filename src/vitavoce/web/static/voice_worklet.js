// Sound in and out, on the audio thread: frames of 20 ms at 24 kHz, whatever rate the device runs at.

const RATE_HZ = 24_000;
const FRAME_SAMPLES = 480; // 20 ms
const HELD_SAMPLES = 60 * RATE_HZ; // the server sends a second ahead; more than a minute is a mistake
const REPORT_EVERY_S = 0.05;
const TAPS = 32;

// A low pass just below half of our rate, so that what a device records above it doesn't fold down into speech.
const lowPass = () => {
  const cutoff = (0.45 * RATE_HZ) / sampleRate;
  const taps = Float32Array.from({ length: TAPS }, (_, place) => {
    const x = place - (TAPS - 1) / 2;
    const sinc = x === 0 ? 1 : Math.sin(2 * Math.PI * cutoff * x) / (2 * Math.PI * cutoff * x);
    return sinc * (0.54 - 0.46 * Math.cos((2 * Math.PI * place) / (TAPS - 1)));
  });
  const sum = taps.reduce((total, tap) => total + tap, 0);
  return taps.map((tap) => tap / sum);
};

class Microphone extends AudioWorkletProcessor {
  #taps = sampleRate > RATE_HZ ? lowPass() : null;
  #past = new Float32Array(TAPS);
  #before = 0; // the last sample of the block before
  #place = 0; // of the next sample to take, in samples of the device
  #frame = new Int16Array(FRAME_SAMPLES);
  #filled = 0;
  #energy = 0;

  process([input]) {
    const channel = input[0];
    if (!channel) return true;
    const sound = this.#taps ? this.#filtered(channel) : channel;
    const step = sampleRate / RATE_HZ;
    for (; this.#place <= sound.length - 1; this.#place += step) {
      const whole = Math.floor(this.#place);
      const rest = this.#place - whole;
      const left = whole < 0 ? this.#before : sound[whole];
      const right = rest === 0 ? left : sound[whole + 1];
      this.#take(left + (right - left) * rest);
    }
    this.#place -= sound.length;
    this.#before = sound.at(-1);
    return true;
  }

  #filtered(channel) {
    const joined = new Float32Array(TAPS + channel.length);
    joined.set(this.#past);
    joined.set(channel, TAPS);
    this.#past = joined.slice(-TAPS);
    return channel.map((_, place) => {
      let sum = 0;
      for (let tap = 0; tap < TAPS; tap += 1) sum += this.#taps[tap] * joined[place + 1 + tap];
      return sum;
    });
  }

  #take(sample) {
    this.#energy += sample * sample;
    this.#frame[this.#filled] = Math.max(-1, Math.min(1, sample)) * 32767;
    this.#filled += 1;
    if (this.#filled < FRAME_SAMPLES) return;
    const level = Math.sqrt(this.#energy / FRAME_SAMPLES);
    this.port.postMessage({ frame: this.#frame, level }, [this.#frame.buffer]);
    this.#frame = new Int16Array(FRAME_SAMPLES);
    this.#filled = 0;
    this.#energy = 0;
  }
}

class Player extends AudioWorkletProcessor {
  #clips = []; // each {item, samples, begin}: `begin` is where its first sample stands in the item's sound
  #held = 0;
  #item = null;
  #arrived = 0; // samples of the item that came
  #played = 0; // samples of the item that sounded
  #place = 0; // in the first clip
  #paused = false;
  #told = "";
  #nextReport = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }) => this[data.kind]?.(data);
  }

  push({ item, samples }) {
    if (item !== this.#item) {
      this.#item = item;
      this.#arrived = 0;
      this.#played = 0;
    }
    if (this.#held + samples.length > HELD_SAMPLES) return;
    this.#clips.push({ item, samples, begin: this.#arrived });
    this.#arrived += samples.length;
    this.#held += samples.length;
  }

  pause() {
    this.#paused = true;
  }

  resume() {
    this.#paused = false;
  }

  // Drops what is still to come, at once.
  clear() {
    this.#clips = [];
    this.#held = 0;
    this.#place = 0;
    this.#paused = false;
  }

  process(_, [output]) {
    const [channel] = output;
    const step = RATE_HZ / sampleRate;
    for (let place = 0; place < channel.length; place += 1) {
      const clip = this.#paused ? undefined : this.#clips[0];
      if (!clip) break; // the rest of the block stays silent
      const whole = Math.floor(this.#place);
      const next = clip.samples[whole + 1] ?? this.#clips[1]?.samples[0] ?? 0;
      channel[place] = (clip.samples[whole] + (next - clip.samples[whole]) * (this.#place - whole)) / 32768;
      this.#place += step;
      if (clip.item === this.#item) this.#played = clip.begin + this.#place;
      if (this.#place < clip.samples.length) continue;
      this.#place -= clip.samples.length;
      this.#held -= clip.samples.length;
      this.#clips.shift();
    }
    for (const other of output.slice(1)) other.set(channel);
    this.#report();
    return true;
  }

  #report() {
    if (currentTime < this.#nextReport) return;
    this.#nextReport = currentTime + REPORT_EVERY_S;
    const sounding = this.#clips.length > 0 && !this.#paused;
    const playedMs = Math.round(((Math.min(this.#played, this.#arrived) * 1000) / RATE_HZ) * 10) / 10;
    const report = { item: this.#item, playedMs, sounding };
    const told = JSON.stringify(report);
    if (told === this.#told) return;
    this.#told = told;
    this.port.postMessage(report);
  }
}

registerProcessor("vitavoce-microphone", Microphone);
registerProcessor("vitavoce-player", Player);
