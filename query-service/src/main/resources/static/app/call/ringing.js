/** @module The sounds of a call, made here: no file to load before the first ring. */
import { audioContext } from 'app/call/levels.js';

/** Seconds of sound and of silence, one after the other, and the tones of each sound. */
const RING = { tones: [659, 880], pattern: [0.35, 0.15, 0.35, 2.15], volume: 0.16 };
const RING_BACK = { tones: [425], pattern: [1, 4], volume: 0.05 };

function play({ tones, pattern, volume }) {
  const audio = audioContext();
  const out = audio.createGain();
  out.gain.value = 0;
  out.connect(audio.destination);
  const oscillators = tones.map((frequency) => {
    const oscillator = new OscillatorNode(audio, { frequency, type: 'sine' });
    oscillator.connect(out);
    oscillator.start();
    return oscillator;
  });
  const length = pattern.reduce((sum, seconds) => sum + seconds, 0);
  function round() {
    let at = audio.currentTime + 0.02;
    pattern.forEach((seconds, index) => {
      out.gain.setTargetAtTime(index % 2 ? 0 : volume, at, 0.015);
      at += seconds;
    });
  }
  round();
  const timer = setInterval(round, length * 1_000);
  return () => {
    clearInterval(timer);
    out.disconnect();
    for (const oscillator of oscillators) oscillator.stop();
  };
}

/** A sound that goes on until it is stopped; without a place to play it, nothing. */
function sound(what) {
  try {
    return play(what);
  } catch {
    return () => {};
  }
}

/** What the one who is called hears. @returns {() => void} stops it at once */
export const ring = () => sound(RING);

/** What the one who calls hears. @returns {() => void} stops it at once */
export const ringBack = () => sound(RING_BACK);
