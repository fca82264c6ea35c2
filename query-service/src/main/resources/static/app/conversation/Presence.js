/** @module Who is typing, and who has seen the last message. */
import { html } from 'htm/preact';
import { useTyping } from 'app/data/realtime.js';
import { session } from 'app/data/session.js';
import { names } from 'app/conversation/names.js';
import { Icon } from 'app/ui/Icon.js';

/** In larger circles nobody counts. */
const FEW = 20;

export function Typing({ conversation, head }) {
  const people = head.participants.nodes.map(({ person }) => person);
  const typing = useTyping(conversation)
    .map((id) => people.find((person) => person.id === id))
    .filter(Boolean);
  if (!typing.length) return null;
  return html`<span class="typing"><i></i><i></i><i></i> ${names(typing)} ${typing.length > 1 ? 'are' : 'is'} typing</span>`;
}

export function SeenBy({ head, entries }) {
  const me = session.get()?.person;
  const last = entries.findLast(({ __typename }) => __typename === 'Message');
  if (last?.by.id !== me || head.participants.nodes.length > FEW) return null;
  const seen = head.readPositions.nodes
    .filter(({ upTo, person }) => upTo === last.id && person.id !== me)
    .map(({ person }) => person);
  return seen.length > 0 && html`<span class="seen"><${Icon} name="read" />Seen by ${names(seen)}</span>`;
}
