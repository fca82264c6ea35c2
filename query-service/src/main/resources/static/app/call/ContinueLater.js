/** @module Ends a call and says what is still open: each point becomes an owed reply or something to do. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ownersIn } from 'app/call/Outcomes.js';
import { command } from 'app/data/api.js';
import { newId } from 'app/data/ids.js';
import { session } from 'app/data/session.js';
import { Button, IconButton } from 'app/ui/Button.js';
import { Dialog } from 'app/ui/Dialog.js';
import { Field } from 'app/ui/Field.js';
import { toast, toastProblem } from 'app/ui/live.js';
import { fromInput } from 'app/ui/moments.js';

const point = () => ({ key: newId(), kind: 'reply', text: '', owner: session.get().person, due: '' });

export function ContinueLater({ call, onClose }) {
  const [reason, setReason] = useState('');
  const [points, setPoints] = useState(() => [point()]);
  const [busy, setBusy] = useState(false);
  const owners = ownersIn(call);
  const change = (key, more) => setPoints((all) => all.map((each) => (each.key === key ? { ...each, ...more } : each)));
  const submit = async () => {
    setBusy(true);
    try {
      await command('POST', `/v1/calls/${call.id}/continue-later`, {
        reason: reason.trim() || undefined,
        points: points
          .filter(({ text }) => text.trim())
          .map(({ kind, text, owner, due }) => ({ kind, text: text.trim(), owner, due: fromInput(due) ?? undefined })),
      });
      toast('The call is over; what is open stands in the conversation.');
      onClose();
    } catch (thrown) {
      toastProblem(thrown);
      setBusy(false);
    }
  };
  const footer = html`<${Button} onClick=${onClose}>Go on talking<//>
    <${Button} kind="primary" icon="later" type="submit" busy=${busy} disabled=${!points.some(({ text }) => text.trim())}>End the call and continue later<//>`;
  return html`<${Dialog} title="Continue later" wide onClose=${onClose} onSubmit=${submit} footer=${footer}>
    <p class="quiet">The call ends for everybody. A reply is owed in the conversation; something to do gets an owner and, if you like, a date.</p>
    <ul class="points" role="list" aria-label="What is still open">
      ${points.map(
        ({ key, kind, text, owner, due }, index) => html`<li key=${key}>
          <${Field} label=${`Open point ${index + 1}`} value=${text} onValue=${(value) => change(key, { text: value })} placeholder="Which price do we name?" />
          <div class="point-row">
            <${Field} as="select" label="What it needs" value=${kind} onValue=${(value) => change(key, { kind: value })}>
              <option value="reply">A reply</option>
              <option value="action">Something done</option>
            <//>
            <${Field} as="select" label="From whom" value=${owner} onValue=${(value) => change(key, { owner: value })}>
              ${owners.map(({ id, name }) => html`<option key=${id} value=${id} selected=${id === owner}>${name}</option>`)}
            <//>
            <${Field} label="Until (if any)" type="datetime-local" value=${due} onValue=${(value) => change(key, { due: value })} />
            <${IconButton} icon="trash" label=${`Remove point ${index + 1}`} disabled=${points.length < 2} onClick=${() => setPoints((all) => all.filter((each) => each.key !== key))} />
          </div>
        </li>`,
      )}
    </ul>
    <div><${Button} small icon="plus" onClick=${() => setPoints((all) => [...all, point()])}>Another point<//></div>
    <${Field} label="Why now (if you like)" value=${reason} onValue=${setReason} placeholder="Out of time" />
  <//>`;
}
