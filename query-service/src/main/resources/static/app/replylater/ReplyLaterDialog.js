/**
 * @module Puts a reply off, in plain words. It can be shown from anywhere a message is known: from the conversation, from the
 * inbox.
 */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { useMe } from 'app/data/people.js';
import { useQuery } from 'app/data/useQuery.js';
import { choicesOf, meaning } from 'app/replylater/choices.js';
import { drop } from 'app/replylater/owed.js';
import { Button } from 'app/ui/Button.js';
import { MomentChoice } from 'app/ui/Choice.js';
import { Check, Field } from 'app/ui/Field.js';
import { FormDialog } from 'app/ui/FormDialog.js';
import { toast, toastProblem } from 'app/ui/live.js';
import { dayAndTime } from 'app/ui/time.js';

const ASKED = `query ($message: ID!) {
  message(id: $message) {
    text by { id name } reactions { emoji people { id } }
    conversation { id inboxEntry { owedReplies { message until note } } }
  }
}`;
const SIGN = '⏰';

/**
 * @param {{message: {id: string, by?: object, text?: string, reactions?: object[]}, owed?: object[], onClose: () => void,
 *     onDone?: () => void}} props `message`: with its author it is shown at once, else asked for; `owed`: the replies that the
 *     person owes in the conversation; `onDone`: the reply was put off, or is owed no more
 */
export function ReplyLaterDialog({ message: given, owed, onClose, onDone = () => {} }) {
  const { id } = given;
  const { data, problem } = useQuery(ASKED, given.by ? null : { message: id });
  const message = given.by ? given : data?.message;
  if (!message) {
    return html`<${FormDialog} title="Reply later" action="Remind me" disabled run=${onClose} onClose=${onClose}>
      <p role="status">${problem ? problem.detail : 'Loading …'}</p>
    <//>`;
  }
  const all = owed ?? message.conversation?.inboxEntry?.owedReplies ?? [];
  return html`<${Form} id=${id} message=${message} owed=${all.find((each) => each.message === id)} onClose=${onClose} onDone=${onDone} />`;
}

function Form({ id, message, owed, onClose, onDone }) {
  const me = useMe();
  const [choices] = useState(() => choicesOf());
  const [chosen, setChosen] = useState(owed ? (owed.until ? 'own' : 'never') : 'tomorrow');
  const [own, setOwn] = useState(owed?.until ?? null);
  const [note, setNote] = useState(owed?.note ?? '');
  const signed = (message.reactions ?? []).some(
    ({ emoji, people }) => emoji === SIGN && people.some((person) => person.id === me?.id),
  );
  const [sign, setSign] = useState(signed);
  const path = `/v1/messages/${id}/reply-later`;

  const run = async () => {
    const when = chosen === 'own' ? { until: own } : choices.find((choice) => choice.id === chosen).body();
    await command('PUT', path, { ...when, ...(note.trim() ? { note: note.trim() } : {}) });
    if (sign !== signed) await command(sign ? 'PUT' : 'DELETE', `/v1/messages/${id}/reactions/${encodeURIComponent(SIGN)}`);
    toast(chosen === 'never' ? 'Kept among what you owe.' : 'You will be reminded.', {
      action: { label: 'Undo', run: () => command('DELETE', path).then(onDone, toastProblem) },
    });
    onDone();
  };

  return html`<${FormDialog}
    title="Reply later"
    action=${owed ? 'Change' : chosen === 'never' ? 'Keep it' : 'Remind me'}
    run=${run}
    onClose=${onClose}
    disabled=${chosen === 'own' && !own}
    more=${owed && html`<${Button} kind="plain" onClick=${() => drop({ message: id }, () => (onDone(), onClose()))}>I owe no reply<//>`}
  >
    ${message.text && html`<blockquote class="cited">${message.by.name}: ${message.text}</blockquote>`}
    ${owed && html`<p class="quiet">Now: ${owed.until ? `by ${dayAndTime(owed.until)}` : 'without a date'}</p>`}
    <${MomentChoice} label="When do you mean to reply?" choices=${choices} chosen=${chosen} onChoose=${setChosen} own=${own} onOwn=${setOwn} />
    <${Field} label="Note to yourself" value=${note} onValue=${setNote} maxlength="2000" />
    <${Check} label=${`Show ${message.by.name} that it is on your list, with ${SIGN} at the message`} checked=${sign} onValue=${setSign} />
    <p class="meaning">${meaning(message.by.name, chosen)}</p>
  <//>`;
}

export default ReplyLaterDialog;
