/** @module The reactions to a message: a click adds one's own or takes it back. */
import { html } from 'htm/preact';
import { session } from 'app/data/session.js';
import { names } from 'app/conversation/names.js';

export function Reactions({ message, context }) {
  const me = session.get()?.person;
  return html`<div class="reactions" role="group" aria-label="Reactions">
    ${message.reactions.map(({ emoji, people }) => {
      const words = `${emoji} by ${names(people)}`;
      return html`<button
        key=${emoji}
        type="button"
        class="reaction"
        aria-pressed=${people.some(({ id }) => id === me)}
        aria-label=${words}
        title=${names(people)}
        onClick=${() => context.run('react', message, emoji)}
      >
        <span aria-hidden="true">${emoji}</span>${people.length}
      </button>`;
    })}
  </div>`;
}
