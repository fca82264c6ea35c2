/** @module What is said about a conversation is said one after the other; and nothing is begun again while it is under way. */
import { command } from 'app/data/api.js';
import { session } from 'app/data/session.js';

/** What comes next does not wait for longer. */
const LONGEST = 30_000;

/** What is being said to the server, by person and conversation; what is done next follows. @type {Map<string, Promise<unknown>>} */
const saying = new Map();

/** @returns {Promise<unknown>} false where it is not said, because somebody else uses this tab by now */
export function inTurn(person, conversation, send) {
  const key = `${person} ${conversation}`;
  const say = () => session.get()?.person === person && send();
  const turn = (saying.get(key) ?? Promise.resolve()).then(say, say);
  saying.set(key, turn);
  return turn.finally(() => saying.get(key) === turn && saying.delete(key));
}

/** A command whose answer is not waited for without end. @param {{key?: string}} [options] as of `command` */
export const tell = (method, path, body, options) =>
  command(method, path, body, { ...options, signal: AbortSignal.timeout(LONGEST) });

const underWay = new Set();

/**
 * A second press while the first is under way does nothing: what is run must end, as {@link tell} does.
 *
 * @param {string} what names it
 * @param {() => Promise<unknown>} run
 * @returns {Promise<unknown>}
 */
export async function once(what, run) {
  if (underWay.has(what)) return undefined;
  underWay.add(what);
  try {
    return await run();
  } finally {
    underWay.delete(what);
  }
}
