/** @module A thread: the message that opened it, and its replies as they come. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { query } from 'app/data/api.js';
import { Problem } from 'app/data/problem.js';
import { keyOf, merge, ofEdges } from 'app/conversation/entries.js';
import { MESSAGE } from 'app/conversation/fragments.js';

const THREAD = `query ($message: ID!, $after: String) {
  message(id: $message) {
    __typename ${MESSAGE}
    replies(first: 100, after: $after) { edges { cursor node { __typename ${MESSAGE} } } pageInfo { hasNextPage endCursor } }
  }
}`;

const EMPTY = { root: null, replies: [], more: null, busy: false, problem: null };

/**
 * @param {string} opening the message that opened it
 * @param {ReturnType<import('app/data/store.js').createStore>} events what happens in the conversation, and `again` after a gap
 */
export function useThread(opening, events) {
  const [state, setState] = useState(/** @type {any} */ (EMPTY));
  const latest = useRef(opening);
  latest.current = opening;

  /** All of it, page after page: what is said now stands at its end. */
  const load = useCallback(
    async (after = null) => {
      setState((now) => ({ ...now, busy: true, problem: null }));
      let from = after;
      try {
        do {
          const { message } = await query(THREAD, { message: opening, after: from });
          if (latest.current !== opening) return;
          const { replies, ...root } = message;
          from = replies.pageInfo.hasNextPage ? replies.pageInfo.endCursor : null;
          const more = from;
          setState((now) => ({
            ...now,
            root: { ...root, key: keyOf(root) },
            replies: merge(now.replies, ofEdges(replies.edges)),
            more,
            busy: Boolean(more),
          }));
        } while (from);
      } catch (thrown) {
        if (latest.current === opening) setState((now) => ({ ...now, busy: false, problem: Problem.from(thrown) }));
      }
    },
    [opening],
  );

  useEffect(() => {
    setState(EMPTY);
    load();
    return events.watch((update) => {
      if (update === 'again') return load();
      const entry = update?.entry;
      if (entry?.__typename !== 'Message') return;
      const told = { ...entry, key: keyOf(entry) };
      if (entry.id === opening) setState((now) => ({ ...now, root: told }));
      else if (entry.threadOf === opening) setState((now) => ({ ...now, replies: merge(now.replies, [told]) }));
    });
  }, [load]);
  return { ...state, load };
}

/** The thread that a message belongs to, or opens. */
export const threadOf = (message) => message.threadOf ?? message.id;
