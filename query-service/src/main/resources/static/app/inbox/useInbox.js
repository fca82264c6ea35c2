/** @module The person's inbox under a filter: pages of it, kept up to date while they are shown. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { query } from 'app/data/api.js';
import { Problem } from 'app/data/problem.js';
import { subscribe } from 'app/data/socket.js';
import { belongs } from 'app/inbox/filters.js';
import { INBOX, UPDATES } from 'app/inbox/queries.js';
import { createUnsaid } from 'app/inbox/unsaid.js';

const PAGE = 40;
const MOST_ANEW = 200;
/** Changes come in bursts; the order of the list is asked for once after them. */
const SETTLE = 250;

const NOTHING = { entries: [], cursor: null, more: false, loading: true, problem: null };

const idOf = (entry) => entry.conversation.id;

/** What was further down stays, but for what came up. */
function joined(fresh, older) {
  const ids = new Set(fresh.map(idOf));
  return [...fresh, ...older.filter((entry) => !ids.has(idOf(entry)))];
}

/**
 * @param {string} person
 * @param {string} filter
 * @param {string} sort
 * @returns {{person: string, entries: object[], more: boolean, loading: boolean, problem: Problem | null, loadMore: () => void,
 *     refresh: () => void, patch: (conversation: string, change: object) => () => void}} `patch`: shows a change before
 *     the server has told of it; what it returns ends that
 */
export function useInbox(person, filter, sort) {
  const [state, setState] = useState(NOTHING);
  const list = useRef(0);
  const times = useRef(0);
  const shown = useRef(NOTHING);
  shown.current = state;
  const [unsaid] = useState(createUnsaid);
  const asLeft = useCallback(
    (entries) =>
      entries
        .map((each) => (unsaid.has(each) ? unsaid.shown(each) : each))
        .filter((each) => !unsaid.has(each) || belongs(each, filter)),
    [filter],
  );

  const ask = useCallback(
    async (first, after, merge, overtaken = () => false) => {
      const asked = list.current;
      setState((now) => ({ ...now, loading: true, problem: null }));
      let change;
      try {
        const { inbox } = await query(INBOX, { person, filter, sort, first, after });
        change = (now) => ({ ...merge(now, { ...inbox, nodes: asLeft(inbox.nodes) }), loading: false, problem: null });
      } catch (thrown) {
        change = (now) => ({ ...now, loading: false, problem: Problem.from(thrown) });
      }
      if (asked === list.current && !overtaken()) setState(change);
    },
    [person, filter, sort, asLeft],
  );

  const refresh = useCallback(() => {
    const length = Math.max(PAGE, shown.current.entries.length);
    const time = ++times.current;
    const merge = (now, { nodes, pageInfo }) => {
      // what came meanwhile from further down stays, too
      const further = length > MOST_ANEW || now.entries.length > length;
      return further && pageInfo.hasNextPage
        ? { ...now, entries: joined(nodes, now.entries.slice(nodes.length)) }
        : { entries: nodes, cursor: pageInfo.endCursor, more: pageInfo.hasNextPage };
    };
    // answers may overtake each other
    return ask(Math.min(length, MOST_ANEW), null, merge, () => time !== times.current);
  }, [ask]);

  const loadMore = useCallback(() => {
    if (shown.current.loading) return;
    ask(PAGE, shown.current.cursor, (now, { nodes, pageInfo }) => ({
      entries: joined(
        now.entries.filter((entry) => !nodes.some((node) => idOf(node) === idOf(entry))),
        nodes,
      ),
      cursor: pageInfo.endCursor,
      more: pageInfo.hasNextPage,
    }));
  }, [ask]);

  useEffect(() => {
    list.current++;
    setState(NOTHING);
    shown.current = NOTHING;
    refresh();
    let timer = 0;
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, SETTLE);
    };
    const end = subscribe(
      UPDATES,
      { person },
      {
        next({ inboxUpdates: entry }) {
          setState((now) => ({
            ...now,
            entries: now.entries
              .flatMap((each) => (idOf(each) === idOf(entry) ? asLeft([entry]) : [each]))
              .filter((each) => idOf(each) !== idOf(entry) || belongs(each, filter)),
          }));
          later();
        },
        open: later,
      },
    );
    return () => {
      end();
      clearTimeout(timer);
      list.current++;
    };
  }, [person, filter, refresh]);

  const patch = useCallback(
    (conversation, change) => {
      const told = unsaid.add(conversation, change);
      setState((now) => ({
        ...now,
        entries: now.entries
          .map((entry) => (idOf(entry) === conversation ? { ...entry, ...change } : entry))
          .filter((entry) => idOf(entry) !== conversation || belongs(entry, filter)),
      }));
      return told;
    },
    [filter],
  );

  // whoever keeps them, such as a note with "Undo", means the list as it is by then
  const latest = useRef({ refresh, patch });
  latest.current = { refresh, patch };
  const [kept] = useState(() => ({
    refresh: () => latest.current.refresh(),
    patch: (conversation, change) => latest.current.patch(conversation, change),
  }));

  return { ...state, person, loadMore, ...kept };
}
