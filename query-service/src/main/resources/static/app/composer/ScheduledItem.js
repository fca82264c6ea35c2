/** @module A message that is still to be sent, or could not be: what it says, when, and what can be done with it. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { refreshForLater } from 'app/data/forLater.js';
import { whyNot } from 'app/composer/notSent.js';
import { Button, IconButton } from 'app/ui/Button.js';
import { Field } from 'app/ui/Field.js';
import { fromInput, toInput } from 'app/ui/moments.js';
import { toast } from 'app/ui/live.js';
import { dayAndTime } from 'app/ui/time.js';
import { useSending } from 'app/ui/useSending.js';

/** So soon that it is now, and late enough for a clock that is a little behind the server's. */
const AT_ONCE = 20_000;

/** The time is this page's choice; all else is what failed before. */
const stillNot = ({ code, field, detail }) => (field === 'dueAt' ? detail : whyNot({ code, reason: detail }));

/** @param {{message: object, place?: any}} props `place`: where it is to be sent, for a list of all conversations */
export function ScheduledItem({ message, place }) {
  const [editing, setEditing] = useState(false);
  const { busy, problem, send } = useSending();
  const path = `/v1/scheduled-messages/${message.id}`;
  const failed = message.state === 'FAILED';
  const say = (run, words) => () => send(async () => (await run(), toast(words), await refreshForLater()));
  const discard = say(() => command('DELETE', path), 'It is not sent.');
  const now = say(
    () => command('PUT', path, { dueAt: new Date(Date.now() + AT_ONCE).toISOString() }),
    'It is sent within half a minute.',
  );
  if (editing) return html`<${Edit} message=${message} path=${path} done=${() => (setEditing(false), refreshForLater())} />`;
  return html`<li class="scheduled-item" data-scheduled=${message.id}>
    <p class="said">${message.text ?? 'Taken back'}</p>
    ${failed && html`<p class="form-problem">Not sent ${dayAndTime(message.dueAt)}: ${whyNot(message)}</p>`}
    ${!failed && html`<span class="quiet">${dayAndTime(message.dueAt)}${message.inHoursOf && `, when ${message.inHoursOf.name} is at work`}</span>`}
    ${place && html`<span class="quiet">${place}</span>`}
    <span class="item-buttons">
      ${
        failed
          ? html`<${Button} small busy=${busy} onClick=${now}>Send now<//>
            <${Button} small disabled=${busy} onClick=${() => setEditing(true)}>Another time<//>
            <${Button} small kind="danger" disabled=${busy} onClick=${discard}>Discard<//>`
          : html`<${IconButton} small icon="edit" label="Change" onClick=${() => setEditing(true)} />
            <${IconButton} small icon="trash" label="Do not send it" disabled=${busy} onClick=${discard} />`
      }
    </span>
    ${problem && html`<p class="form-problem" role="alert">${failed ? `Still not: ${stillNot(problem)}` : problem.detail}</p>`}
  </li>`;
}

function Edit({ message, path, done }) {
  const [text, setText] = useState(message.text ?? '');
  const before = message.state === 'FAILED' ? '' : toInput(message.dueAt);
  const [due, setDue] = useState(before);
  const { busy, problem, send } = useSending();
  const save = async (event) => {
    event.preventDefault();
    const change = { text: text.trim(), ...(due === before ? {} : { dueAt: fromInput(due) }) };
    if (await send(() => command('PUT', path, change))) done();
  };
  return html`<li class="scheduled-item">
    <form class="stack" onSubmit=${save}>
      <${Field} as="textarea" rows="3" label="Text" value=${text} onValue=${setText} maxlength="40000" />
      <${Field} label="When" type="datetime-local" min=${toInput(Date.now())} value=${due} onValue=${setDue} required />
      ${problem && html`<p class="form-problem" role="alert">${problem.detail} ${problem.remedy}</p>`}
      <span class="edit-buttons">
        <${Button} small onClick=${done}>Cancel<//>
        <${Button} small kind="primary" type="submit" busy=${busy} disabled=${!text.trim()}>Save<//>
      </span>
    </form>
  </li>`;
}
