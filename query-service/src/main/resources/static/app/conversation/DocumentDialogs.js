/** @module What was said becomes a decision, or something to do. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { session } from 'app/data/session.js';
import { Field } from 'app/ui/Field.js';
import { FormDialog } from 'app/ui/FormDialog.js';
import { fromInput } from 'app/ui/moments.js';
import { toast } from 'app/ui/live.js';

/** @param {{head: object, message: object, onClose: () => void}} props */
export function DecisionDialog({ head, message, onClose }) {
  const [text, setText] = useState(message.text);
  const run = async () => {
    await command('POST', `/v1/conversations/${head.id}/decisions`, { text: text.trim(), messages: [message.id] });
    toast('The decision is recorded.');
  };
  return html`<${FormDialog} title="Record as decision" action="Record" run=${run} onClose=${onClose} disabled=${!text.trim()}>
    <${Field} as="textarea" rows="5" label="What was decided" value=${text} onValue=${setText} maxlength="10000" hint="The message is kept as its evidence." />
  <//>`;
}

/** @param {{head: object, message: object, onClose: () => void}} props */
export function TaskDialog({ head, message, onClose }) {
  const people = head.participants.nodes.map(({ person }) => person).filter(({ kind }) => kind !== 'BOT');
  const [text, setText] = useState(message.text.slice(0, 10_000));
  const [owner, setOwner] = useState(session.get().person);
  const [due, setDue] = useState('');
  const run = async () => {
    const body = { text: text.trim(), owner, due: fromInput(due) ?? undefined, message: message.id };
    await command('POST', `/v1/conversations/${head.id}/action-items`, body);
    toast('The action item is assigned.');
  };
  return html`<${FormDialog} title="Assign as action item" action="Assign" run=${run} onClose=${onClose} disabled=${!text.trim()}>
    <${Field} as="textarea" rows="3" label="What is to be done" value=${text} onValue=${setText} maxlength="10000" />
    <${Field} as="select" label="By whom" value=${owner} onValue=${setOwner}>
      ${people.map(({ id, name }) => html`<option key=${id} value=${id} selected=${id === owner}>${name}${id === session.get().person ? ' (you)' : ''}</option>`)}
    <//>
    <${Field} label="Until (may be left out)" type="datetime-local" value=${due} onValue=${setDue} />
  <//>`;
}
