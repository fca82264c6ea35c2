/** @module What stands below an entry of the inbox: who waits, what is owed, what is put away. */
import { html } from 'htm/preact';
import { ageOf } from 'app/data/waits.js';
import { waitWords } from 'app/inbox/waits.js';
import { Icon } from 'app/ui/Icon.js';
import { dayAndTime, exact, useNow } from 'app/ui/time.js';

const TONES = { fresh: 'ok', ageing: 'warn', old: 'danger', overdue: 'danger' };

function Mark({ tone = '', icon, tip, children }) {
  return html`<span class=${`badge ${tone}`} title=${tip}><${Icon} name=${icon} />${children}</span>`;
}

/** A reply that was put off, and when it is meant to come. */
function owedWords({ until, call }, late) {
  const what = call ? 'call back' : 'reply';
  if (!until) return `${what} owed`;
  return late ? `${what} was due ${dayAndTime(until)}` : `${what} ${dayAndTime(until)}`;
}

export function Marks({ entry }) {
  const now = useNow();
  const { waitingOnMe, waitingOnThem, needsReplyBy, owedReplies, actionItems, snoozedUntil, closedAt } = entry;
  const late = (instant) => instant && Date.parse(instant) <= now;
  return html`<span class="marks">
    ${
      waitingOnMe &&
      html`<${Mark}
      tone=${TONES[ageOf(waitingOnMe.since, needsReplyBy, now)]}
      icon="clock"
      tip=${`Since ${exact(waitingOnMe.since)}`}
    >
      ${waitWords(waitingOnMe, true, now)}
    <//>`
    }
    ${
      needsReplyBy &&
      html`<${Mark} tone=${late(needsReplyBy) ? 'danger' : 'warn'} icon="urgent" tip=${exact(needsReplyBy)}>
      ${late(needsReplyBy) ? 'overdue since' : 'by'} ${dayAndTime(needsReplyBy)}
    <//>`
    }
    ${owedReplies.map(
      (owed) => html`<${Mark}
        key=${owed.message ?? owed.call}
        tone=${late(owed.until) ? 'danger' : 'warn'}
        icon=${owed.call ? 'phone' : 'later'}
        tip=${owed.note ?? ''}
      >
        ${owedWords(owed, late(owed.until))}
      <//>`,
    )}
    ${
      actionItems.length > 0 &&
      html`<${Mark}
      icon="task"
      tone=${actionItems.some(({ due }) => late(due)) ? 'danger' : ''}
      tip=${actionItems.map(({ text }) => text).join('\n')}
    >
      ${actionItems.length} to do
    <//>`
    }
    ${
      !waitingOnMe &&
      waitingOnThem &&
      html`<${Mark}
      tone=${TONES[ageOf(waitingOnThem.since, null, now)]}
      icon="clock"
      tip=${`Since ${exact(waitingOnThem.since)}`}
    >
      ${waitWords(waitingOnThem, false, now)}
    <//>`
    }
    ${snoozedUntil && html`<${Mark} icon="snooze">until ${dayAndTime(snoozedUntil)}<//>`}
    ${closedAt && html`<${Mark} icon="check">closed<//>`}
  </span>`;
}
