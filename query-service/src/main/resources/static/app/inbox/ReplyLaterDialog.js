/** @module When the person means to answer what was said last. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { titleOf } from 'app/data/conversations.js';
import { Problem } from 'app/data/problem.js';
import { replyLater } from 'app/inbox/actions.js';
import { localInput } from 'app/inbox/moments.js';
import { Button } from 'app/ui/Button.js';
import { Dialog } from 'app/ui/Dialog.js';
import { Field } from 'app/ui/Field.js';
import { dayAndTime } from 'app/ui/time.js';

const inHours = (hours) => localInput(new Date(Date.now() + hours * 3_600_000));

/** Each gives what the command takes; working days and hours are known by the server. */
const CHOICES = [
  { label: 'In 2 hours', terms: () => ({ until: new Date(Date.now() + 2 * 3_600_000).toISOString() }) },
  { label: 'Tomorrow morning', terms: () => ({ when: 'tomorrow_morning' }) },
  { label: 'Next working day', terms: () => ({ when: 'next_working_day' }) },
  { label: 'Some day', terms: () => ({}) },
];

/** @param {{entry: object, onClose: () => void}} props */
export function ReplyLaterDialog({ entry, onClose }) {
  const { lastMessage, waitingOnMe, conversation } = entry;
  const message = waitingOnMe?.message ?? lastMessage.id;
  const [note, setNote] = useState('');
  const [own, setOwn] = useState(inHours(4));
  const [problem, setProblem] = useState(/** @type {Problem | null} */ (null));
  const put = async (terms) => {
    try {
      await replyLater(message, { ...terms, note: note.trim() || undefined });
      onClose();
    } catch (thrown) {
      setProblem(Problem.from(thrown));
    }
  };
  const until = new Date(own);
  const footer = html`<${Button} onClick=${onClose}>Cancel<//>
    <${Button} kind="primary" type="submit" disabled=${isNaN(until)}>Reply ${isNaN(until) ? 'then' : dayAndTime(until.toISOString())}<//>`;
  return html`<${Dialog} title="Reply later" onClose=${onClose} onSubmit=${() => put({ until: until.toISOString() })} footer=${footer}>
    <p>${titleOf(conversation)}: you are reminded when the time has come and suits you.</p>
    <div class="quick">
      ${CHOICES.map(({ label, terms }, place) => html`<${Button} key=${label} autofocus=${place === 0} onClick=${() => put(terms())}>${label}<//>`)}
    </div>
    <${Field} label="Or at" type="datetime-local" required value=${own} min=${localInput(new Date())} onValue=${setOwn} />
    <${Field} label="Note to yourself" value=${note} maxlength="2000" onValue=${setNote} error=${problem?.detail} />
  <//>`;
}
