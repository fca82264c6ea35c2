/** @module Sends a command of a form, and says how it went. */
import { useState } from 'preact/hooks';
import { Problem } from 'app/data/problem.js';
import { toast, toastProblem } from 'app/ui/live.js';

/**
 * @param {() => Promise<void>} refresh
 * @returns {{busy: boolean, problem: Problem | null, send: (run: () => Promise<any>, said: string) => Promise<boolean>}} `send`
 *     tells whether the command was accepted
 */
export function useSending(refresh) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {Problem | null} */ (null));
  const send = async (run, said) => {
    setBusy(true);
    setProblem(null);
    try {
      await run();
      toast(said);
      await refresh();
      return true;
    } catch (thrown) {
      setProblem(Problem.from(thrown));
      toastProblem(thrown);
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { busy, problem, send };
}
