/** @module Times in which the person is not to be disturbed, now or every week, and who may disturb all the same. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { newId } from 'app/data/ids.js';
import { useSaying } from 'app/availability/useSaying.js';
import { PeoplePicker } from 'app/conversations/PeoplePicker.js';
import { DAYS, dayName } from 'app/people/week.js';
import { Button } from 'app/ui/Button.js';
import { Check, Field } from 'app/ui/Field.js';
import { dayAndTime } from 'app/ui/time.js';

const BREAKERS = [
  { who: 'nobody', label: 'Nobody' },
  { who: 'urgent', label: 'Whoever has something urgent' },
  { who: 'chosen', label: 'People whom I choose' },
];

/** `Mon, Tue 09:00–11:00`, or until when it lasts. */
function when({ from, until, recurring }) {
  if (!recurring)
    return Date.parse(from) > Date.now() ? `${dayAndTime(from)} – ${dayAndTime(until)}` : `until ${dayAndTime(until)}`;
  return `${recurring.days.map((day) => dayName(day).slice(0, 3)).join(', ')} ${recurring.from}–${recurring.to}`;
}

const breakers = ({ who, people }) =>
  who === 'CHOSEN'
    ? people.map(({ name }) => name).join(', ')
    : BREAKERS.find((each) => each.who === who.toLowerCase()).label;

export function FocusTimes({ person, refresh }) {
  const { busy, say } = useSaying(refresh);
  const [who, setWho] = useState('urgent');
  const [people, setPeople] = useState([]);
  const [days, setDays] = useState(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY']);
  const [from, setFrom] = useState('09:00');
  const [to, setTo] = useState('11:00');
  const mayBreak = who === 'chosen' ? { who, people: people.map(({ id }) => id) } : { who };
  const path = `/v1/people/${person.id}`;
  const start = (hours) => {
    const until = new Date(Date.now() + hours * 3_600_000).toISOString();
    say(() => command('POST', `${path}/focus`, { id: newId(), until, mayBreak }), 'Focus time: you are not disturbed.');
  };
  const plan = (event) => {
    event.preventDefault();
    say(
      () => command('POST', `${path}/planned-focus`, { id: newId(), days, from, to, mayBreak }),
      'Focus time every week.',
    );
  };
  const end = ({ id }) => say(() => command('DELETE', `${path}/focus/${id}`), 'The focus time has ended.');
  const pick = (day, chosen) => setDays((now) => DAYS.filter((each) => (each === day ? chosen : now.includes(each))));
  return html`<section class="card setting" aria-labelledby="focus">
    <h2 id="focus">Focus time</h2>
    ${
      person.focusTimes.length > 0 &&
      html`<ul class="settled" role="list">
      ${person.focusTimes.map(
        (focus) => html`<li key=${focus.id}>
          <span><strong>${when(focus)}</strong> <span class="quiet">may disturb: ${breakers(focus.mayBreak)}</span></span>
          <${Button} small busy=${busy} onClick=${() => end(focus)}>End<//>
        </li>`,
      )}
    </ul>`
    }
    <div class="form-grid">
      <${Field} as="select" label="Who may disturb" value=${who} onValue=${setWho}>
        ${BREAKERS.map((each) => html`<option key=${each.who} value=${each.who}>${each.label}</option>`)}
      <//>
      ${who === 'chosen' && html`<${PeoplePicker} label="Who" chosen=${people} onChoose=${setPeople} />`}
    </div>
    <div class="row">
      <span>From now:</span>
      ${[1, 2, 4].map(
        (hours) => html`<${Button} key=${hours} small icon="focus" busy=${busy} onClick=${() => start(hours)}>
          ${hours === 1 ? 'an hour' : `${hours} hours`}
        <//>`,
      )}
    </div>
    <form class="form-grid" onSubmit=${plan} aria-label="Every week">
      <fieldset class="days">
        <legend>Every week on</legend>
        ${DAYS.map(
          (day) => html`<${Check}
            key=${day}
            label=${dayName(day).slice(0, 3)}
            checked=${days.includes(day)}
            onValue=${(chosen) => pick(day, chosen)}
          />`,
        )}
      </fieldset>
      <${Field} label="From" type="time" required value=${from} onValue=${setFrom} />
      <${Field} label="To" type="time" required value=${to} onValue=${setTo} />
      <${Button} type="submit" busy=${busy} disabled=${!days.length}>Plan<//>
    </form>
  </section>`;
}
