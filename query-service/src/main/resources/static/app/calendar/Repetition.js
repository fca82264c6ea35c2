/** @module Whether a call takes place again, and until when. */
import { html } from 'htm/preact';
import { dayName, DAYS } from 'app/people/week.js';
import { Check, Field } from 'app/ui/Field.js';

const EVERY = {
  never: 'Once',
  daily: 'Every day',
  weekly: 'Every week',
  fortnightly: 'Every other week',
  monthly: 'Every month',
};

/**
 * @param {{terms: import('app/calendar/terms.js').Terms, series: boolean, set: (more: object) => void, error?: string}} props `series`:
 *     a series is changed, which stays one
 */
export function Repetition({ terms, series, set, error }) {
  const { repeats, days, ends, count, until } = terms;
  const { never, ...again } = EVERY;
  const choices = { ...(repeats === 'as-is' ? { 'as-is': 'As it is' } : {}), ...(series ? {} : { never }), ...again };
  const hint = series ? 'A series stays one. To end it sooner, say how many calls it has or its last date, or cancel single ones.' : undefined;
  return html`
    <${Field} as="select" label="How often" value=${repeats} error=${error} hint=${hint} onValue=${(next) => set({ repeats: next })}>
      ${Object.entries(choices).map(([key, label]) => html`<option key=${key} value=${key} selected=${key === repeats}>${label}</option>`)}
    <//>
    ${['weekly', 'fortnightly'].includes(repeats) &&
    html`<fieldset class="group days-of-week">
      <legend>On these days (that of the first call, where none is chosen)</legend>
      ${DAYS.map((day) => html`<${Check} key=${day} label=${dayName(day).slice(0, 3)} checked=${days.includes(day)} onValue=${(yes) => set({ days: DAYS.filter((each) => (each === day ? yes : days.includes(each))) })} />`)}
    </fieldset>`}
    ${repeats in EVERY &&
    repeats !== 'never' &&
    html`<div class="side-by-side">
      <${Field} as="select" label="It ends" value=${ends} onValue=${(next) => set({ ends: next })}>
        <option value="count" selected=${ends === 'count'}>after so many calls</option>
        <option value="until" selected=${ends === 'until'}>on a date</option>
      <//>
      ${ends === 'count'
        ? html`<${Field} label="How many" type="number" min="1" max="366" value=${count} onValue=${(next) => set({ count: Number(next) })} />`
        : html`<${Field} label="Last date" type="date" value=${until} onValue=${(next) => set({ until: next })} />`}
    </div>`}
  `;
}
