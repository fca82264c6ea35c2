/** @module The hours of each day of the week, and the days on which other hours hold. They are set together. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { Holidays } from 'app/availability/Holidays.js';
import { useSaying } from 'app/availability/useSaying.js';
import { DAYS, dayName } from 'app/people/week.js';
import { Button, IconButton } from 'app/ui/Button.js';
import { Field } from 'app/ui/Field.js';

const SOURCES = {
  PERSON: 'Your own.',
  WORKSPACE: 'Those of the workspace, as long as you set none.',
  USUAL: 'The usual ones, as long as nobody sets others.',
};
const ZONES = Intl.supportedValuesOf('timeZone');
const USUAL = { from: '09:00', to: '17:00' };

/** The hours by day, for a form. */
const byDay = (week) =>
  Object.fromEntries(
    DAYS.map((day) => [day, week.filter((each) => each.day === day).map(({ from, to }) => ({ from, to }))]),
  );

export function WorkingHours({ person, refresh }) {
  const { source, timeZone, week, exceptions } = person.workingHours;
  const { busy, problem, say } = useSaying(refresh);
  const [zone, setZone] = useState(source === 'PERSON' ? timeZone : person.timeZone);
  const [days, setDays] = useState(() => byDay(week));
  const [holidays, setHolidays] = useState(exceptions);
  const setDay = (day, hours) => setDays((now) => ({ ...now, [day]: hours }));
  const save = (event) => {
    event.preventDefault();
    const hours = {
      timeZone: zone,
      week: DAYS.flatMap((day) => days[day].map((each) => ({ day, ...each }))),
      exceptions: holidays.map(({ date, name, hours: own }) => ({
        date,
        name,
        hours: own.map(({ from, to }) => ({ from, to })),
      })),
    };
    say(() => command('PUT', `/v1/people/${person.id}/working-hours`, hours), 'Your working hours are set.');
  };
  return html`<section class="card setting" aria-labelledby="hours">
    <h2 id="hours">Working hours</h2>
    <p class="quiet">${SOURCES[source]}</p>
    <form class="setting" onSubmit=${save}>
      <${Field} label="Time zone" list="zones" required value=${zone} onValue=${setZone} />
      <datalist id="zones">${ZONES.map((each) => html`<option key=${each} value=${each} />`)}</datalist>
      <div class="week">
        ${DAYS.map((day) => html`<${Day} key=${day} day=${day} hours=${days[day]} onHours=${(hours) => setDay(day, hours)} />`)}
      </div>
      <${Holidays} holidays=${holidays} onHolidays=${setHolidays} />
      ${problem && html`<p class="error-text" role="alert">${problem.detail}</p>`}
      <div class="row"><${Button} kind="primary" type="submit" busy=${busy}>Save<//></div>
    </form>
  </section>`;
}

function Day({ day, hours, onHours }) {
  const name = dayName(day);
  const put = (place, change) => onHours(hours.map((each, at) => (at === place ? { ...each, ...change } : each)));
  const drop = (place) => onHours(hours.filter((_, at) => at !== place));
  const next = hours.length ? { from: hours.at(-1).to, to: '20:00' } : USUAL;
  return html`<div class="week-day" role="group" aria-label=${name}>
    <strong>${name}</strong>
    <div class="week-hours">
      ${hours.length === 0 && html`<span class="quiet">free</span>`}
      ${hours.map(
        ({ from, to }, place) => html`<span class="interval" key=${place}>
          <${Time} label=${`${name} from`} value=${from} onValue=${(value) => put(place, { from: value })} />
          –
          <${Time} label=${`${name} to`} value=${to} onValue=${(value) => put(place, { to: value })} />
          <${IconButton} small icon="x" label=${`${name}: not ${from} to ${to}`} onClick=${() => drop(place)} />
        </span>`,
      )}
    </div>
    <${IconButton} small icon="plus" label=${`${name}: more hours`} onClick=${() => onHours([...hours, next])} />
  </div>`;
}

function Time({ label, value, onValue }) {
  const told = (event) => onValue(event.currentTarget.value);
  return html`<input class="input" type="time" required aria-label=${label} value=${value} onInput=${told} />`;
}
