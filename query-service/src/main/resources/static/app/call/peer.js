/** @module The connection to one other client in a call. */
import { negotiate } from 'app/call/negotiation.js';

const PATIENCE = 4_000;
const RESTARTS = 4;
/** Beats that an offer waits for its answer before it is said again. */
const UNANSWERED = 2;

/** @typedef {'connecting' | 'connected' | 'reconnecting' | 'failed'} Connection */

/**
 * @param {{servers: RTCIceServer[], polite: boolean, tell: Function, changed: () => void, failed: () => void}} options `failed`:
 *     this connection comes to nothing, another one may
 */
export function connectPeer({ servers, polite, tell, changed, failed }) {
  const connection = new RTCPeerConnection({ iceServers: servers, bundlePolicy: 'max-bundle' });
  const negotiation = negotiate(connection, { polite, tell });
  /** There is something to connect also between two who only listen. */
  connection.createDataChannel('duplex', { negotiated: true, id: 0 });

  /** What is sent, by what it is. @type {Map<string, RTCRtpSender>} */
  const senders = new Map();
  let sending = Promise.resolve();
  /** @type {Map<string, MediaStream>} */
  const streams = new Map();
  let state = /** @type {Connection} */ ('connecting');
  let connected = false;
  let restarts = 0;
  let timer = 0;
  let waiting = 0;

  const show = (next) => {
    state = next;
    changed();
  };

  function restart() {
    clearTimeout(timer);
    if (connection.connectionState === 'connected' || connection.signalingState === 'closed') return;
    if (restarts++ >= RESTARTS) {
      show('failed');
      return failed();
    }
    show(connected ? 'reconnecting' : 'connecting');
    connection.restartIce();
    timer = setTimeout(restart, PATIENCE);
  }

  connection.onconnectionstatechange = () => {
    switch (connection.connectionState) {
      case 'connected':
        clearTimeout(timer);
        connected = true;
        restarts = 0;
        return show('connected');
      case 'disconnected':
        clearTimeout(timer);
        timer = setTimeout(restart, PATIENCE);
        return show('reconnecting');
      case 'failed':
        return restart();
    }
  };
  timer = setTimeout(restart, 3 * PATIENCE);

  connection.ontrack = ({ streams: [stream], track }) => {
    if (!stream) return;
    streams.set(stream.id, stream);
    stream.onremovetrack = changed;
    track.onmute = track.onunmute = track.onended = changed;
    changed();
  };

  /** What was sent once keeps its place in the session, silent: each new place makes the descriptions longer for good. */
  async function apply(tracks) {
    for (const [what, sender] of senders) if (!tracks.has(what) && sender.track) await put(sender, null);
    for (const [what, { track, stream }] of tracks) {
      if (connection.signalingState === 'closed') return;
      const sender = senders.get(what);
      if (!sender) senders.set(what, connection.addTrack(track, stream));
      else if (sender.track !== track) await put(sender, track);
    }
  }

  const put = (sender, track) =>
    sender.replaceTrack(track).catch((thrown) => console.warn('call: what is sent could not be changed', thrown));

  return {
    hear: negotiation.hear,
    state: () => state,
    /** The stream that the other side calls so, once it has arrived. @param {string} id */
    stream: (id) => streams.get(id) ?? null,

    /**
     * Sends these and nothing else.
     *
     * @param {Map<string, {track: MediaStreamTrack, stream: MediaStream}>} tracks by what they are
     */
    send: (tracks) => (sending = sending.then(() => apply(tracks)).catch((thrown) => console.warn('call: what is sent is not known', thrown))),

    /** Something may have been lost on the way. */
    again() {
      if (state !== 'connected' || waiting > UNANSWERED) negotiation.again();
    },

    /** Once a second: an offer may be lost amid the call, too, where what is sent has changed. */
    beat() {
      waiting = connection.signalingState === 'have-local-offer' ? waiting + 1 : 0;
      if (state === 'connected') this.again();
    },

    /** @param {RTCIceServer[]} fresh with credentials that hold for longer */
    use(fresh) {
      if (connection.signalingState === 'closed') return;
      connection.setConfiguration({ ...connection.getConfiguration(), iceServers: fresh });
    },

    close() {
      clearTimeout(timer);
      connection.onconnectionstatechange = connection.ontrack = connection.onicecandidate = null;
      connection.onnegotiationneeded = null;
      connection.close();
    },
  };
}
