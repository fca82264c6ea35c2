/** @module What is live now, what is to come, and what was lately. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { useScheduledCalls } from 'app/calendar/calendarData.js';
import { CalendarTools } from 'app/calendar/CalendarTools.js';
import { LiveNow, RecentlyEnded } from 'app/calendar/LiveNow.js';
import { Occurrence } from 'app/calendar/Occurrence.js';
import ScheduleDialog from 'app/calendar/ScheduleDialog.js';
import { cityOf, dayOf, here } from 'app/calendar/zones.js';
import { Button } from 'app/ui/Button.js';
import { useKeys } from 'app/ui/keys.js';
import { Empty, ErrorState, Skeleton } from 'app/ui/states.js';

/** The open dialog: a new call, or one that is changed, alone or with its series. */
export default function CalendarPage() {
  const { calls, problem, refresh } = useScheduledCalls();
  const [dialog, setDialog] = useState(/** @type {object | null} */ (null));
  useKeys([{ keys: 'e', label: 'Schedule a call', group: 'Calendar', run: () => setDialog({}) }]);
  const days = Map.groupBy(calls ?? [], ({ startsAt }) => dayOf(startsAt));
  return html`<div class="page-column calendar">
    <header class="page-head">
      <div>
        <h1>Calendar</h1>
        <p>Times as in ${cityOf(here)}</p>
      </div>
      <${Button} kind="primary" icon="plus" onClick=${() => setDialog({})}>Schedule a call<//>
    </header>
    <${LiveNow} />
    <section aria-labelledby="to-come" class="days">
      <h2 id="to-come">To come</h2>
      ${problem && !calls && html`<${ErrorState} problem=${problem} retry=${refresh} />`}
      ${!calls && !problem && html`<${Skeleton} rows=${4} />`}
      ${calls?.length === 0 &&
      html`<${Empty} icon="calendar" title="Nothing is scheduled"><p>Schedule a call, or import an invitation: it shows here, in everybody’s own time.</p><//>`}
      ${[...days].map(
        ([day, all]) => html`<section key=${day} aria-label=${day}>
          <h3>${day}</h3>
          <ul role="list">
            ${all.map((each) => html`<${Occurrence} key=${`${each.scheduledCall.id} ${each.occurrence}`} occurrence=${each} change=${setDialog} refresh=${refresh} />`)}
          </ul>
        </section>`,
      )}
    </section>
    <${RecentlyEnded} />
    <${CalendarTools} refresh=${refresh} />
    ${dialog && html`<${ScheduleDialog} ...${dialog} onClose=${() => (setDialog(null), refresh())} />`}
  </div>`;
}
