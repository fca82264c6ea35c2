/** @module A component that is loaded when it is first shown. */
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { connection } from 'app/data/connection.js';
import { Problem } from 'app/data/problem.js';
import { ErrorState, Skeleton } from 'app/ui/states.js';

/** What is loaded stays loaded. @type {Map<Function, Function>} */
const loaded = new Map();

/** A browser does not ask again for a module that failed, so what failed is tried again by a fresh page. */
const reload = () => location.reload();

/** @param {{load: () => Promise<{default: Function}>, quiet?: boolean}} props `quiet`: shows nothing until it is there */
export function Lazy({ load, quiet = false, ...props }) {
  const [, setState] = useState(0);
  const [problem, setProblem] = useState(/** @type {Problem | null} */ (null));
  useEffect(() => {
    if (loaded.has(load)) return;
    setProblem(null);
    load().then(
      (module) => (loaded.set(load, module.default), setState((n) => n + 1)),
      (thrown) => (
        console.error(thrown),
        setProblem(
          new Problem({
            code: 'not-loaded',
            title: 'This part could not be loaded',
            detail: 'The server did not deliver it.',
            remedy: 'When the connection is back it is tried again by itself.',
          }),
        )
      ),
    );
  }, [load]);
  useEffect(() => {
    if (problem) return connection.watch((state) => state === 'connected' && reload());
  }, [problem]);
  const Component = loaded.get(load);
  if (Component) return html`<${Component} ...${props} />`;
  if (quiet) return null;
  return problem ? html`<${ErrorState} problem=${problem} retry=${reload} />` : html`<${Skeleton} />`;
}
