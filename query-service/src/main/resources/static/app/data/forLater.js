/** @module What the person has left for later: messages to be sent, those that could not be, and reminders for others. */
import { query } from 'app/data/api.js';
import { FACE } from 'app/data/conversations.js';
import { Problem } from 'app/data/problem.js';
import { session } from 'app/data/session.js';
import { createStore, useStore } from 'app/data/store.js';

const PLACE = `conversationId conversation { ${FACE} }`;
const MESSAGE = `nodes { id text dueAt inHoursOf { id name } state code reason ${PLACE} }`;
const FOR_LATER = `query ($person: ID!) {
  pending: scheduledMessages(person: $person, state: PENDING, first: 200) { ${MESSAGE} }
  failed: scheduledMessages(person: $person, state: FAILED, first: 200) { ${MESSAGE} }
  reminders: answerReminders(person: $person, state: PENDING, first: 200) {
    nodes { message due note people { id name } ${PLACE} }
  }
}`;
/** What happens at once is asked for once; what is due is given so long. */
const PATIENCE = 300;
const GRACE = 10_000;
/** What stays although it is due may wait for a server whose clock is behind this one: it is asked for less and less often. */
const LONGEST = 300_000;
const DAY = 86_400_000;

const NOTHING = { pending: null, failed: null, reminders: null, edited: [], problem: /** @type {Problem | null} */ (null) };

/** The lists are null until they are known. `edited`: what of messages is changed and not saved. */
const forLater = createStore(/** @type {Record<string, any>} */ (NOTHING));

let asked = 0;
/** What was heard of is in the answer. */
let heard = -1;
let timer = 0;

/** @param {(known: typeof NOTHING) => any} select as of `useStore` */
export const useForLater = (select = (known) => known) => useStore(forLater, select);

/** Those of a list that are in a conversation. @param {'pending' | 'failed' | 'reminders'} list @returns {object[]} */
export function useForLaterIn(conversation, list) {
  return useForLater((known) => known[list])?.filter(({ conversationId }) => conversationId === conversation) ?? [];
}

/**
 * A change that is not saved is kept, whatever becomes of the message meanwhile and whichever page shows.
 *
 * @param {object} message @param {{text?: string, due?: string} | null} change null: there is none any more
 */
export function keepEdit(message, change) {
  forLater.update(({ edited, ...known }) => {
    const others = edited.filter((each) => each.message.id !== message.id);
    return { ...known, edited: change ? [...others, { message, ...change }] : others };
  });
}

/** The messages that are being changed though they are to be sent no more. @returns {object[]} */
export function overOf({ pending, failed, edited }) {
  return pending ? edited.map(({ message }) => message).filter(({ id }) => ![...pending, ...failed].some((each) => each.id === id)) : [];
}

/** Asks anew. @returns {Promise<void>} */
export async function refreshForLater() {
  const person = session.get()?.person;
  const number = ++asked;
  clearTimeout(timer);
  try {
    const { pending, failed, reminders } = await query(FOR_LATER, { person }, { after: heard });
    if (number !== asked) return;
    forLater.update(({ edited }) => ({ pending: pending.nodes, failed: failed.nodes, reminders: reminders.nodes, edited, problem: null }));
    askWhenDue();
  } catch (thrown) {
    if (number !== asked) return;
    const problem = Problem.from(thrown);
    forLater.update((known) => ({ ...known, problem }));
    if (problem.passing) timer = setTimeout(refreshForLater, GRACE);
  }
}

function askWhenDue() {
  const { pending, reminders } = forLater.get();
  const next = Math.min(...pending.map(({ dueAt }) => Date.parse(dueAt)), ...reminders.map(({ due }) => Date.parse(due)));
  const wait = next - Date.now();
  if (wait < DAY) timer = setTimeout(refreshForLater, wait > 0 ? wait + GRACE : Math.min(Math.max(GRACE, -wait), LONGEST));
}

/** Something has happened that may have to do with it. @param {number | string} position where it stands in the log */
export function forLaterSoon(position = -1) {
  heard = Math.max(heard, Number(position));
  clearTimeout(timer);
  timer = setTimeout(refreshForLater, PATIENCE);
}

/** @returns {() => void} ends it */
export function followForLater() {
  refreshForLater();
  return () => {
    asked++;
    clearTimeout(timer);
    forLater.set(NOTHING);
  };
}
