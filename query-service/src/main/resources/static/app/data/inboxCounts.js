/** @module The person's inbox in numbers, kept up to date. */
import { query } from 'app/data/api.js';
import { subscribe } from 'app/data/socket.js';
import { createStore, useStore } from 'app/data/store.js';

const FIELDS = 'unread unreadMessages mentions waitingOnMe waitingOnOthers owed overdue actionItems snoozed';
const COUNTS = `query ($person: ID!) { inboxCounts(person: $person) { ${FIELDS} } }`;
const UPDATES = `subscription ($person: ID!) { inboxCountsUpdates(person: $person) { ${FIELDS} } }`;

/** Null until they are known. */
const counts = createStore(/** @type {Record<string, number> | null} */ (null));

/** @returns {Record<string, number> | null} */
export const useInboxCounts = () => useStore(counts);

/** @param {string} person @returns {() => void} ends it */
export function followInboxCounts(person) {
  const ask = () =>
    query(COUNTS, { person }).then(
      ({ inboxCounts }) => counts.set(inboxCounts),
      () => {},
    );
  ask();
  const end = subscribe(
    UPDATES,
    { person },
    { next: ({ inboxCountsUpdates }) => counts.set(inboxCountsUpdates), open: ask },
  );
  return () => {
    end();
    counts.set(null);
  };
}
