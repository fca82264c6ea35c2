/** @module What stands where data will be, are not, or could not be had. */
import { html } from 'htm/preact';
import { Button } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';

/** Grey rows in the place of a list that is being fetched. */
export function Skeleton({ rows = 6, label = 'Loading …' }) {
  return html`<div role="status" aria-label=${label}>
    ${Array.from(
      { length: rows },
      (_, row) => html`<div class="skeleton-row" aria-hidden="true">
        <span class="skeleton round"></span>
        <span>
          <span class="skeleton" style=${{ width: `${30 + ((row * 17) % 30)}%` }}></span>
          <span class="skeleton" style=${{ width: `${55 + ((row * 23) % 40)}%` }}></span>
        </span>
      </div>`,
    )}
  </div>`;
}

/** @param {{icon?: string, title: string, children?: any}} props */
export function Empty({ icon = 'check', title, children }) {
  return html`<div class="state">
    <${Icon} name=${icon} />
    <strong>${title}</strong>
    ${children}
  </div>`;
}

/** The server's own words are for those who write clients. */
const NOT_THERE = { title: 'There is nothing here', detail: 'The link may be wrong, or lead to another workspace.', remedy: '' };
const inWords = (problem) => (/^unknown-|^bad-id$/.test(problem.code) ? NOT_THERE : problem);
/** To ask once more changes nothing. */
const isFinal = ({ code }) => code === 'not-permitted';

/** @param {{problem: import('app/data/problem.js').Problem, retry?: () => void}} props */
export function ErrorState({ problem, retry }) {
  const { title, detail, remedy } = inWords(problem);
  return html`<div class="state error" role="alert">
    <${Icon} name="warning" />
    <strong>${title || (isFinal(problem) ? 'This is for others to see' : 'That did not work')}</strong>
    <p>${detail} ${remedy}</p>
    ${retry && !isFinal(problem) && html`<${Button} icon="retry" onClick=${retry}>Try again<//>`}
  </div>`;
}
