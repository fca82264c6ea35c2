/** @module Until when a conversation is out of sight. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { titleOf } from 'app/data/conversations.js';
import { MomentChoice } from 'app/ui/Choice.js';
import { FormDialog } from 'app/ui/FormDialog.js';
import { moments } from 'app/ui/moments.js';

/** @param {{entry: object, onClose: () => void, onSnooze: (until: string) => void}} props */
export function SnoozeDialog({ entry, onClose, onSnooze }) {
  const [choices] = useState(() => moments());
  const [chosen, setChosen] = useState(choices[0].id);
  const [own, setOwn] = useState(/** @type {string | null} */ (null));
  const until = chosen === 'own' ? own : choices.find(({ id }) => id === chosen).at;
  return html`<${FormDialog}
    title=${`Snooze ${titleOf(entry.conversation)}`}
    action="Snooze"
    run=${async () => onSnooze(until)}
    onClose=${onClose}
    disabled=${!until}
  >
    <${MomentChoice}
      label="Put it out of the inbox until"
      choices=${choices}
      chosen=${chosen}
      onChoose=${setChosen}
      own=${own}
      onOwn=${setOwn}
    />
  <//>`;
}
