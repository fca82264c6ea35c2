/**
 * @module What the person has changed in the inbox and the server has not told back yet: news that are older than the change
 * do not undo it on the screen.
 */

const idOf = (entry) => entry.conversation.id;

export function createUnsaid() {
  const changes = new Map();
  return {
    /** Whether something of it waits to be told back. */
    has: (entry) => changes.has(idOf(entry)),
    /** An entry as the person left it. */
    shown: (entry) => Object.assign({}, entry, ...(changes.get(idOf(entry)) ?? [])),
    /** @param {string} conversation @param {object} change @returns {() => void} to be called when the server has told it */
    add(conversation, change) {
      changes.set(conversation, [...(changes.get(conversation) ?? []), change]);
      return () => {
        const left = changes.get(conversation).filter((each) => each !== change);
        left.length ? changes.set(conversation, left) : changes.delete(conversation);
      };
    },
  };
}
