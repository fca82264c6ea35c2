/** @module A call in the timeline: how long, who was there, what became of it. */
import { html } from 'htm/preact';
import { MEDIA, MEDIA_ICONS } from 'app/call/words.js';
import { session } from 'app/data/session.js';
import { href } from 'app/router.js';
import { Happening } from 'app/conversation/OtherEntry.js';
import { Name, nameOf, names } from 'app/conversation/names.js';
import { Icon } from 'app/ui/Icon.js';
import { clock, dayAndTime, duration } from 'app/ui/time.js';

const REASONS = {
  BUSY: 'was busy',
  NO: 'declined',
  FOCUS: 'is in focus time',
  OFF_HOURS: 'is outside working hours',
  ABSENT: 'is absent',
  AWAY: 'is away',
};
const ENDS = {
  CONTINUED_LATER: 'it goes on in messages',
  ESCALATED: 'it became a call',
  QUIET: 'it went quiet',
  FAILED: 'the connection failed',
};

/** `You are`, `you were`. */
const inPerson = ({ id }, words) =>
  id === session.get()?.person ? words.replace(/^is /, 'are ').replace(/^was /, 'were ') : words;

function ringInWords({ person, state, reason, until, standIn }) {
  const who = Name(person);
  switch (state) {
    case 'DECLINED':
      if (reason === 'LATER') return `${who} will get back${until ? ` by ${dayAndTime(until)}` : ''}`;
      return [
        `${who} ${inPerson(person, REASONS[reason] ?? 'declined')}`,
        until && `until ${dayAndTime(until)}`,
        standIn && `${nameOf(standIn)} is rung instead`,
      ]
        .filter(Boolean)
        .join(', ');
    case 'MISSED':
      return `${who} did not answer`;
    case 'CANCELLED':
      return null;
    case 'RINGING':
      return `${nameOf(person)} ${person.id === session.get()?.person ? 'are' : 'is'} being rung`;
    default:
      return null;
  }
}

const distinct = (people) => [...new Map(people.map((person) => [person.id, person])).values()];

function headline(call) {
  const name = MEDIA[call.media];
  const subject = name[0].toUpperCase() + name.slice(1);
  if (call.phase === 'RINGING') return `${Name(call.startedBy)} started a ${name}`;
  if (call.phase === 'ACTIVE') return `${subject} in progress`;
  switch (call.outcome) {
    case 'CONNECTED':
      return `${subject}${call.durationSeconds == null ? '' : `, ${duration(call.durationSeconds)}`}`;
    case 'MISSED':
      return `Missed ${name} from ${nameOf(call.startedBy)}`;
    case 'DECLINED':
      return `${subject} from ${nameOf(call.startedBy)} declined`;
    case 'CANCELLED':
      return `${Name(call.startedBy)} called off a ${name}`;
    default:
      return subject;
  }
}

export function CallEntry({ entry: call }) {
  const live = call.phase !== 'ENDED';
  const missed = !live && call.outcome !== 'CONNECTED';
  const there = distinct(call.participants.map(({ person }) => person));
  const rings = call.rings.map(ringInWords).filter(Boolean);
  const words = headline(call);
  return html`<${Happening}
    entry=${call}
    icon=${missed ? 'phone-off' : MEDIA_ICONS[call.media]}
    kind=${`call ${live ? 'live' : missed ? 'missed' : ''}`}
    label=${`${words}, ${clock(call.at)}`}
  >
    <strong>${words}</strong>
    ${there.length > 1 && html`<span>with ${names(there)}</span>`}
    ${rings.map((each) => html`<span key=${each} class="quiet">${each}</span>`)}
    ${ENDS[call.endReason] && html`<span class="quiet">${ENDS[call.endReason]}</span>`}
    ${call.notes && html`<div class="call-notes prose" dangerouslySetInnerHTML=${{ __html: call.notes.html }}></div>`}
    ${live && call.media !== 'TEXT' && html`<a class="button primary small" href=${href('call', call.id)}><${Icon} name=${MEDIA_ICONS[call.media]} />Join</a>`}
  <//>`;
}
