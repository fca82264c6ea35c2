/** @module A moment to come back: a reminder if nobody answers, and a snooze. */
import { html } from 'htm/preact';
import { useMemo, useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { MomentChoice } from 'app/ui/Choice.js';
import { Button } from 'app/ui/Button.js';
import { Field } from 'app/ui/Field.js';
import { FormDialog } from 'app/ui/FormDialog.js';
import { moments } from 'app/ui/moments.js';
import { toast, toastProblem } from 'app/ui/live.js';
import { dayAndTime } from 'app/ui/time.js';

/** What is chosen among the usual moments, or one of one's own. */
function useMoment(first) {
  const choices = useMemo(() => moments(), []);
  const [chosen, setChosen] = useState(first);
  const [own, setOwn] = useState(/** @type {string | null} */ (null));
  const at = chosen === 'own' ? own : choices.find(({ id }) => id === chosen)?.at;
  return { at, props: { choices, chosen, onChoose: setChosen, own, onOwn: setOwn } };
}

/** @param {{head: object, message: object, onClose: () => void}} props */
export function RemindDialog({ message, onClose }) {
  const { at, props } = useMoment('tomorrow');
  const [note, setNote] = useState('');
  const path = `/v1/messages/${message.id}/answer-reminder`;
  const run = async () => {
    await command('PUT', path, { due: at, ...(note.trim() ? { note: note.trim() } : {}) });
    toast(`Everybody here is reminded ${dayAndTime(at)}, unless somebody has answered.`);
  };
  const drop = () => command('DELETE', path).then(() => (toast('The reminder is dropped.'), onClose()), toastProblem);
  return html`<${FormDialog}
    title="Remind if nobody answers"
    action="Remind"
    run=${run}
    onClose=${onClose}
    disabled=${!at}
    more=${html`<${Button} kind="plain" onClick=${drop}>Drop the reminder<//>`}
  >
    <${MomentChoice} label="If there is no answer by then" ...${props} />
    <${Field} label="Note" value=${note} onValue=${setNote} maxlength="2000" placeholder="What they are to know" />
  <//>`;
}

/** @param {{head: object, onClose: () => void}} props */
export function SnoozeDialog({ head, onClose }) {
  const { at, props } = useMoment('tomorrow');
  const run = async () => {
    await command('PUT', `/v1/conversations/${head.id}/snooze`, { until: at });
    toast(`Out of sight until ${dayAndTime(at)}. Those who wait go on waiting.`);
  };
  return html`<${FormDialog} title="Snooze" action="Snooze" run=${run} onClose=${onClose} disabled=${!at}>
    <${MomentChoice} label="Put it out of the inbox until" ...${props} />
  <//>`;
}
