/**
 * @module What the clients in a call say to each other. Each side of a connection has a `session`, new with each attempt: signals
 * for an earlier one are void. What comes from another client is checked here, once, and is nonsense until then.
 */
import { Problem } from 'app/data/problem.js';
import { onSignal, signal } from 'app/data/realtime.js';

const LONGEST = 64 * 1024;
const ATTEMPTS = 4;
/** A session description names its sessions and the offer in an attribute of its own, which everybody else passes over. */
const SESSIONS = /^a=x-duplex:([\w-]{1,64}) ([\w-]{1,64}) (\d{1,9})\r?\n?/m;

/**
 * What a client shows: whether its microphone is closed, and the ids of the streams with its face and with its screen.
 * `asks`: for the same of the other; the one with the greatest `turn` holds.
 *
 * @typedef {{session: string, turn: number, asks: boolean, muted: boolean, camera: boolean, screen: boolean, main: string, shown: string}} State
 * @typedef {{session: string, to: string, number: number, sdp: string}} Description
 * @typedef {{session: string, to: string, candidate: RTCIceCandidateInit}} Candidate
 */

const isName = (value) => typeof value === 'string' && /^[\w{}-]{0,64}$/.test(value);
const areFlags = (...values) => values.every((value) => typeof value === 'boolean');

const WRITE = {
  STATE: (state) => JSON.stringify(state),
  OFFER: writeDescription,
  ANSWER: writeDescription,
  CANDIDATE: ({ session, to, candidate }) => JSON.stringify({ ...candidate, session, to }),
};

const READ = {
  STATE(payload) {
    const { session, turn, asks, muted, camera, screen, main, shown } = JSON.parse(payload);
    const sense = session && [session, main, shown].every(isName) && areFlags(asks, muted, camera, screen) && Number.isInteger(turn);
    return sense ? { session, turn, asks, muted, camera, screen, main, shown } : null;
  },
  OFFER: readDescription,
  ANSWER: readDescription,
  CANDIDATE(payload) {
    const { session, to, ...candidate } = JSON.parse(payload);
    return isName(session) && isName(to) && typeof candidate.candidate === 'string' ? { session, to, candidate } : null;
  },
};

function writeDescription({ session, to, number, sdp }) {
  return `${sdp}a=x-duplex:${session} ${to} ${number}\r\n`;
}

function readDescription(payload) {
  const [, session, to, number] = SESSIONS.exec(payload) ?? [];
  return session ? { session, to, number: Number(number), sdp: payload.replace(SESSIONS, '') } : null;
}

/** @param {'STATE' | 'OFFER' | 'ANSWER' | 'CANDIDATE'} kind @param {State | Description | Candidate} content */
export const encode = (kind, content) => WRITE[kind](content);

/** @param {{kind: string, payload: string}} told @returns {State | Description | Candidate | null} null for nonsense */
export function decode({ kind, payload }) {
  if (!Object.hasOwn(READ, kind) || typeof payload !== 'string' || payload.length > LONGEST) return null;
  try {
    return READ[kind](payload);
  } catch {
    return null;
  }
}

/**
 * Hears what makes sense.
 *
 * @param {string} call
 * @param {(heard: {from: string, device: string, kind: string, content: any}) => void} listener
 * @returns {() => void} ends it
 */
export function hearSignals(call, listener) {
  return onSignal(call, ({ from, device, kind, payload }) => {
    const content = decode({ kind, payload });
    if (content) listener({ from, device, kind, content });
  });
}

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Sends a signal, again where the server asks for patience. One that cannot be sent is dropped: what matters is said again later.
 *
 * @param {{call: string, to: string, toDevice?: string, kind: 'STATE' | 'OFFER' | 'ANSWER' | 'CANDIDATE'}} where
 * @param {State | Description | Candidate} content
 */
export async function tellSignal(where, content) {
  const what = { ...where, payload: encode(where.kind, content) };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    try {
      return await signal(what);
    } catch (thrown) {
      if (!['too-many-requests', 'busy'].includes(Problem.from(thrown).code)) return false;
      await pause(500 * attempt);
    }
  }
  return false;
}
