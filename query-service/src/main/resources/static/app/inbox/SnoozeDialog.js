/** @module Until when a conversation is out of sight. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { titleOf } from 'app/data/conversations.js';
import { localInput, moments } from 'app/inbox/moments.js';
import { Button } from 'app/ui/Button.js';
import { Dialog } from 'app/ui/Dialog.js';
import { Field } from 'app/ui/Field.js';

/** @param {{entry: object, onClose: () => void, onSnooze: (until: string) => void}} props */
export function SnoozeDialog({ entry, onClose, onSnooze }) {
  const [own, setOwn] = useState(localInput(new Date(Date.now() + 2 * 3_600_000)));
  const choose = (until) => {
    onSnooze(until);
    onClose();
  };
  const footer = html`<${Button} onClick=${onClose}>Cancel<//><${Button} kind="primary" type="submit">Snooze until then<//>`;
  return html`<${Dialog}
    title=${`Snooze ${titleOf(entry.conversation)}`}
    onClose=${onClose}
    onSubmit=${() => choose(new Date(own).toISOString())}
    footer=${footer}
  >
    <div class="quick">
      ${moments().map(
        (
          { label, until, tip },
          place,
        ) => html`<${Button} key=${label} autofocus=${place === 0} onClick=${() => choose(until)}>
          ${label} <small class="quiet">${tip}</small>
        <//>`,
      )}
    </div>
    <${Field} label="Or until" type="datetime-local" required value=${own} min=${localInput(new Date())} onValue=${setOwn} />
  <//>`;
}
