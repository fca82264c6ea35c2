/** @module The messages of the person that are still to be sent here: their time and text can be changed. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { session } from 'app/data/session.js';
import { useQuery } from 'app/data/useQuery.js';
import { Button, IconButton } from 'app/ui/Button.js';
import { Dialog } from 'app/ui/Dialog.js';
import { Field } from 'app/ui/Field.js';
import { fromInput, toInput } from 'app/ui/moments.js';
import { toast } from 'app/ui/live.js';
import { Empty, ErrorState, Skeleton } from 'app/ui/states.js';
import { dayAndTime } from 'app/ui/time.js';
import { useSending } from 'app/ui/useSending.js';

export const PENDING = `query ($person: ID!, $state: ScheduledState) {
  scheduledMessages(person: $person, state: $state, first: 200) {
    nodes { id conversationId text dueAt inHoursOf { id name } state reason }
  }
}`;

/** @param {{head: object, onClose: () => void}} props */
export function ScheduledDialog({ head, onClose }) {
  const { data, problem, refresh } = useQuery(PENDING, { person: session.get().person, state: 'PENDING' });
  const here = data?.scheduledMessages.nodes.filter(({ conversationId }) => conversationId === head.id);
  return html`<${Dialog} title="Messages to be sent" onClose=${onClose} wide>
    ${problem && html`<${ErrorState} problem=${problem} retry=${refresh} />`} ${!data && !problem && html`<${Skeleton} rows=${2} />`}
    ${here?.length === 0 && html`<${Empty} icon="clock" title="Nothing is waiting to be sent here" />`}
    <ul class="scheduled-list" role="list">
      ${here?.map((each) => html`<${Scheduled} key=${each.id} message=${each} refresh=${refresh} />`)}
    </ul>
  <//>`;
}

function Scheduled({ message, refresh }) {
  const [editing, setEditing] = useState(false);
  const { busy, problem, send } = useSending();
  const path = `/v1/scheduled-messages/${message.id}`;
  const cancel = () => send(async () => (await command('DELETE', path), toast('It is not sent.'), await refresh()));
  if (editing) return html`<${Edit} message=${message} path=${path} done=${() => (setEditing(false), refresh())} />`;
  return html`<li class="scheduled-item">
    <p class="said">${message.text}</p>
    <span class="quiet">${dayAndTime(message.dueAt)}${message.inHoursOf && `, when ${message.inHoursOf.name} is at work`}</span>
    <span class="item-buttons">
      <${IconButton} small icon="edit" label="Change" onClick=${() => setEditing(true)} />
      <${IconButton} small icon="trash" label="Do not send it" disabled=${busy} onClick=${cancel} />
    </span>
    ${problem && html`<p class="form-problem" role="alert">${problem.detail}</p>`}
  </li>`;
}

function Edit({ message, path, done }) {
  const [text, setText] = useState(message.text);
  const [due, setDue] = useState(toInput(message.dueAt));
  const { busy, problem, send } = useSending();
  const moved = due !== toInput(message.dueAt);
  const save = async (event) => {
    event.preventDefault();
    if (await send(() => command('PUT', path, { text: text.trim(), ...(moved ? { dueAt: fromInput(due) } : {}) }))) done();
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
