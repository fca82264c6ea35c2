/** @module How the person is seen at this moment, and being away from the desk. */
import { html } from 'htm/preact';
import { command } from 'app/data/api.js';
import { useSaying } from 'app/availability/useSaying.js';
import { StateBadge } from 'app/people/PersonRow.js';
import { Button } from 'app/ui/Button.js';
import { dayAndTime } from 'app/ui/time.js';

const inMinutes = (minutes) => new Date(Date.now() + minutes * 60_000).toISOString();

const AWAY = [
  { label: 'For 15 minutes', until: () => inMinutes(15) },
  { label: 'For an hour', until: () => inMinutes(60) },
  { label: 'Until I am back', until: () => undefined },
];

export function Now({ person: { id, availability }, refresh }) {
  const { busy, say } = useSaying(refresh);
  const path = `/v1/people/${id}/away`;
  const { state, nextGoodMoment } = availability;
  const leave = (until) => say(() => command('PUT', path, { until }), 'You are away.');
  const back = () => say(() => command('DELETE', path), 'You are back.');
  return html`<section class="card setting" aria-labelledby="now">
    <h2 id="now">Now</h2>
    <p>
      <${StateBadge} availability=${availability} />
      ${
        nextGoodMoment &&
        state !== 'AVAILABLE' &&
        html` <span class="quiet">next good moment: ${dayAndTime(nextGoodMoment)}</span>`
      }
    </p>
    <div class="row">
      ${
        state === 'AWAY'
          ? html`<${Button} kind="primary" busy=${busy} onClick=${back}>I am back<//>`
          : html`<span>Away from the desk:</span>
            ${AWAY.map(
              ({ label, until }) =>
                html`<${Button} key=${label} small busy=${busy} onClick=${() => leave(until())}>${label}<//>`,
            )}`
      }
    </div>
  </section>`;
}
