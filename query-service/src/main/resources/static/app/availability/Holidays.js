/** @module Dates on which the person is free, or works other hours than the week says. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Button, IconButton } from 'app/ui/Button.js';
import { Field } from 'app/ui/Field.js';
import { ENGLISH } from 'app/ui/time.js';

const long = new Intl.DateTimeFormat(ENGLISH, { dateStyle: 'medium', timeZone: 'UTC' });

/** Its name and hours, where it has any. */
const noteOf = ({ name, hours }) => [name, ...hours.map(({ from, to }) => `${from}–${to}`)].filter(Boolean).join(', ');

/** @typedef {{date: string, name?: string | null, hours: {from: string, to: string}[]}} Holiday */

/** @param {{holidays: Holiday[], onHolidays: (holidays: Holiday[]) => void}} props */
export function Holidays({ holidays, onHolidays }) {
  const [date, setDate] = useState('');
  const [name, setName] = useState('');
  const add = () => {
    const others = holidays.filter((each) => each.date !== date);
    onHolidays(
      [...others, { date, name: name.trim() || null, hours: [] }].sort((one, other) =>
        one.date.localeCompare(other.date),
      ),
    );
    setDate('');
    setName('');
  };
  const drop = (holiday) => onHolidays(holidays.filter((each) => each !== holiday));
  return html`<fieldset class="setting">
    <legend>Holidays</legend>
    ${
      holidays.length > 0 &&
      html`<ul class="settled" role="list">
      ${holidays.map(
        (holiday) => html`<li key=${holiday.date}>
          <span>
            <strong>${long.format(new Date(holiday.date))}</strong>
            <span class="quiet"> ${noteOf(holiday)}</span>
          </span>
          <${IconButton} small icon="trash" label=${`No holiday on ${holiday.date}`} onClick=${() => drop(holiday)} />
        </li>`,
      )}
    </ul>`
    }
    <div class="form-grid">
      <${Field} label="Date" type="date" value=${date} onValue=${setDate} />
      <${Field} label="Name" maxlength="100" value=${name} onValue=${setName} />
      <${Button} disabled=${!date} onClick=${add}>Add holiday<//>
    </div>
  </fieldset>`;
}
