/** @module The connection to one other client in a call. */
import { negotiate } from 'app/call/negotiation.js';

const PATIENCE = 4_000;
const RESTARTS = 4;

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
  /** @type {Map<string, MediaStream>} */
  const streams = new Map();
  let state = /** @type {Connection} */ ('connecting');
  let connected = false;
  let restarts = 0;
  let timer = 0;

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
    async send(tracks) {
      if (connection.signalingState === 'closed') return;
      for (const [what, sender] of [...senders]) {
        if (tracks.has(what)) continue;
        connection.removeTrack(sender);
        senders.delete(what);
      }
      for (const [what, { track, stream }] of tracks) {
        const sender = senders.get(what);
        if (!sender) senders.set(what, connection.addTrack(track, stream));
        else if (sender.track !== track) await sender.replaceTrack(track).catch(() => {});
      }
    },

    /** Something may have been lost on the way. */
    again() {
      if (state !== 'connected') negotiation.again();
    },

    /** @param {RTCIceServer[]} fresh with credentials that hold for longer */
    use(fresh) {
      if (connection.signalingState !== 'closed') connection.setConfiguration({ iceServers: fresh });
    },

    stats: () => connection.getStats(),

    close() {
      clearTimeout(timer);
      connection.onconnectionstatechange = connection.ontrack = connection.onicecandidate = null;
      connection.onnegotiationneeded = null;
      connection.close();
    },
  };
}
