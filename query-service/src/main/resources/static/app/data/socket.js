/**
 * @module The one WebSocket of this client, which speaks graphql-transport-ws. It comes back by itself: subscriptions are
 * made anew and told so, and whoever subscribed asks for what was missed.
 */
import { connection } from 'app/data/connection.js';
import { newId } from 'app/data/ids.js';
import { Problem } from 'app/data/problem.js';
import { session } from 'app/data/session.js';

/** The server pings every 15 s: a connection that is silent for longer than this is dead. */
const SILENCE = 40_000;
const LONGEST_WAIT = 15_000;

/** @type {Map<string, object>} By their ids */
const subscriptions = new Map();
/** Single answers that are waited for. @type {Map<string, {resolve: Function, reject: Function}>} */
const questions = new Map();

/** @type {Set<() => void>} */
const pinged = new Set();

/** @type {WebSocket | null} */
let socket = null;
let ready = false;
let attempt = 0;
let silence = 0;
let retry = 0;

/**
 * Hears of what happens from now on.
 *
 * @param {string} text a GraphQL subscription
 * @param {object} variables
 * @param {{next: (data: any) => void, error?: (problem: Problem) => void, open?: (reconnected: boolean) => void}} handlers
 *     `open` when nothing that happens from here on is missed, and again with true after each time that something may have been;
 *     `error` when the server ended it, for good
 * @returns {() => void} ends it
 */
export function subscribe(text, variables, { next, error = () => {}, open = () => {} }) {
  const subscription = { id: newId(), text, variables, next, error, open, opened: false };
  subscriptions.set(subscription.id, subscription);
  ready ? start(subscription) : connect();
  return () => {
    if (subscriptions.delete(subscription.id)) send({ id: subscription.id, type: 'complete' });
  };
}

/**
 * A mutation or query over the socket, for what is transient: it fails while there is no connection.
 *
 * @returns {Promise<any>} its data
 */
export function mutate(text, variables = {}) {
  if (!ready) return Promise.reject(Problem.offline());
  const id = newId();
  return new Promise((resolve, reject) => {
    questions.set(id, { resolve, reject });
    send({ id, type: 'subscribe', payload: { query: text, variables } });
  });
}

/**
 * Hears of each ping of the server: it comes on time also in a hidden tab, whose own timers a browser lets run once a minute.
 *
 * @param {() => void} listener
 * @returns {() => void} ends it
 */
export function onPing(listener) {
  pinged.add(listener);
  return () => pinged.delete(listener);
}

const send = (message) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));

/** The answer to the question behind it says that the subscription stands: the server takes messages in order. */
function start(subscription) {
  const { id, text, variables } = subscription;
  send({ id, type: 'subscribe', payload: { query: text, variables } });
  mutate('{ position }').then(
    () => {
      if (subscriptions.get(id) !== subscription) return;
      const again = subscription.opened;
      subscription.opened = true;
      subscription.open(again);
    },
    () => {},
  );
}

function connect() {
  if (socket || !subscriptions.size || !session.get()) return;
  clearTimeout(retry);
  if (connection.get() === 'idle') connection.set('connecting');
  const url = new URL('/graphql', location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  socket = new WebSocket(url, 'graphql-transport-ws');
  const opened = socket;
  opened.onopen = () => send({ type: 'connection_init', payload: { 'Duplex-Person': session.get()?.person } });
  opened.onmessage = (event) => opened === socket && receive(JSON.parse(event.data));
  opened.onclose = () => opened === socket && lost();
  listen();
}

function receive(message) {
  listen();
  const { id, type, payload } = message;
  switch (type) {
    case 'connection_ack':
      ready = true;
      attempt = 0;
      connection.set('connected');
      for (const each of subscriptions.values()) start(each);
      return;
    case 'ping':
      send({ type: 'pong' });
      for (const listener of pinged) listener();
      return;
    case 'next':
      return payload.errors?.length ? fail(id, payload.errors[0]) : deliver(id, payload.data);
    case 'error':
      return fail(id, payload[0]);
    case 'complete':
      questions.delete(id);
      subscriptions.delete(id);
  }
}

function deliver(id, data) {
  questions.get(id)?.resolve(data);
  subscriptions.get(id)?.next(data);
}

function fail(id, error) {
  const problem = Problem.ofGraphQl(error);
  questions.get(id)?.reject(problem);
  questions.delete(id);
  const subscription = subscriptions.get(id);
  if (!subscription) return;
  subscriptions.delete(id);
  problem.code === 'too-slow' ? startAnew(subscription) : subscription.error(problem);
}

/** What was missed is asked for, as after a lost connection. */
function startAnew(subscription) {
  subscription.id = newId();
  subscriptions.set(subscription.id, subscription);
  start(subscription);
}

/** The server sends something at least every 15 s. */
function listen() {
  clearTimeout(silence);
  silence = setTimeout(drop, SILENCE);
}

/** Does not wait for a dead connection to say that it is closed. */
function drop() {
  if (!socket) return;
  socket.onclose = null;
  socket.close();
  lost();
}

function lost() {
  socket = null;
  ready = false;
  clearTimeout(silence);
  clearTimeout(retry);
  for (const { reject } of questions.values()) reject(Problem.offline());
  questions.clear();
  connection.set(subscriptions.size && session.get() ? 'reconnecting' : 'idle');
  retry = setTimeout(connect, Math.min(LONGEST_WAIT, 300 * 2 ** attempt++) * (0.5 + Math.random() / 2));
}

/** A sign that it may work again: does not wait any longer. */
function hurry() {
  attempt = 0;
  connect();
}

window.addEventListener('online', hurry);
window.addEventListener('offline', drop);
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') return;
  if (!ready) return hurry();
  send({ type: 'ping' });
  clearTimeout(silence);
  silence = setTimeout(drop, 5_000);
});
session.watch(() => {
  drop();
  hurry();
});
