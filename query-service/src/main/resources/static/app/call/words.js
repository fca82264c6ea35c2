/** @module What calls are called, in plain words. */
import { dayAndTime, duration } from 'app/ui/time.js';

/** As in "Bob is calling: video call". */
export const MEDIA = { TEXT: 'live chat', VOICE: 'voice call', VIDEO: 'video call', SCREEN: 'screen share' };

/** The drawing of each. */
export const MEDIA_ICONS = { TEXT: 'message', VOICE: 'phone', VIDEO: 'video', SCREEN: 'screen' };

/**
 * Whether somebody cannot come in for now: whoever has a seat already, on another device, can.
 *
 * @param {{capacity: number | null, seatsTaken: number, participants: object[]}} call
 * @param {string} person
 */
export const isFull = ({ capacity, seatsTaken, participants }, person) =>
  capacity !== null && seatsTaken >= capacity && !participants.some((seat) => !seat.until && seat.person.id === person);

/** To choose from, as commands name them. */
export const MEDIA_CHOICES = { voice: 'Voice', video: 'Video', screen: 'Screen share', text: 'Live chat' };

const WHY = {
  BUSY: () => 'is busy now',
  LATER: (until) => (until ? `will get back by ${until}` : 'will get back later'),
  NO: () => 'declined',
  FOCUS: (until) => (until ? `is in focus time until ${until}` : 'is in focus time'),
  OFF_HOURS: (until) => (until ? `is off work until ${until}` : 'is off work'),
  ABSENT: (until) => (until ? `is absent until ${until}` : 'is absent'),
  AWAY: (until) => (until ? `has stepped away until ${until}` : 'has stepped away'),
};

/** What became of ringing somebody. @param {{state: string, reason?: string, until?: string, standIn?: {name: string}}} ring */
export function ringWords({ state, reason, until, standIn }) {
  switch (state) {
    case 'RINGING':
      return 'is being rung …';
    case 'ANSWERED':
      return 'answered';
    case 'MISSED':
      return 'did not answer';
    case 'CANCELLED':
      return 'is rung no more';
    default:
      return `${WHY[reason]?.(until && dayAndTime(until)) ?? 'declined'}${standIn ? `; ${standIn.name} is rung instead` : ''}`;
  }
}

/** Whether it may help to ring again and say that it is urgent. */
export const mayInsist = ({ state, reason }) => state === 'DECLINED' && ['FOCUS', 'OFF_HOURS', 'AWAY'].includes(reason);

/** Whether to ring again makes sense. */
export const mayRingAgain = ({ state }) => state !== 'RINGING' && state !== 'ANSWERED';

/** How the connection to somebody is. */
export const CONNECTION = {
  connecting: 'connecting …',
  connected: 'connected',
  reconnecting: 'connection lost, trying again …',
  failed: 'no connection; a network in between may not allow it',
};

const END = {
  EVERYONE_LEFT: 'everybody left',
  NOBODY_ANSWERED: 'nobody answered',
  ENDED_BY_HOST: 'ended by its host',
  QUIET: 'nobody wrote any more',
  CONTINUED_LATER: 'continues in messages',
  ESCALATED: 'became a call',
  FAILED: 'the connection broke',
};

const OUTCOME = { MISSED: 'Nobody answered', DECLINED: 'Declined', CANCELLED: 'Called off' };

/** How a call that is over went: `12 min, everybody left`. */
export function outcomeWords({ outcome, endReason, durationSeconds }) {
  if (outcome !== 'CONNECTED') return OUTCOME[outcome] ?? 'Over';
  return [durationSeconds && duration(durationSeconds), END[endReason]].filter(Boolean).join(', ');
}

/** `3:07`, `1:02:45` @param {number} milliseconds */
export function stopwatch(milliseconds) {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const two = (number) => String(number).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}
