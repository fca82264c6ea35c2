/** @module A form that is being sent: busy meanwhile, and what was wrong with it afterwards. */
import { useRef, useState } from 'preact/hooks';
import { Problem } from 'app/data/problem.js';

/**
 * @returns {{busy: boolean, problem: Problem | null, send: (action: () => Promise<unknown>) => Promise<boolean>}} `send` tells
 *     whether it went well
 */
export function useSending() {
  const [state, setState] = useState({ busy: false, problem: /** @type {Problem | null} */ (null) });
  const running = useRef(false);
  const send = async (action) => {
    if (running.current) return false;
    running.current = true;
    setState({ busy: true, problem: null });
    try {
      await action();
      setState({ busy: false, problem: null });
      return true;
    } catch (thrown) {
      setState({ busy: false, problem: Problem.from(thrown) });
      return false;
    } finally {
      running.current = false;
    }
  };
  return { ...state, send };
}
