/** @module Takes a conversation, or one message of it, into a call: whom to ring, how, and why. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { startCall } from 'app/call/start.js';
import { availabilityWords } from 'app/data/availability.js';
import { callPlaces, callProviders, usualProvider } from 'app/data/config.js';
import { MOST_RUNG } from 'app/data/conversations.js';
import { AVAILABILITY } from 'app/data/people.js';
import { session } from 'app/data/session.js';
import { useQuery } from 'app/data/useQuery.js';
import { Choice } from 'app/ui/Choice.js';
import { Check, Field } from 'app/ui/Field.js';
import { FormDialog } from 'app/ui/FormDialog.js';

const REACHABLE = `query ($id: ID!) {
  conversation(id: $id) { participants(first: 100) { nodes { person { id name kind ${AVAILABILITY} } } } }
}`;

const MEDIA = [
  { id: 'voice', label: 'Voice' },
  { id: 'video', label: 'Video' },
  { id: 'text', label: 'Live chat', hint: 'Written, at once' },
];

const stateInWords = (availability) =>
  availability ? `${availabilityWords(availability)}, ${availability.localTime.slice(11, 16)} there` : '';

/** @param {{head: object, message?: object, media?: string, onClose: () => void}} props */
export function CallDialog({ head, message, media: first = 'voice', onClose }) {
  const me = session.get()?.person;
  const { data } = useQuery(REACHABLE, { id: head.id });
  const reachable = new Map(data?.conversation.participants.nodes.map(({ person }) => [person.id, person.availability]));
  const others = head.participants.nodes.map(({ person }) => person).filter(({ id, kind }) => id !== me && kind !== 'BOT');
  const asker = message && message.by.id !== me ? [message.by.id] : null;
  const [chosen, setChosen] = useState(
    () => new Set(asker ?? (others.length <= MOST_RUNG ? others.map(({ id }) => id) : [])),
  );
  const [media, setMedia] = useState(first);
  const [provider, setProvider] = useState(usualProvider);
  const [reason, setReason] = useState('');
  const elsewhere = media !== 'text' && callProviders().length > 1;
  const [urgent, setUrgent] = useState(false);
  const turn = (id) => (on) => setChosen((now) => new Set(on ? [...now, id] : [...now].filter((each) => each !== id)));
  const run = () =>
    startCall(head.id, {
      media,
      ring: [...chosen],
      ...(elsewhere ? { provider } : {}),
      ...(urgent ? { urgent } : {}),
      ...(message ? { escalatedFrom: message.id, ...(reason.trim() ? { reason: reason.trim() } : {}) } : {}),
    });
  const unreachable = [...chosen].some((id) => reachable.get(id)?.mayInterrupt === false);
  return html`<${FormDialog}
    title=${message ? 'Talk about this now' : 'Start a call'}
    action=${chosen.size ? 'Ring' : 'Start'}
    run=${run}
    onClose=${onClose}
  >
    ${message && html`<blockquote class="cited">${message.text}</blockquote>`}
    <${Choice} label="How" choices=${MEDIA} chosen=${media} onChoose=${setMedia} />
    ${elsewhere && html`<${Choice} label="Where" choices=${callPlaces()} chosen=${provider} onChoose=${setProvider} />`}
    <fieldset class="choice-list">
      <legend>Who is rung</legend>
      ${others.map(
        ({ id, name }) => html`<label key=${id} class="option">
          <input type="checkbox" checked=${chosen.has(id)} onChange=${(event) => turn(id)(event.currentTarget.checked)} />
          <span>${name}<small>${stateInWords(reachable.get(id))}</small></span>
        </label>`,
      )}
    </fieldset>
    ${message && html`<${Field} label="Why it takes a call" value=${reason} onValue=${setReason} maxlength="500" placeholder="Shown in the conversation" />`}
    ${
      (unreachable || urgent) &&
      html`<${Check} label="It is urgent: ring also those who are not at work, where they allow it" checked=${urgent} onValue=${setUrgent} />`
    }
  <//>`;
}
