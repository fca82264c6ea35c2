/** @module Makes the others heard, wherever in the client the person is, and tells who speaks. */
import { listenTo } from 'app/call/levels.js';
import { chosenDevices } from 'app/call/media.js';

/**
 * @param {{speaking: (key: string, now: boolean) => void, blocked: (blocked: boolean) => void}} options `blocked`: the browser
 *     plays no sound before the person has touched the page
 */
export function createHearing({ speaking, blocked }) {
  /** @type {Map<string, {stream: MediaStream, track: MediaStreamTrack, audio: HTMLAudioElement | null, end: () => void}>} */
  const heard = new Map();

  function start(key, stream, loud) {
    const [track] = stream.getAudioTracks();
    const alone = new MediaStream([track]);
    const audio = loud ? new Audio() : null;
    if (audio) {
      audio.srcObject = alone;
      sink(audio);
      play(audio);
    }
    let end = () => {};
    try {
      end = listenTo(alone, (now) => speaking(key, now));
    } catch (thrown) {
      console.warn('call: nobody is shown as speaking', thrown);
    }
    heard.set(key, { stream, track, audio, end });
  }

  function stop(key) {
    const { audio, end } = heard.get(key);
    end();
    if (audio) audio.srcObject = null;
    heard.delete(key);
  }

  const play = (audio) =>
    audio.play().then(
      () => blocked(false),
      (thrown) => thrown.name === 'NotAllowedError' && blocked(true),
    );

  const sink = (audio) => audio.setSinkId?.(chosenDevices().speaker ?? '').catch(() => {});

  return {
    /**
     * Hears these streams and no others.
     *
     * @param {Map<string, {stream: MediaStream, loud: boolean}>} streams `loud`: not the person's own
     */
    hear(streams) {
      for (const [key, { track }] of [...heard]) {
        if (streams.get(key)?.stream.getAudioTracks()[0] !== track) stop(key);
      }
      for (const [key, { stream, loud }] of streams) {
        if (!heard.has(key) && stream.getAudioTracks().length) start(key, stream, loud);
      }
    },
    /** After a click the browser lets it be heard. */
    unblock() {
      for (const { audio } of heard.values()) if (audio) play(audio);
    },
    /** Takes the speaker that was chosen meanwhile. */
    reopen() {
      for (const { audio } of heard.values()) if (audio) sink(audio);
    },
    close() {
      for (const key of [...heard.keys()]) stop(key);
    },
  };
}
