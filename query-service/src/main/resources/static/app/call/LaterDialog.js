/** @module When to get back to somebody who calls: a moment of one's own. */
import { html } from 'htm/preact';
import { useMemo, useState } from 'preact/hooks';
import { MomentChoice } from 'app/ui/Choice.js';
import { FormDialog } from 'app/ui/FormDialog.js';
import { moments } from 'app/ui/moments.js';

/** @param {{name: string, run: (at: string) => Promise<void>, onClose: () => void}} props `name` of who calls, `run` declines until then */
export function LaterDialog({ name, run, onClose }) {
  const choices = useMemo(() => moments(), []);
  const [chosen, setChosen] = useState('own');
  const [own, setOwn] = useState(/** @type {string | null} */ (null));
  const at = chosen === 'own' ? own : choices.find(({ id }) => id === chosen)?.at;
  return html`<${FormDialog} title="Get back later" action="Decline until then" run=${() => run(at)} onClose=${onClose} disabled=${!at}>
    <${MomentChoice} label=${`${name} gets an answer by`} choices=${choices} chosen=${chosen} onChoose=${setChosen} own=${own} onOwn=${setOwn} />
  <//>`;
}
