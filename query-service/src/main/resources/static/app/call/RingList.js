/** @module Those who were rung and are not in the call: what became of it, and what can be done about it. */
import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { ringBack } from 'app/call/ringing.js';
import { ringPeople } from 'app/call/RingDialog.js';
import { mayInsist, mayRingAgain, ringWords } from 'app/call/words.js';
import { command } from 'app/data/api.js';
import { Avatar } from 'app/ui/Avatar.js';
import { Button } from 'app/ui/Button.js';
import { toastProblem } from 'app/ui/live.js';

/** The last ring of each who is not in. */
export function waitedFor(call) {
  const inside = new Set(call.participants.filter((seat) => !seat.until).map(({ person }) => person.id));
  const last = new Map(call.rings.map((ring) => [ring.person.id, ring]));
  return [...last.values()].filter(({ person, state }) => !inside.has(person.id) && state !== 'ANSWERED');
}

/** @param {{call: object, alone: boolean}} props `alone`: nobody else is in, so it rings in the caller's ear */
export function RingList({ call, alone }) {
  const rings = waitedFor(call);
  const sounds = alone && call.media !== 'TEXT' && rings.some(({ state }) => state === 'RINGING');
  useEffect(() => (sounds ? ringBack() : undefined), [sounds]);
  if (!rings.length) return null;
  const cancel = (person) => command('DELETE', `/v1/calls/${call.id}/rings/${person}`).catch(toastProblem);
  const again = (person, urgent) => ringPeople(call.id, [person], urgent).catch(toastProblem);
  return html`<ul class=${alone ? 'rings alone' : 'rings'} role="list" aria-label="Rung" aria-live="polite">
    ${rings.map(
      (ring) => html`<li key=${ring.person.id} data-state=${ring.state}>
        <${Avatar} name=${ring.person.name} person=${ring.person.id} size="2rem" />
        <span class="words"><strong>${ring.person.name}</strong> ${ringWords(ring)}</span>
        ${ring.state === 'RINGING' &&
        html`<${Button} small onClick=${() => cancel(ring.person.id)} aria-label=${`Stop ringing ${ring.person.name}`}>Stop ringing<//>`}
        ${mayInsist(ring) && html`<${Button} small icon="urgent" onClick=${() => again(ring.person.id, true)}>Ring anyway as urgent<//>`}
        ${mayRingAgain(ring) &&
        !mayInsist(ring) &&
        html`<${Button} small icon="bell" onClick=${() => again(ring.person.id, false)} aria-label=${`Ring ${ring.person.name} again`}>Ring again<//>`}
      </li>`,
    )}
  </ul>`;
}
