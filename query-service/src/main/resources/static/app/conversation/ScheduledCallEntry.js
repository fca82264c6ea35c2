/** @module A call was scheduled, moved or cancelled. */
import { html } from 'htm/preact';
import { MEDIA } from 'app/call/words.js';
import { href } from 'app/router.js';
import { Happening } from 'app/conversation/OtherEntry.js';
import { Name, names } from 'app/conversation/names.js';
import { dayAndTime } from 'app/ui/time.js';

const CHANGES = { SCHEDULED: 'scheduled', MOVED: 'moved', CANCELLED: 'cancelled' };

export function ScheduledCallEntry({ entry }) {
  const media = MEDIA[entry.media];
  const words = `${Name(entry.author)} ${CHANGES[entry.scheduledChange]} a ${media}`;
  const cancelled = entry.scheduledChange === 'CANCELLED';
  return html`<${Happening}
    entry=${entry}
    icon="calendar"
    kind=${cancelled ? 'scheduled over' : 'scheduled'}
    label=${`${words}: ${entry.title}, ${dayAndTime(entry.startsAt)}`}
  >
    <span class="quiet">${words}${entry.recurring && !entry.occurrence && ', again and again'}</span>
    <p class="said">${entry.title}</p>
    <span>
      ${dayAndTime(entry.startsAt)}, ${entry.minutes} min${entry.invitees.length > 0 && `, with ${names(entry.invitees)}`}
      ${entry.reason && html`<span class="quiet"> because: ${entry.reason}</span>`}
    </span>
    ${!cancelled && html`<a class="button small" href=${href('calendar')}>In the calendar</a>`}
  <//>`;
}
