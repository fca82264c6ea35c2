/** @module One entry of the timeline with what stands above it: the day, and where what is new begins. */
import { html } from 'htm/preact';
import { CallEntry } from 'app/conversation/CallEntry.js';
import { ActionItemEntry, DecisionEntry } from 'app/conversation/DocumentEntry.js';
import { MessageEntry } from 'app/conversation/MessageEntry.js';
import { OtherEntry } from 'app/conversation/OtherEntry.js';
import { ScheduledCallEntry } from 'app/conversation/ScheduledCallEntry.js';
import { TransitionEntry } from 'app/conversation/TransitionEntry.js';
import { memo } from 'app/ui/memo.js';
import { ENGLISH, sameDay } from 'app/ui/time.js';

const SHOWN = {
  Message: MessageEntry,
  Call: CallEntry,
  Transition: TransitionEntry,
  DecisionEntry,
  ActionItemEntry,
  ScheduledCallEntry,
};

const dayName = new Intl.DateTimeFormat(ENGLISH, { weekday: 'long', day: 'numeric', month: 'long' });
const dayNameWithYear = new Intl.DateTimeFormat(ENGLISH, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

function nameOfDay(at) {
  const now = new Date();
  if (sameDay(at, now)) return 'Today';
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (sameDay(at, yesterday)) return 'Yesterday';
  const date = new Date(at);
  return (date.getFullYear() === now.getFullYear() ? dayName : dayNameWithYear).format(date);
}

export const Entry = memo(function Entry({ entry, day, unread, joined, answered, marked, context }) {
  const Shown = SHOWN[entry.__typename] ?? OtherEntry;
  return html`<div class=${marked ? 'entry-row marked' : 'entry-row'} data-key=${entry.key}>
    ${day && html`<div class="day"><span>${nameOfDay(entry.at)}</span></div>`}
    ${unread && html`<div class="unread-line"><span>New</span></div>`}
    <${Shown} entry=${entry} joined=${joined} answered=${answered} context=${context} />
  </div>`;
});
