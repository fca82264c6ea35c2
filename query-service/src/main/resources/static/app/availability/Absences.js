/** @module Days on which the person is absent, and who stands in. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { newId } from 'app/data/ids.js';
import { useSaying } from 'app/availability/useSaying.js';
import { PeoplePicker } from 'app/conversations/PeoplePicker.js';
import { Button } from 'app/ui/Button.js';
import { Field } from 'app/ui/Field.js';
import { dayAndTime } from 'app/ui/time.js';

const today = () => new Date().toLocaleDateString('sv');

export function Absences({ person, refresh }) {
  const { busy, problem, say } = useSaying(refresh);
  const [fromDate, setFrom] = useState(today());
  const [untilDate, setUntil] = useState(today());
  const [standIn, setStandIn] = useState([]);
  const [note, setNote] = useState('');
  const path = `/v1/people/${person.id}/absences`;
  const add = async (event) => {
    event.preventDefault();
    const absence = { id: newId(), fromDate, untilDate, standIn: standIn[0]?.id, note: note.trim() || undefined };
    if (await say(() => command('POST', path, absence), 'Your absence is known.')) {
      setStandIn([]);
      setNote('');
    }
  };
  const begin = (day) => {
    setFrom(day);
    if (day > untilDate) setUntil(day);
  };
  const end = (id) => say(() => command('DELETE', `${path}/${id}`), 'The absence has been taken back.');
  return html`<section class="card setting" aria-labelledby="absences">
    <h2 id="absences">Absences</h2>
    ${
      person.absences.length > 0 &&
      html`<ul class="settled" role="list">
      ${person.absences.map(
        ({ id, from, until, standIn: other, note: why }) => html`<li key=${id}>
          <span>
            <strong>${dayAndTime(from)} – ${dayAndTime(until)}</strong>
            <span class="quiet">${other ? ` ${other.name} stands in` : ''}${why ? ` ${why}` : ''}</span>
          </span>
          <${Button} small busy=${busy} onClick=${() => end(id)}>End<//>
        </li>`,
      )}
    </ul>`
    }
    <form class="form-grid" onSubmit=${add} aria-label="A new absence">
      <${Field} label="First day" type="date" required value=${fromDate} onValue=${begin} />
      <${Field} label="Last day" type="date" required min=${fromDate} value=${untilDate} onValue=${setUntil} />
      <${PeoplePicker} label="Who stands in" chosen=${standIn} onChoose=${setStandIn} single />
      <${Field} label="Note to yourself" maxlength="2000" value=${note} onValue=${setNote} error=${problem?.detail} />
      <${Button} type="submit" busy=${busy}>Add<//>
    </form>
  </section>`;
}
