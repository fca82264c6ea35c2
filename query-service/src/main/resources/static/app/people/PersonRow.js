/** @module A person in the list of people. */
import { html } from 'htm/preact';
import { availabilityWords, STATES, timeThere } from 'app/data/availability.js';
import { session } from 'app/data/session.js';
import * as actions from 'app/people/actions.js';
import { Avatar } from 'app/ui/Avatar.js';
import { IconButton } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { PersonName } from 'app/ui/PersonName.js';
import { useNow } from 'app/ui/time.js';

/** How somebody can be reached, as a label. */
export function StateBadge({ availability }) {
  const { tone, icon } = STATES[availability.state];
  return html`<span class=${`badge ${tone}`}><${Icon} name=${icon} />${availabilityWords(availability)}</span>`;
}

export function PersonRow({ person, onOpen }) {
  const now = useNow();
  const { id, name, kind, timeZone, availability } = person;
  const own = session.get()?.person === id;
  return html`<li class="person-row">
    <button type="button" class="person-open" onClick=${onOpen}>
      <${Avatar} name=${name} person=${id} size="2.75rem" />
      <span class="person-text">
        <strong><${PersonName} person=${person} />${own && html` <span class="quiet">(you)</span>`}</strong>
        <span class="person-line">
          ${kind !== 'MEMBER' && html`<span class="badge">${kind === 'BOT' ? 'Bot' : 'Customer'}</span>`}
          ${availability && kind !== 'BOT' && html`<${StateBadge} availability=${availability} />`}
          ${availability?.standIn && html`<span class="quiet">turn to ${availability.standIn.name}</span>`}
        </span>
      </span>
      <span class="person-time">
        <span>${timeThere(timeZone, now)}</span>
        <small class="quiet">${timeZone.split('/').at(-1).replace('_', ' ')}</small>
      </span>
    </button>
    ${
      !own &&
      kind !== 'BOT' &&
      html`<${IconButton} icon="message" label=${`Write to ${name}`} onClick=${() => actions.write(id)} />
      <${IconButton} icon="video" label=${`Call ${name}`} onClick=${() => actions.call(id, 'video')} />`
    }
  </li>`;
}
