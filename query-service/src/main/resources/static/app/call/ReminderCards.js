/** @module Calls that begin soon, with a way in. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { joinScheduled } from 'app/calendar/join.js';
import { useFocusBack } from 'app/call/focus.js';
import { useLiveSessions, useScheduledNext } from 'app/call/liveSessions.js';
import { MEDIA } from 'app/call/words.js';
import { Button, IconButton } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { toastProblem } from 'app/ui/live.js';
import { ago, clock, useNow } from 'app/ui/time.js';

const BEFORE = 5 * 60_000;
const AFTER = 10 * 60_000;

const keyOf = ({ scheduledCall, occurrence }) => `${scheduledCall.id} ${occurrence}`;

/** @param {{me: string}} props */
export function ReminderCards({ me }) {
  const now = useNow();
  const [dismissed, setDismissed] = useState(/** @type {string[]} */ ([]));
  const live = useLiveSessions();
  const inside = (scheduled) =>
    live.some((each) => each.scheduled === scheduled && each.phase !== 'ENDED' && each.participants.some(({ person, until }) => !until && person.id === me));
  const soon = useScheduledNext().filter((next) => {
    const starts = Date.parse(next.startsAt);
    return starts - now < BEFORE && now - starts < AFTER && !dismissed.includes(keyOf(next)) && !inside(next.scheduledCall.id);
  });
  return soon.map(
    (next) => html`<${ReminderCard} key=${keyOf(next)} next=${next} now=${now} dismiss=${() => setDismissed((all) => [...all, keyOf(next)])} />`,
  );
}

function ReminderCard({ next, now, dismiss }) {
  useFocusBack();
  return html`<article class="ring-card reminder" role="status" aria-label=${`${next.title} begins ${ago(next.startsAt, now)}`}>
    <header>
      <${Icon} name="calendar" />
      <div><strong>${next.title}</strong><span class="quiet">${MEDIA[next.media]}, ${clock(next.startsAt)} (${ago(next.startsAt, now)})</span></div>
      <${IconButton} icon="x" label="Dismiss" onClick=${dismiss} />
    </header>
    <div class="actions"><${Button} kind="primary" icon="phone" onClick=${() => joinScheduled({ ...next, scheduled: next.scheduledCall.id }).catch(toastProblem)}>Join<//></div>
  </article>`;
}
