/** @module The replies that the person owes, renewed whenever something changes in the inbox. */
import { useEffect } from 'preact/hooks';
import { FACE } from 'app/data/conversations.js';
import { session } from 'app/data/session.js';
import { subscribe } from 'app/data/socket.js';
import { useQuery } from 'app/data/useQuery.js';

const OWED = `query ($person: ID!) {
  deferrals(person: $person, state: OPEN, first: 200) {
    nodes { message call until note postponedUntil conversationId conversation { ${FACE} } }
  }
}`;
const UPDATES = `subscription ($person: ID!) { inboxUpdates(person: $person) { unread } }`;
/** Changes come in bursts. */
const SETTLE = 300;

/** @param {() => void} changed @returns {{all: object[] | null, problem: object | null, refresh: () => Promise<void>}} */
export function useOwed(changed) {
  const { person } = session.get();
  const { data, problem, refresh } = useQuery(OWED, { person });
  useEffect(() => {
    let timer = 0;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(() => (refresh(), changed()), SETTLE);
    };
    const end = subscribe(UPDATES, { person }, { next: later, open: (again) => again && later() });
    return () => (clearTimeout(timer), end());
  }, [refresh]);
  return { all: data?.deferrals.nodes ?? null, problem, refresh };
}
