/** @module How the median and the ninth of ten go, day by day. The scale is logarithmic: minutes and days are on one drawing. */
import { html } from 'htm/preact';
import { duration, ENGLISH } from 'app/ui/time.js';

const WIDTH = 720;
const HEIGHT = 240;
const LEFT = 62;
const BOTTOM = 24;
const TOP = 10;
const DAY = 86_400_000;
/** Seconds with a line of their own. */
const LINES = [1, 10, 60, 600, 3_600, 21_600, 86_400, 604_800, 2_592_000];

const dayLabel = new Intl.DateTimeFormat(ENGLISH, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** Where a value stands between the least and the most, from 0 to 1. */
const share = (value, low, high) => (high === low ? 0.5 : (value - low) / (high - low));

/** At most seven days at the same distance, the last one among them. */
function ticks(first, last) {
  const step = Math.max(1, Math.ceil((last - first) / DAY / 6)) * DAY;
  const count = Math.floor((last - first) / step) + 1;
  return Array.from({ length: count }, (_, place) => new Date(last - place * step).toISOString().slice(0, 10));
}

function scale(days) {
  const times = days.map(({ key }) => Date.parse(key));
  const values = days.flatMap(({ p50, p90 }) => [p50, p90]).map((seconds) => Math.log(Math.max(1, seconds)));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const lines = LINES.map(Math.log);
  // between two lines at least, so that one reads how long it is
  const low = (lines.findLast((line) => line <= Math.min(...values)) ?? lines[0]) - 0.2;
  const high = Math.max(lines.find((line) => line >= Math.max(...values)) ?? 0, ...values) + 0.2;
  return {
    x: (key) => LEFT + share(Date.parse(key), first, last) * (WIDTH - LEFT - 12),
    y: (seconds) => HEIGHT - BOTTOM - share(Math.log(Math.max(1, seconds)), low, high) * (HEIGHT - BOTTOM - TOP),
    lines: LINES.filter((seconds) => Math.log(seconds) >= low && Math.log(seconds) <= high),
    ticks: ticks(first, last),
  };
}

/** @param {{days: {key: string, count: number, p50: number | null, p90: number | null}[], label: string}} props */
export function Trend({ days, label }) {
  const answered = days.filter(({ count }) => count);
  if (!answered.length) return html`<p class="quiet">Nothing has been answered yet.</p>`;
  const { x, y, lines, ticks } = scale(answered);
  const path = (figure) =>
    answered.map((day, place) => `${place ? 'L' : 'M'}${x(day.key).toFixed(1)} ${y(day[figure]).toFixed(1)}`).join('');
  const medians = answered.map(({ p50 }) => p50);
  const [least, most] = [duration(Math.min(...medians)), duration(Math.max(...medians))];
  const summary = `${label} by day: median from ${least} to ${most} over ${answered.length} days. The table has each day.`;
  return html`<figure class="trend">
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${summary}>
      ${lines.map(
        (seconds) => html`<g key=${seconds}>
          <line class="grid" x1=${LEFT} x2=${WIDTH} y1=${y(seconds)} y2=${y(seconds)} />
          <text x=${LEFT - 8} y=${y(seconds) + 4} text-anchor="end">${duration(seconds)}</text>
        </g>`,
      )}
      ${ticks.map(
        (key) => html`<text key=${key} x=${x(key)} y=${HEIGHT - 4} text-anchor="middle">
          ${dayLabel.format(new Date(key))}
        </text>`,
      )}
      <path class="p90" d=${path('p90')} />
      <path class="p50" d=${path('p50')} />
      ${answered.map(
        (day) => html`<g key=${day.key}>
          <circle class="p90" cx=${x(day.key)} cy=${y(day.p90)} r="3">
            <title>${`${day.key}: p90 ${duration(day.p90)}`}</title>
          </circle>
          <circle class="p50" cx=${x(day.key)} cy=${y(day.p50)} r="3.5">
            <title>${`${day.key}: median ${duration(day.p50)}, ${day.count} answered`}</title>
          </circle>
        </g>`,
      )}
    </svg>
    <figcaption>
      <span class="key p50">Median</span>
      <span class="key p90">p90</span>
    </figcaption>
  </figure>`;
}
