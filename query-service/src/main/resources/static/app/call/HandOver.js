/** @module Makes somebody else the host of the call. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { session } from 'app/data/session.js';
import { Button } from 'app/ui/Button.js';
import { Dialog } from 'app/ui/Dialog.js';
import { Field } from 'app/ui/Field.js';
import { toast, toastProblem } from 'app/ui/live.js';

export function HandOver({ call, onClose }) {
  const me = session.get().person;
  const others = call.participants.filter((seat) => !seat.until && seat.person.id !== me).map(({ person }) => person);
  const [chosen, setChosen] = useState(others[0]?.id ?? '');
  const submit = async () => {
    try {
      await command('PUT', `/v1/calls/${call.id}/host`, { person: chosen });
      toast(`${others.find(({ id }) => id === chosen).name} is the host now.`);
      onClose();
    } catch (thrown) {
      toastProblem(thrown);
    }
  };
  const footer = html`<${Button} onClick=${onClose}>Cancel<//><${Button} kind="primary" type="submit" disabled=${!chosen}>Hand over<//>`;
  return html`<${Dialog} title="Hand over the call" onClose=${onClose} onSubmit=${submit} footer=${footer}>
    ${others.length
      ? html`<${Field} as="select" label="Who can end it for everybody from now on" value=${chosen} onValue=${setChosen}>
          ${others.map(({ id, name }) => html`<option key=${id} value=${id}>${name}</option>`)}
        <//>`
      : html`<p>Nobody else is in the call.</p>`}
  <//>`;
}
