/** @module Whom a text mentions, and whom it is about to. */

const MOST = 6;
const EVERYBODY = [
  { id: 'everyone', name: 'everyone', hint: 'all who take part', broadcast: true },
  { id: 'here', name: 'here', hint: 'those who are available now', broadcast: true },
];

/**
 * The name that is being written at the caret.
 *
 * @param {string} text
 * @param {number} caret
 * @returns {{from: number, sought: string} | null} `from`: where its @ is
 */
export function mentionAt(text, caret) {
  const found = /(?:^|[\s([{"'])@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*)?)$/u.exec(text.slice(0, caret));
  return found ? { from: caret - found[1].length - 1, sought: found[1].toLowerCase() } : null;
}

/** @param {{id: string, name: string}[]} people @param {string} sought */
export function candidates(people, sought) {
  const fits = ({ name }) =>
    name.toLowerCase().startsWith(sought) ||
    name
      .toLowerCase()
      .split(' ')
      .some((word) => word.startsWith(sought));
  const found = [...people.filter(fits), ...EVERYBODY.filter(fits)].slice(0, MOST);
  // nothing is left to complete
  return found.length === 1 && found[0].name.toLowerCase() === sought ? [] : found;
}

/** What stands right before an @ that means somebody: nothing, white space, a comma, an opening bracket, a quote, emphasis. */
const OPENS = /^$|[\s,(\[{<"'‘’“„«‹*_~]/u;
const NAME_GOES_ON = /[\p{L}\p{N}]/u;

/**
 * Those a text names after an @, each occurrence read once: the longest name that fits there.
 *
 * @template {{name: string}} T
 * @param {string} text
 * @param {T[]} all
 * @returns {Set<T>} all who have the name, where it is not one person's alone
 */
function named(text, all) {
  const longestFirst = [...all].sort((one, other) => other.name.length - one.name.length);
  const found = new Set();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (!OPENS.test(text.slice(Math.max(0, at - 1), at))) continue;
    const rest = text.slice(at + 1).toLowerCase();
    const fits = ({ name }) => rest.startsWith(name.toLowerCase()) && !NAME_GOES_ON.test(rest.charAt(name.length));
    const name = longestFirst.find(fits)?.name.toLowerCase();
    for (const one of all) if (one.name.toLowerCase() === name) found.add(one);
  }
  return found;
}

/** What a message says of it. @returns {{mentions?: string[], broadcast?: 'everyone' | 'here'}} */
export function mentioned(text, people) {
  const found = named(text, [...people, ...EVERYBODY]);
  const mentions = people.filter((one) => found.has(one)).map(({ id }) => id);
  const broadcast = EVERYBODY.find((one) => found.has(one))?.name;
  return { ...(mentions.length ? { mentions } : {}), ...(broadcast ? { broadcast } : {}) };
}
