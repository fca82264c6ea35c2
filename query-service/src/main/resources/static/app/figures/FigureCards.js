/** @module The figures of the whole time. */
import { html } from 'htm/preact';
import { duration } from 'app/ui/time.js';

const time = (seconds) => (seconds === null ? '–' : duration(seconds));

export function FigureCards({ total: { count, open, mean, p50, p90, p95, p99 } }) {
  const cards = [
    ['Half within', time(p50), 'median'],
    ['9 of 10 within', time(p90), 'p90'],
    ['95 % within', time(p95), 'p95'],
    ['99 % within', time(p99), 'p99'],
    ['On average', time(mean), 'mean'],
    ['Answered', String(count), `${open} still open`],
  ];
  return html`<dl class="figure-cards">
    ${cards.map(
      ([term, figure, note]) => html`<div class="card" key=${term}>
        <dt>${term}</dt>
        <dd>${figure}</dd>
        <dd class="quiet">${note}</dd>
      </div>`,
    )}
  </dl>`;
}
