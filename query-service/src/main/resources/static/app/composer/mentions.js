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
  const found = /(?:^|[\s(])@([\p{L}\p{N}._-]*(?: [\p{L}\p{N}._-]*)?)$/u.exec(text.slice(0, caret));
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

const follows = (text, name) => {
  const at = text.toLowerCase().indexOf(`@${name.toLowerCase()}`);
  return at >= 0 && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length + 1));
};

/** What a message says of it. @returns {{mentions?: string[], broadcast?: 'everyone' | 'here'}} */
export function mentioned(text, people) {
  const mentions = people.filter(({ name }) => follows(text, name)).map(({ id }) => id);
  const broadcast = EVERYBODY.find(({ name }) => follows(text, name))?.name;
  return { ...(mentions.length ? { mentions } : {}), ...(broadcast ? { broadcast } : {}) };
}
