/** @module A moment to come back: a reminder if nobody answers, and a snooze. */
import { html } from 'htm/preact';
import { useMemo, useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { useForLater } from 'app/data/forLater.js';
import { drop, inWords, remind } from 'app/replylater/answerReminder.js';
import { MomentChoice } from 'app/ui/Choice.js';
import { Button } from 'app/ui/Button.js';
import { Field } from 'app/ui/Field.js';
import { FormDialog } from 'app/ui/FormDialog.js';
import { moments } from 'app/ui/moments.js';
import { toast } from 'app/ui/live.js';
import { dayAndTime } from 'app/ui/time.js';

/** What is chosen among the usual moments, or one of one's own. */
function useMoment(first, before = null) {
  const choices = useMemo(() => moments(), []);
  const [chosen, setChosen] = useState(first);
  const [own, setOwn] = useState(/** @type {string | null} */ (before));
  const at = chosen === 'own' ? own : choices.find(({ id }) => id === chosen)?.at;
  return { at, props: { choices, chosen, onChoose: setChosen, own, onOwn: setOwn } };
}

/** @param {{message: {id: string}, onClose: () => void}} props */
export function RemindDialog({ message, onClose }) {
  const reminders = useForLater((known) => known.reminders);
  const [before] = useState(() => reminders?.find((each) => each.message === message.id));
  const { at, props } = useMoment(before ? 'own' : 'tomorrow', before?.due);
  const [note, setNote] = useState(before?.note ?? '');
  const run = async () => {
    await remind(message.id, { due: at, note: note.trim(), people: before?.people });
    toast(`${inWords({ people: before?.people ?? [], due: at })}.`);
  };
  const take = async () => {
    if (await drop(before)) onClose();
  };
  return html`<${FormDialog}
    title="Remind if nobody answers"
    action=${before ? 'Change' : 'Remind'}
    run=${run}
    onClose=${onClose}
    disabled=${!at}
    more=${before && html`<${Button} kind="plain" onClick=${take}>Drop the reminder<//>`}
  >
    ${before && html`<p class="quiet">Now: ${inWords(before)}.</p>`}
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
