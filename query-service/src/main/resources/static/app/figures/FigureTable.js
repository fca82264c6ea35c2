/** @module Figures of groups, in rows. */
import { html } from 'htm/preact';
import { duration } from 'app/ui/time.js';

const time = (seconds) => (seconds === null ? '–' : duration(seconds));

/**
 * @typedef {{key: string, label?: string, count: number, open: number, p50: number | null, p90: number | null}} Group
 *
 * @param {{caption: string, head: string, rows: Group[]}} props
 */
export function FigureTable({ caption, head, rows }) {
  return html`<div class="table-frame" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption class="sr-only">${caption}</caption>
      <thead>
        <tr>${[head, 'Answered', 'Open', 'Median', 'p90'].map((name) => html`<th key=${name} scope="col">${name}</th>`)}</tr>
      </thead>
      <tbody>
        ${rows.map(
          ({ key, label, count, open, p50, p90 }) => html`<tr key=${key}>
            <th scope="row">${label ?? key}</th>
            <td>${count}</td>
            <td>${open}</td>
            <td>${time(p50)}</td>
            <td>${time(p90)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
