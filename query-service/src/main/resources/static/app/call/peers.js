/**
 * @module Everybody else in a call, each connected to this client directly. Clients find each other by saying hello: a
 * client says what it shows (STATE) and asks the same of the others, until they are connected. Then it says it again
 * now and then, as it may have been lost.
 */
import { connectPeer } from 'app/call/peer.js';
import { hearSignals, tellSignal } from 'app/call/signals.js';
import { newId } from 'app/data/ids.js';

const HELLO = 1_000;
/** So many beats later a client says again what it shows to those it is connected to. */
const AGAIN = 5;
/** How long after a failure a connection is made anew. */
const PAUSE = 5_000;
/** Who is heard but not listed among those in the call may be ahead of the list. */
const UNLISTED = 12_000;

/**
 * Somebody else as shown.
 *
 * @typedef {{person: string, device: string, connection: import('app/call/peer.js').Connection, mic: boolean, camera: boolean,
 *     screen: boolean, main: MediaStream | null, shown: MediaStream | null}} Other
 */

/**
 * @param {{call: string, me: string, device: string, changed: (others: Map<string, Other>) => void}} options `changed` hears who is
 *     there and how, by person
 */
export function meet({ call, me, device, changed }) {
  /**
   * This side of the connection to each person: what it is called, the other sides it was connected to under this name, and what
   * it said last that it shows.
   *
   * @type {Map<string, {session: string, met: Set<string>, told: object | null}>}
   */
  const sides = new Map();
  let ended = false;
  let turn = 0;
  let beats = 0;
  /** @type {Map<string, {session: string, device: string, state: object, peer: ReturnType<typeof connectPeer>, since: number}>} */
  const peers = new Map();
  let listed = new Set();
  /** Nobody is connected before they are known. @type {RTCIceServer[] | null} */
  let servers = null;
  let tracks = new Map();
  let shows = { muted: true, camera: false, screen: false, main: '', shown: '' };

  const sideTo = (person) => {
    if (!sides.has(person)) sides.set(person, { session: newId(), met: new Set(), told: null });
    return sides.get(person);
  };
  const tell = (to, toDevice, kind, content) =>
    ended || tellSignal({ call, to, toDevice, kind }, { session: sideTo(to).session, ...content });
  function tellState(person, asks) {
    sideTo(person).told = shows;
    tell(person, peers.get(person)?.device, 'STATE', { turn: turn++, asks, ...shows });
  }

  function publish() {
    const others = new Map();
    for (const [person, { device: theirs, state, peer }] of peers) {
      const { muted, camera, screen } = state;
      const [main, shown] = [peer.stream(state.main), peer.stream(state.shown)];
      others.set(person, { person, device: theirs, connection: peer.state(), mic: !muted, camera, screen, main, shown });
    }
    changed(others);
  }

  /** Two sides are connected once: who comes back after a signal that was late meets a side with a new name. */
  function admit(person, theirs, state) {
    drop(person);
    if (sideTo(person).met.has(state.session)) sides.delete(person);
    sideTo(person).met.add(state.session);
    const peer = connectPeer({
      servers,
      polite: `${me}/${device}` < `${person}/${theirs}`,
      tell: (kind, content) => tell(person, theirs, kind, { to: state.session, ...content }),
      changed: publish,
      failed: () => setTimeout(() => peers.get(person)?.peer === peer && renew(person), PAUSE),
    });
    peers.set(person, { session: state.session, device: theirs, state, peer, since: Date.now() });
    peer.send(tracks);
  }

  function renew(person) {
    const { device: theirs, state } = peers.get(person);
    sides.delete(person);
    admit(person, theirs, state);
    tellState(person, true);
  }

  function drop(person) {
    peers.get(person)?.peer.close();
    peers.delete(person);
  }

  function hear({ from, device: theirs, kind, content }) {
    if (from === me || !servers) return;
    const known = peers.get(from);
    if (kind !== 'STATE') {
      if (known?.session === content.session && content.to === sideTo(from).session) known.peer.hear(kind, content);
      return;
    }
    if (known?.session !== content.session) admit(from, theirs, content);
    else if (known.state.turn < content.turn) known.state = content;
    if (content.asks || sideTo(from).told !== shows) tellState(from, false);
    if (content.asks) peers.get(from).peer.again();
    publish();
  }

  /** Whoever is listed and not connected is asked again. @param {boolean} all whether the others are told, too */
  function greet(all) {
    for (const person of listed) {
      const asks = peers.get(person)?.peer.state() !== 'connected';
      if (asks || all) tellState(person, asks);
    }
    for (const [person, { since }] of peers) {
      if (!listed.has(person) && Date.now() - since > UNLISTED) drop(person);
    }
    publish();
  }

  const deaf = hearSignals(call, hear);
  const beat = setInterval(() => {
    for (const { peer } of peers.values()) peer.beat();
    greet(++beats % AGAIN === 0);
  }, HELLO);

  return {
    /** @param {string[]} people who are in the call now, as the read model has it */
    list(people) {
      const now = new Set(people.filter((person) => person !== me));
      for (const person of listed) if (!now.has(person)) drop(person);
      const fresh = [...now].filter((person) => !listed.has(person) && !peers.has(person));
      listed = now;
      for (const person of fresh) tellState(person, true);
      publish();
    },
    /** @param {typeof tracks} next what is sent from now on @param {typeof shows} what it is */
    async show(next, what) {
      [tracks, shows] = [next, what];
      for (const [person, { peer }] of peers) {
        tellState(person, false);
        await peer.send(next);
      }
    },
    /** Signals may have been missed. */
    again: () => greet(true),
    /** @param {RTCIceServer[]} fresh */
    use(fresh) {
      servers = fresh;
      for (const { peer } of peers.values()) peer.use(fresh);
      greet(false);
    },
    end() {
      clearInterval(beat);
      deaf();
      ended = true;
      for (const person of [...peers.keys()]) drop(person);
    },
  };
}
