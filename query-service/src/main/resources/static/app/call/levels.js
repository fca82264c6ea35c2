/** @module Who is speaking, by ear. */

const EVERY = 120;
/** Root mean square of the samples, of 1. */
const LOUD = 0.02;
const HOLD = 700;

/** @type {AudioContext | null} */
let context = null;

/** The one audio context of this tab; it starts to run with the first gesture. */
export function audioContext() {
  context ??= new AudioContext();
  if (context.state === 'suspended') context.resume().catch(() => {});
  return context;
}

/**
 * Listens to a stream.
 *
 * @param {MediaStream} stream with a track of sound
 * @param {(speaking: boolean) => void} changed
 * @returns {() => void} ends it
 */
export function listenTo(stream, changed) {
  const audio = audioContext();
  const source = audio.createMediaStreamSource(stream);
  const analyser = audio.createAnalyser();
  analyser.fftSize = 512;
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  let speaking = false;
  let heard = 0;
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    if (level > LOUD) heard = Date.now();
    const now = Date.now() - heard < HOLD;
    if (now !== speaking) changed((speaking = now));
  }, EVERY);
  return () => {
    clearInterval(timer);
    source.disconnect();
    if (speaking) changed(false);
  };
}
