/** @module Sends what the person says about being reached, and tells how it went. */
import { toast, toastProblem } from 'app/ui/live.js';
import { useSending } from 'app/ui/useSending.js';

/**
 * @param {() => Promise<void>} refresh
 * @returns {{busy: boolean, problem: object | null, say: (run: () => Promise<any>, done: string) => Promise<boolean>}} `say`
 *     tells whether the command was accepted
 */
export function useSaying(refresh) {
  const { busy, problem, send } = useSending();
  const say = (run, done) =>
    send(async () => {
      await run().catch((thrown) => {
        toastProblem(thrown);
        throw thrown;
      });
      toast(done);
      await refresh();
    });
  return { busy, problem, say };
}
