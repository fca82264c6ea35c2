/** @module What this client sends in a call: its voice, its face, its screen. */
import { inWords, openCamera, openMic, openScreen } from 'app/call/media.js';
import { createStore } from 'app/data/store.js';

/**
 * `problems` says in words why something is not sent that was asked for.
 *
 * @typedef {{mic: boolean, camera: boolean, screen: boolean, problems: {mic?: string, camera?: string, screen?: string},
 *     face: MediaStream | null, shown: MediaStream | null}} Local
 */

/** Nothing is sent yet. */
const SILENT = { mic: false, camera: false, screen: false, problems: {}, face: null, shown: null };

export function createLocalMedia() {
  const state = createStore(/** @type {Local} */ (SILENT));
  const main = new MediaStream();
  const shown = new MediaStream();
  /** @type {Map<'mic' | 'camera' | 'screen' | 'sound', MediaStreamTrack>} */
  const tracks = new Map();
  let closed = false;

  const problem = (what, words) => state.update((now) => ({ ...now, problems: { ...now.problems, [what]: words } }));

  function publish() {
    state.update((now) => ({
      ...now,
      mic: tracks.get('mic')?.enabled === true,
      camera: tracks.has('camera'),
      screen: tracks.has('screen'),
      face: tracks.has('camera') ? new MediaStream([tracks.get('camera')]) : null,
      shown: tracks.has('screen') ? new MediaStream([tracks.get('screen')]) : null,
    }));
  }

  const streamOf = (what) => (what === 'mic' || what === 'camera' ? main : shown);

  function put(what, track) {
    take(what);
    if (closed) return track.stop();
    tracks.set(what, track);
    streamOf(what).addTrack(track);
    track.onended = () => {
      if (tracks.get(what) !== track) return;
      if (what !== 'screen') problem(what, `The ${what === 'mic' ? 'microphone' : what} was taken away.`);
      off(what);
    };
  }

  function take(what) {
    const track = tracks.get(what);
    if (!track) return;
    track.onended = null;
    track.stop();
    streamOf(what).removeTrack(track);
    tracks.delete(what);
  }

  function off(what) {
    take(what);
    if (what === 'screen') take('sound');
    publish();
  }

  async function on(what, open) {
    problem(what, undefined);
    try {
      put(what, await open());
    } catch (thrown) {
      problem(what, inWords(what, thrown));
    }
    publish();
  }

  return {
    state,
    ids: { main: main.id, shown: shown.id },
    /** What is sent, by what it is. @returns {Map<string, {track: MediaStreamTrack, stream: MediaStream}>} */
    outgoing: () => new Map([...tracks].map(([what, track]) => [what, { track, stream: streamOf(what) }])),
    /** The microphone alone, to hear whether the person speaks. @returns {MediaStreamTrack | undefined} */
    voice: () => tracks.get('mic'),

    /** Opens the microphone, or closes it without giving it up: it is open again at once. @param {boolean} open */
    async mic(open) {
      const track = tracks.get('mic');
      if (open && !track) return on('mic', openMic);
      if (track) track.enabled = open;
      publish();
    },
    /** @param {boolean} shows */
    camera: (shows) => (shows ? on('camera', openCamera) : off('camera')),

    async screen(shows) {
      if (!shows) return off('screen');
      await on('screen', async () => {
        const stream = await openScreen();
        const [sound] = stream.getAudioTracks();
        if (sound) put('sound', sound);
        return stream.getVideoTracks()[0];
      });
    },

    /** Takes the devices that were chosen meanwhile. */
    async reopen() {
      const muted = tracks.has('mic') && !tracks.get('mic').enabled;
      if (tracks.has('mic')) await on('mic', openMic);
      if (muted) await this.mic(false);
      if (tracks.has('camera')) await on('camera', openCamera);
    },

    close() {
      closed = true;
      for (const what of [...tracks.keys()]) take(what);
      publish();
    },
  };
}
