/**
 * @module What is transient: who is online, who is typing, and the signals of calls. A server that knows nothing of it yet is
 * left alone: then nobody is shown as online, and nothing else changes.
 */
import { connection } from 'app/data/connection.js';
import { Problem } from 'app/data/problem.js';
import { device, session } from 'app/data/session.js';
import { mutate, onPing, subscribe } from 'app/data/socket.js';
import { createStore, useStore } from 'app/data/store.js';

/** The server forgets a client 25 s after the last sign of life. */
const LEASE = 10_000;
const TYPING_SHOWN = 5_000;
const TYPING_TOLD = 3_000;

/** Kinds of news that call different things the same have them renamed: GraphQL wants it. */
const REALTIME = `subscription ($device: ID!) {
  realtime(device: $device) {
    __typename
    ... on Welcome { there: online { person online call devices } }
    ... on PresenceChange { person online call devices }
    ... on Typing { conversation person at }
    ... on Signal { of: call from device kind payload at }
  }
}`;
const PRESENT = `mutation ($device: ID!, $away: Boolean, $call: ID) { present(device: $device, away: $away, call: $call) }`;
const TYPING = `mutation ($conversation: ID!, $device: ID!) { typing(conversation: $conversation, device: $device) }`;
const SIGNAL = `mutation ($call: ID!, $device: ID!, $to: ID!, $toDevice: ID, $kind: SignalKind!, $payload: String!) {
  signal(call: $call, device: $device, to: $to, toDevice: $toDevice, kind: $kind, payload: $payload)
}`;

/** @typedef {{person: string, online: boolean, call: string | null, devices: number}} Presence */

/** Who is online, by person. */
const online = createStore(/** @type {Map<string, Presence>} */ (new Map()));
/** Until when somebody is shown as typing, by conversation and person. */
const typists = createStore(/** @type {Map<string, Map<string, number>>} */ (new Map()));
/** @type {Map<string, Set<Function>>} */
const listeners = new Map();

let end = () => {};
let beat = 0;
let begun = 0;
/** The call that this client is in. @type {string | null} */
let call = null;

/** @param {string} person @returns {Presence | undefined} */
export const usePresence = (person) => useStore(online, (map) => map.get(person));

/** Those who are typing in a conversation. @returns {string[]} */
export function useTyping(conversation) {
  return [...(useStore(typists, (all) => all.get(conversation))?.keys() ?? [])];
}

/**
 * Hears the signals of a call.
 *
 * @param {string} of the call's id
 * @param {(signal: {call: string, from: string, device: string, kind: string, payload: string, at: string}) => void} listener
 * @returns {() => void} ends it
 */
export function onSignal(of, listener) {
  if (!listeners.has(of)) listeners.set(of, new Set());
  listeners.get(of).add(listener);
  return () => listeners.get(of)?.delete(listener);
}

/**
 * Sends a signal to a person in the same call.
 *
 * @param {{call: string, to: string, toDevice?: string, kind: 'OFFER' | 'ANSWER' | 'CANDIDATE' | 'STATE', payload: string}} what
 */
export const signal = (what) => mutate(SIGNAL, { ...what, device });

/** Says in which call this client is, from now on. @param {string | null} which */
export function inCall(which) {
  call = which;
  present();
}

let told = { conversation: '', at: 0 };

/** Says that the person is typing; may be called at every key. @param {string} conversation */
export function typing(conversation) {
  if (told.conversation === conversation && Date.now() - told.at < TYPING_TOLD) return;
  told = { conversation, at: Date.now() };
  mutate(TYPING, { conversation, device }).catch(() => {});
}

function present() {
  if (!beat || connection.get() !== 'connected') return;
  const asked = beat;
  mutate(PRESENT, { device, away: document.hidden, call }).then(
    ({ present: known }) => known || asked !== beat || forgotten(),
    (thrown) => isUnknown(thrown) && stop(),
  );
}

/** The server has let go of this client, which was not heard for too long; not more than once in the time of a beat. */
function forgotten() {
  if (Date.now() - begun >= LEASE) begin();
}

const isUnknown = (thrown) => Problem.from(thrown).code === 'invalid-query';

function hear({ realtime: news }) {
  switch (news.__typename) {
    case 'Welcome':
      return online.set(new Map(news.there.map((each) => [each.person, each])));
    case 'PresenceChange':
      return online.update((map) => new Map(map).set(news.person, news));
    case 'Typing':
      return news.person === session.get()?.person || showTyping(news.conversation, news.person, true);
    case 'Signal':
      for (const listener of listeners.get(news.of) ?? []) listener({ ...news, call: news.of });
  }
}

function showTyping(conversation, person, shown) {
  typists.update((all) => {
    const people = new Map(all.get(conversation));
    clearTimeout(people.get(person));
    if (shown)
      people.set(
        person,
        setTimeout(() => showTyping(conversation, person, false), TYPING_SHOWN),
      );
    else people.delete(person);
    return new Map(all).set(conversation, people);
  });
}

/** Takes the note "is typing" away, because the message is here. */
export const typed = (conversation, person) => showTyping(conversation, person, false);

function begin() {
  stop();
  if (!session.get()) return;
  begun = Date.now();
  beat = setInterval(present, LEASE);
  end = subscribe(REALTIME, { device }, { next: hear, error: ended, open: present });
}

/** Whoever was not heard for too long, such as in a laptop that slept, is there again. */
const ended = (problem) => (problem.code === 'not-heard' ? begin() : stop());

function stop() {
  end();
  end = () => {};
  clearInterval(beat);
  beat = 0;
  online.set(new Map());
}

/** From boot on, for whoever is signed in. */
export function startRealtime() {
  document.addEventListener('visibilitychange', present);
  onPing(present);
  session.watch(begin);
  begin();
}
