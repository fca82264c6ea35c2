/** @module Which microphone, camera and speaker: remembered in this browser. */
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { changeDevices } from 'app/call/liveCall.js';
import { askForDevices, chosenDevices, inWords, listDevices, rememberDevices, watchDevices } from 'app/call/media.js';
import { Button } from 'app/ui/Button.js';
import { Dialog } from 'app/ui/Dialog.js';
import { Field } from 'app/ui/Field.js';

const KINDS = { mic: 'Microphone', camera: 'Camera', speaker: 'Speaker' };

export function DeviceDialog({ onClose }) {
  const [all, setAll] = useState({ mic: [], camera: [], speaker: [] });
  const [chosen, setChosen] = useState(chosenDevices);
  const [problem, setProblem] = useState('');
  const look = () => listDevices().then(setAll);
  const ask = () => askForDevices().then(look, (thrown) => setProblem(inWords('mic', thrown)));
  useEffect(() => {
    look();
    return watchDevices(look);
  }, []);
  const choose = (kind, id) => {
    rememberDevices({ [kind]: id || undefined });
    setChosen(chosenDevices());
    changeDevices();
  };
  return html`<${Dialog} title="Microphone, camera, speaker" onClose=${onClose} footer=${html`<${Button} kind="primary" onClick=${onClose}>Done<//>`}>
    ${!all.mic.length && html`<p class="quiet">The browser names them once this page may use them. <${Button} small icon="mic" onClick=${ask}>Show them<//></p>`}
    ${problem && html`<p class="notice" role="alert">${problem}</p>`}
    ${Object.entries(KINDS).map(
      ([kind, label]) => html`<${Field}
        key=${kind}
        as="select"
        label=${label}
        value=${chosen[kind] ?? ''}
        hint=${all[kind].length ? undefined : `No ${label.toLowerCase()} can be chosen here.`}
        onValue=${(id) => choose(kind, id)}
      >
        <option value="">As the system has it</option>
        ${all[kind].map(({ id, label: name }) => html`<option key=${id} value=${id} selected=${chosen[kind] === id}>${name}</option>`)}
      <//>`,
    )}
  <//>`;
}
