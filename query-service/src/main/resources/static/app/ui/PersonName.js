/** @module A person's name, with a dot while the person is online. */
import { html } from 'htm/preact';
import { usePresence } from 'app/data/realtime.js';
import { session } from 'app/data/session.js';

/** @param {{person: {id: string, name: string}, you?: boolean}} props `you`: says "you" where it is oneself */
export function PersonName({ person, you = false }) {
  const online = usePresence(person.id)?.online;
  const own = you && session.get()?.person === person.id;
  return html`<span class="person">
    <span class="ellipsis">${own ? 'you' : person.name}</span>
    ${online && html`<span class="presence" title="online"><span class="sr-only">online</span></span>`}
  </span>`;
}
