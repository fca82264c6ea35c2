/**
 * @module Messages that were written and have not arrived yet. They are kept over a reload, sent in their order, and bear
 * the ids that they have here: sent twice, they are one.
 */
import { command } from 'app/data/api.js';
import { connection } from 'app/data/connection.js';
import { newId } from 'app/data/ids.js';
import { Problem } from 'app/data/problem.js';
import { session } from 'app/data/session.js';
import { createStore, useStore } from 'app/data/store.js';

/** How long one that was sent stays, for the timeline to take it over. */
const LINGER = 30_000;
const PATIENCE = 5_000;

/**
 * `pending` until the server has it, `sent` until it is {@link forget forgotten}, `failed` when the server refused it.
 *
 * @typedef {{id: string, conversation: string, body: object, at: string, state: 'pending' | 'sent' | 'failed',
 *     problem?: {code: string, detail: string}}} Outgoing
 */

const key = () => `duplex.outbox.${session.get()?.person}`;

const stored = () => (session.get() ? JSON.parse(localStorage.getItem(key()) ?? '[]') : []);

/** @type {ReturnType<typeof createStore>} */
const outbox = createStore(/** @type {Outgoing[]} */ ([]));

/** What a conversation is still to get, in the order in which it was written. @returns {Outgoing[]} */
export function useOutbox(conversation) {
  return useStore(outbox).filter((each) => each.conversation === conversation);
}

/** Other tabs of the person keep theirs in the same place. */
function change(how) {
  const next = how(stored());
  localStorage.setItem(key(), JSON.stringify(next));
  outbox.set(next);
}

const put = (id, more) => change((all) => all.map((each) => (each.id === id ? { ...each, ...more } : each)));

/**
 * Takes a message to be sent as soon as possible.
 *
 * @param {string} conversation
 * @param {object} body of `POST /v1/conversations/{conversation}/messages`
 * @returns {string} the message's id
 */
export function post(conversation, body) {
  const id = body.id ?? newId();
  const outgoing = { id, conversation, body: { ...body, id }, at: new Date().toISOString(), state: 'pending' };
  change((all) => [...all, outgoing]);
  flush();
  return id;
}

/** Sends a failed message again. @param {string} id */
export function retry(id) {
  put(id, { state: 'pending', problem: undefined });
  flush();
}

/** Takes messages out, once they are shown elsewhere or given up. @param {...string} ids */
export function forget(...ids) {
  if (outbox.get().some((each) => ids.includes(each.id))) {
    change((all) => all.filter((each) => !ids.includes(each.id)));
  }
}

let sending = false;

/** One after the other: the order in which they were written is the order in which they arrive. */
export async function flush() {
  if (sending || !session.get()) return;
  sending = true;
  try {
    for (let next; (next = stored().find((each) => each.state === 'pending'));) await deliver(next);
  } catch {
    setTimeout(flush, PATIENCE);
  } finally {
    sending = false;
  }
}

async function deliver({ id, conversation, body }) {
  try {
    await command('POST', `/v1/conversations/${conversation}/messages`, body, { key: id });
    put(id, { state: 'sent' });
    setTimeout(() => forget(id), LINGER);
  } catch (thrown) {
    const problem = Problem.from(thrown);
    if (problem.passing) throw problem;
    put(id, { state: 'failed', problem: { code: problem.code, detail: problem.detail } });
  }
}

/** What was sent before the page was loaded is in the timeline by now. */
function begin() {
  if (!session.get()) return outbox.set([]);
  change((all) => all.filter(({ state }) => state !== 'sent'));
  flush();
}

connection.watch((state) => state === 'connected' && flush());
session.watch(begin);
window.addEventListener('online', flush);
window.addEventListener('storage', (event) => event.key === key() && outbox.set(stored()));
begin();
