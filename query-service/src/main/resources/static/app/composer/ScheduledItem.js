/** @module A message that is still to be sent, or could not be: what it says, when, and what can be done with it. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { keepEdit, overOf, refreshForLater, useForLater } from 'app/data/forLater.js';
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

const editOf = ({ edited }, { id }) => edited.find((each) => each.message.id === id);

/** @param {{message: object, place?: any}} props `place`: where it is to be sent, for a list of all conversations */
export function ScheduledItem({ message, place }) {
  const edited = useForLater((known) => editOf(known, message));
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
  if (editing || edited) return html`<${Edit} message=${message} path=${path} done=${() => (setEditing(false), refreshForLater())} />`;
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

function Edit({ message, path, done: close }) {
  const { text, due } = useForLater((known) => editOf(known, message)) ?? {};
  const over = useForLater((known) => overOf(known).some(({ id }) => id === message.id));
  const { busy, problem, send } = useSending();
  const edit = (more) => keepEdit(message, { text, due, ...more });
  const done = () => (keepEdit(message, null), close());
  const words = text ?? message.text ?? '';
  const save = async (event) => {
    event.preventDefault();
    // what was not touched here may be another by now, said on another device
    const change = { ...(text === undefined ? {} : { text: text.trim() }), ...(due === undefined ? {} : { dueAt: fromInput(due) }) };
    if (!Object.keys(change).length || (await send(() => command('PUT', path, change)))) done();
  };
  return html`<li class="scheduled-item">
    <form class="stack" onSubmit=${save}>
      ${over && html`<p class="form-problem" role="alert">It was sent or discarded meanwhile, without what you changed here.</p>`}
      <${Field} as="textarea" rows="3" label="Text" value=${words} onValue=${(next) => edit({ text: next })} maxlength="40000" />
      <${Field} label="When" type="datetime-local" min=${toInput(Date.now())} value=${due ?? (message.state === 'FAILED' ? '' : toInput(message.dueAt))} onValue=${(next) => edit({ due: next })} required />
      ${problem && html`<p class="form-problem" role="alert">${problem.detail} ${problem.remedy}</p>`}
      <span class="edit-buttons">
        <${Button} small onClick=${done}>Cancel<//>
        <${Button} small kind="primary" type="submit" busy=${busy} disabled=${over || !words.trim()}>Save<//>
      </span>
    </form>
  </li>`;
}
