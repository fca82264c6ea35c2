/** @module Entries of a timeline as values: what tells them apart, their order, and which of them belong together. */

/** How far apart messages of one person may be and still stand under one name. */
const TOGETHER = 5 * 60_000;

/** What an entry is, whatever becomes of it. @returns {string} */
export function keyOf(entry) {
  switch (entry.__typename) {
    case 'Message':
      return entry.id;
    case 'Transition':
      return `${entry.direction}:${entry.call}`;
    case 'Call':
      return `Call:${entry.id}`;
    default:
      return `${entry.__typename}:${entry.position}`;
  }
}

/** As the timeline has it: by the instant, then by position. */
export const inOrder = (one, other) =>
  Date.parse(one.at) - Date.parse(other.at) || Number(one.position) - Number(other.position);

/** @param {{cursor: string, node: object}[]} edges */
export const ofEdges = (edges) => edges.map(({ cursor, node }) => ({ ...node, cursor, key: keyOf(node) }));

/**
 * Puts entries among others; the newer version of the same one holds.
 *
 * @param {object[]} known in order
 * @param {object[]} more
 * @returns {object[]} in order, each once
 */
export function merge(known, more) {
  const all = new Map(known.map((entry) => [entry.key, entry]));
  for (const entry of more) all.set(entry.key, { ...entry, cursor: entry.cursor ?? all.get(entry.key)?.cursor });
  return [...all.values()].sort(inOrder);
}

const day = (at) => new Date(at).toDateString();

const continues = (before, entry) =>
  before?.__typename === 'Message' &&
  entry.__typename === 'Message' &&
  before.by.id === entry.by.id &&
  before.privateNote === entry.privateNote &&
  before.mode === entry.mode &&
  entry.inReplyTo === before.inReplyTo &&
  Date.parse(entry.at) - Date.parse(before.at) < TOGETHER;

/**
 * What stands around each entry.
 *
 * @param {object[]} entries in order
 * @param {string | null} readUpTo the last message that was read when the conversation was opened
 * @param {string} me own messages are read
 * @returns {{entry: object, day: boolean, unread: boolean, joined: boolean, answered: boolean}[]} `day`: the first of its day,
 *     `unread`: the first that is new, `joined`: under the name that stands above it, `answered`: asked for a reply and has one
 */
export function arranged(entries, readUpTo, me) {
  const last = readUpTo ? entries.findIndex(({ key }) => key === readUpTo) : -1;
  const fresh = last < 0 ? -1 : entries.findIndex((entry, at) => at > last && isNews(entry, me));
  return entries.map((entry, at) => {
    const before = entries[at - 1];
    const newDay = !before || day(before.at) !== day(entry.at);
    const unread = at === fresh;
    return { entry, day: newDay, unread, joined: !newDay && !unread && continues(before, entry), answered: isAnswered(entries, at) };
  });
}

/** Somebody else has said something since. */
const isAnswered = (entries, at) =>
  Boolean(entries[at].needsReplyBy) &&
  entries.some((later, place) => place > at && isSaid(later) && later.by.id !== entries[at].by.id);

const isSaid = (entry) =>
  entry.__typename === 'Message' && !entry.privateNote && !entry.retractedAt && entry.by.kind !== 'BOT';

const isNews = (entry, me) => entry.__typename === 'Message' && entry.by.id !== me && !entry.retractedAt;

/** What is new changes what stands further up: a thread has one more reply, something to do is done. */
export function touched(entries, told) {
  const { __typename, id, threadOf, privateNote, at, by, action, itemState } = told;
  if (__typename === 'ActionItemEntry') {
    return entries.map((entry) => (entry.action === action ? { ...entry, itemState } : entry));
  }
  if (__typename !== 'Message' || !threadOf || privateNote) return entries;
  return entries.map((entry) =>
    entry.key === threadOf
      ? { ...entry, thread: { replies: entry.thread.replies + 1, lastReply: { message: id, at, by } } }
      : entry,
  );
}
