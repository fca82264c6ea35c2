/** @module The microphone, the camera and the screen of this client. */

const KEY = 'duplex.devices';
const SOUND = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const PICTURE = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 24, max: 30 } };

/**
 * The devices that the person chose, remembered in this browser; what is missing is the system's choice.
 *
 * @typedef {{mic?: string, camera?: string, speaker?: string}} Chosen
 * @returns {Chosen}
 */
export const chosenDevices = () => JSON.parse(localStorage.getItem(KEY) ?? '{}');

/** @param {Chosen} chosen */
export const rememberDevices = (chosen) =>
  localStorage.setItem(KEY, JSON.stringify({ ...chosenDevices(), ...chosen }));

/** What went wrong, in words for the person. @param {'mic' | 'camera' | 'screen'} what */
export function inWords(what, thrown) {
  const device = { mic: 'microphone', camera: 'camera', screen: 'screen' }[what];
  switch (thrown?.name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return what === 'screen'
        ? 'The screen is not shared: nothing was chosen.'
        : `This page may not use the ${device}. Allow it in the browser’s address bar, then try again.`;
    case 'NotFoundError':
    case 'OverconstrainedError':
      return `No ${device} was found. Connect one, then try again.`;
    case 'NotReadableError':
      return `The ${device} is in use by another program.`;
    case 'NoDevices':
      return `The ${device} cannot be used here: the page needs a secure address (https).`;
    default:
      return `The ${device} does not work: ${thrown?.message ?? 'no reason is known'}.`;
  }
}

const devices = () => {
  if (!navigator.mediaDevices) throw Object.assign(new Error('no devices'), { name: 'NoDevices' });
  return navigator.mediaDevices;
};

/** The chosen device, or any where that one is gone. */
async function open(kind, wishes, id) {
  try {
    return await devices().getUserMedia({ [kind]: id ? { ...wishes, deviceId: { exact: id } } : wishes });
  } catch (thrown) {
    if (!id || !['NotFoundError', 'OverconstrainedError'].includes(thrown.name)) throw thrown;
    return devices().getUserMedia({ [kind]: wishes });
  }
}

/** @returns {Promise<MediaStreamTrack>} */
export const openMic = async () => (await open('audio', SOUND, chosenDevices().mic)).getAudioTracks()[0];

/** @returns {Promise<MediaStreamTrack>} */
export const openCamera = async () => (await open('video', PICTURE, chosenDevices().camera)).getVideoTracks()[0];

/** Lets the person choose what to show. @returns {Promise<MediaStream>} */
export const openScreen = () => devices().getDisplayMedia({ video: { frameRate: { ideal: 10, max: 30 } }, audio: true });

/**
 * @typedef {{id: string, label: string}} Device
 * @returns {Promise<{mic: Device[], camera: Device[], speaker: Device[]}>}
 */
export async function listDevices() {
  const all = await (navigator.mediaDevices?.enumerateDevices() ?? []);
  const of = (kind, name) =>
    all
      .filter((each) => each.kind === kind && each.deviceId)
      .map(({ deviceId, label }, index) => ({ id: deviceId, label: label || `${name} ${index + 1}` }));
  return { mic: of('audioinput', 'Microphone'), camera: of('videoinput', 'Camera'), speaker: of('audiooutput', 'Speaker') };
}

/** A browser names its devices once the person has let the page use them. */
export async function askForDevices() {
  const ask = (what) => devices().getUserMedia(what);
  const stream = await ask({ audio: true, video: true }).catch(() => ask({ audio: true }));
  for (const track of stream.getTracks()) track.stop();
}

/** @param {() => void} changed called when a device is connected or taken away @returns {() => void} ends it */
export function watchDevices(changed) {
  navigator.mediaDevices?.addEventListener('devicechange', changed);
  return () => navigator.mediaDevices?.removeEventListener('devicechange', changed);
}
