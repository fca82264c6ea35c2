/** @module Rings more people of the conversation. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { session } from 'app/data/session.js';
import { Button } from 'app/ui/Button.js';
import { Dialog } from 'app/ui/Dialog.js';
import { Check } from 'app/ui/Field.js';
import { toastProblem } from 'app/ui/live.js';

/** @param {string} call @param {string[]} people @param {boolean} urgent */
export const ringPeople = (call, people, urgent = false) => command('POST', `/v1/calls/${call}/rings`, { people, urgent });

export function RingDialog({ call, onClose }) {
  const me = session.get().person;
  const busy = new Set([
    me,
    ...call.participants.filter((seat) => !seat.until).map(({ person }) => person.id),
    ...call.rings.filter(({ state }) => state === 'RINGING').map(({ person }) => person.id),
  ]);
  const people = call.conversation.participants.nodes.map(({ person }) => person).filter(({ id, kind }) => !busy.has(id) && kind !== 'BOT');
  const [chosen, setChosen] = useState(/** @type {string[]} */ ([]));
  const [urgent, setUrgent] = useState(false);
  const [sending, setSending] = useState(false);
  const submit = async () => {
    setSending(true);
    try {
      await ringPeople(call.id, chosen, urgent);
      onClose();
    } catch (thrown) {
      toastProblem(thrown);
      setSending(false);
    }
  };
  const pick = (id, yes) => setChosen((now) => (yes ? [...now, id] : now.filter((each) => each !== id)));
  const footer = html`<${Button} onClick=${onClose}>Cancel<//>
    <${Button} kind="primary" icon="bell" type="submit" busy=${sending} disabled=${!chosen.length}>Ring<//>`;
  return html`<${Dialog} title="Ring more people" onClose=${onClose} onSubmit=${submit} footer=${footer}>
    ${people.length ? null : html`<p>Everybody in the conversation is in the call or is being rung.</p>`}
    <div class="choices-list" role="group" aria-label="People of the conversation">
      ${people.map(({ id, name }) => html`<${Check} key=${id} label=${name} checked=${chosen.includes(id)} onValue=${(yes) => pick(id, yes)} />`)}
    </div>
    <${Check} label="It is urgent: ring also outside working hours, and in focus time where that is allowed" checked=${urgent} onValue=${setUrgent} />
  <//>`;
}
