/** @module A conversation's head, kept right: its name, its people, what the person is owed and owes in it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { query } from 'app/data/api.js';
import { Problem } from 'app/data/problem.js';
import { session } from 'app/data/session.js';
import { subscribe } from 'app/data/socket.js';
import { HEAD, INBOX_ENTRY } from 'app/conversation/fragments.js';

const UPDATES = `subscription ($person: ID!) { inboxUpdates(person: $person) { ${INBOX_ENTRY} } }`;

/** The head as the person left it. */
function asLeft(head, unsaid) {
  if (!head || !unsaid.length) return head;
  const left = (view) => view && Object.assign({}, view, ...unsaid);
  return { ...head, mine: left(head.mine ?? {}), inboxEntry: left(head.inboxEntry) };
}

/** Several things that happen at once are asked for once. */
const PATIENCE = 400;

/**
 * @param {string} id
 * @returns {{head: any, problem: Problem | null, refresh: () => Promise<void>, soon: () => void, patch: (change: object) => () => void}}
 *     `patch`: shows a change of the person's own view before the server has told of it; what it returns ends that
 */
export function useConversation(id) {
  const [state, setState] = useState({ id, head: null, problem: null });
  const timer = useRef(0);
  const latest = useRef(id);
  latest.current = id;

  const refresh = useCallback(async () => {
    clearTimeout(timer.current);
    timer.current = 0;
    try {
      const { conversation } = await query(HEAD, { id });
      if (latest.current === id) setState({ id, head: conversation, problem: null });
    } catch (thrown) {
      if (latest.current === id)
        setState((now) => ({ id, head: now.id === id ? now.head : null, problem: Problem.from(thrown) }));
    }
  }, [id]);
  const soon = useCallback(() => {
    if (!timer.current) timer.current = setTimeout(refresh, PATIENCE);
  }, [refresh]);

  useEffect(() => {
    refresh();
    return () => clearTimeout(timer.current);
  }, [refresh]);
  useEffect(
    () =>
      subscribe(
        UPDATES,
        { person: session.get().person },
        {
          next: ({ inboxUpdates: entry }) =>
            entry.conversation.id === id &&
            setState((now) =>
              now.head ? { ...now, head: { ...now.head, inboxEntry: entry, mine: { ...now.head.mine, ...entry } } } : now,
            ),
          open: (again) => again && refresh(),
        },
      ),
    [id],
  );
  const [unsaid, setUnsaid] = useState(/** @type {object[]} */ ([]));
  const patch = useCallback((change) => {
    setUnsaid((all) => [...all, change]);
    return () => setUnsaid((all) => all.filter((each) => each !== change));
  }, []);
  const current = state.id === id;
  const head = current ? asLeft(state.head, unsaid) : null;
  return { head, problem: current ? state.problem : null, refresh, soon, patch };
}
