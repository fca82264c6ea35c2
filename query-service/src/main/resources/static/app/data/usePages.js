/** @module A list that comes in pages. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { query } from 'app/data/api.js';
import { onConnected } from 'app/data/connection.js';
import { Problem } from 'app/data/problem.js';

const NOTHING = { nodes: [], first: null, loading: true, problem: null };

/**
 * Asks for the first page when the component appears and whenever the variables change.
 *
 * @param {string} text a query with a variable `$after`
 * @param {object | null} variables null: does not ask
 * @param {(data: any) => any} listIn the connection in the answer
 * @returns {{nodes: any[], first: any, more: boolean, loading: boolean, problem: Problem | null, loadMore: () => void,
 *     refresh: () => void}} `first`: the connection as it was with the first page
 */
export function usePages(text, variables, listIn) {
  const [state, setState] = useState(NOTHING);
  const asked = useRef(0);
  const key = JSON.stringify(variables);
  const ask = useCallback(
    async (after, merge) => {
      const number = ++asked.current;
      setState((now) => ({ ...now, loading: true, problem: null }));
      let change;
      try {
        const list = listIn(await query(text, { ...JSON.parse(key), after }));
        change = (now) => ({ ...merge(now, list), pageInfo: list.pageInfo, loading: false, problem: null });
      } catch (thrown) {
        change = (now) => ({ ...now, loading: false, problem: Problem.from(thrown) });
      }
      if (number === asked.current) setState(change);
    },
    [text, key],
  );
  const refresh = useCallback(() => ask(null, (now, list) => ({ nodes: list.nodes, first: list })), [ask]);
  useEffect(() => {
    if (key === 'null') setState({ ...NOTHING, loading: false });
    else refresh();
    return () => asked.current++;
  }, [refresh]);
  const lost = state.problem?.passing && !state.nodes.length;
  useEffect(() => (lost ? onConnected(refresh) : undefined), [lost, refresh]);
  const { pageInfo } = state;
  const loadMore = () =>
    state.loading ||
    ask(pageInfo.endCursor, (now, list) => ({ nodes: [...now.nodes, ...list.nodes], first: now.first }));
  return { ...state, more: Boolean(pageInfo?.hasNextPage), loadMore, refresh };
}
