/** @module A query as a component needs it: its data, its failure, and a way to ask again. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { query } from 'app/data/api.js';
import { onConnected } from 'app/data/connection.js';
import { Problem } from 'app/data/problem.js';

/**
 * Asks when the component appears, whenever the variables change, and after a lost connection; the last data stay while it asks again.
 *
 * @param {string} text
 * @param {object | null} variables null: does not ask
 * @returns {{data: any, problem: Problem | null, loading: boolean, refresh: () => Promise<void>}}
 */
export function useQuery(text, variables) {
  const [state, setState] = useState({ data: null, problem: null, loading: true });
  const asked = useRef(0);
  const key = JSON.stringify(variables);
  const refresh = useCallback(async () => {
    const number = ++asked.current;
    const settle = (next) => number === asked.current && setState(next);
    setState((now) => ({ ...now, loading: true }));
    try {
      settle({ data: await query(text, JSON.parse(key)), problem: null, loading: false });
    } catch (thrown) {
      settle((now) => ({ data: now.data, problem: Problem.from(thrown), loading: false }));
    }
  }, [text, key]);
  useEffect(() => {
    if (key !== 'null') refresh();
    return () => asked.current++;
  }, [refresh]);
  useEffect(() => (state.problem?.passing ? onConnected(refresh) : undefined), [state.problem, refresh]);
  return { ...state, refresh };
}
