/** @module A component that is loaded when it is first shown. */
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { remembered } from 'app/call/remember.js';
import { connection } from 'app/data/connection.js';
import { Problem } from 'app/data/problem.js';
import { Button } from 'app/ui/Button.js';
import { ErrorState, Skeleton } from 'app/ui/states.js';

/** What is loaded stays loaded. @type {Map<Function, Function>} */
const loaded = new Map();

/** A browser does not ask again for a module that failed, so what failed is tried again by a fresh page. */
const reload = () => location.reload();

const isReachable = () =>
  fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );

/** By itself once only, and never amid a call: who tries again otherwise says so. */
async function reloadOnce(load) {
  const mark = `duplex.reloaded ${load}`;
  const may = () => connection.get() === 'connected' && !remembered() && !sessionStorage.getItem(mark);
  if (!may() || !(await isReachable()) || !may()) return;
  sessionStorage.setItem(mark, 'yes');
  reload();
}

/** @param {{load: () => Promise<{default: Function}>, quiet?: boolean}} props `quiet`: not what the page is about */
export function Lazy({ load, quiet = false, ...props }) {
  const [, setState] = useState(0);
  const [problem, setProblem] = useState(/** @type {Problem | null} */ (null));
  useEffect(() => {
    setProblem(null);
    if (loaded.has(load)) return;
    let wanted = true;
    load().then(
      (module) => (loaded.set(load, module.default), setState((n) => n + 1)),
      (thrown) => (
        console.error(thrown),
        wanted &&
          setProblem(
            new Problem({
              code: 'not-loaded',
              title: 'This part could not be loaded',
              detail: 'The server did not deliver it.',
              remedy: 'Try again when the connection is back.',
            }),
          )
      ),
    );
    return () => (wanted = false);
  }, [load]);
  useEffect(() => {
    if (!problem || quiet) return;
    const again = () => reloadOnce(load);
    again();
    return connection.watch(again);
  }, [problem]);
  const Component = loaded.get(load);
  if (Component) return html`<${Component} ...${props} />`;
  if (quiet) {
    return (
      problem &&
      html`<div class="banner" role="alert" style="grid-area: banner">
        A part of the page could not be loaded. <${Button} small onClick=${reload}>Try again<//>
      </div>`
    );
  }
  return problem ? html`<${ErrorState} problem=${problem} retry=${reload} />` : html`<${Skeleton} />`;
}
