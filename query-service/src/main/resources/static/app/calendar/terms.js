/** @module What is agreed about a scheduled call, as the dialog has it and as the server takes it. */
import { here, localIn } from 'app/calendar/zones.js';

/**
 * `start` is a local time in the zone; `repeats` is one of `never`, `daily`, `weekly`, `fortnightly`, `monthly`, or `as-is` for a
 * rule that the dialog has no words for; `ends` is `count` or `until`.
 *
 * `provider` is null until one is chosen: then it is the usual one.
 *
 * @typedef {{title: string, media: string, provider: string | null, minutes: number, start: string, timeZone: string, invitees: string[] | null,
 *     repeats: string, days: string[], ends: string, count: number, until: string}} Terms
 */

const NONE = { repeats: 'never', days: [], ends: 'count', count: 10, until: '' };
const RULES = {
  daily: { frequency: 'daily', interval: 1 },
  weekly: { frequency: 'weekly', interval: 1 },
  fortnightly: { frequency: 'weekly', interval: 2 },
  monthly: { frequency: 'monthly', interval: 1 },
};

function repetition(recurrence) {
  if (!recurrence) return NONE;
  const { frequency, interval, byDay, count, until } = recurrence;
  const [repeats = 'as-is'] = Object.entries(RULES).find(([, rule]) => rule.frequency === frequency.toLowerCase() && rule.interval === interval) ?? [];
  return { repeats, days: byDay, ends: until ? 'until' : 'count', count: count ?? 10, until: until ?? '' };
}

/** @param {object} [changed] an occurrence @param {boolean} one whether it alone is changed @returns {Terms} */
export function termsOf(changed, one) {
  if (!changed) return { title: '', media: 'video', provider: null, minutes: 30, start: '', timeZone: here, invitees: null, ...NONE };
  const whole = changed.scheduledCall;
  return {
    title: one ? changed.title : whole.title,
    media: (one ? changed.media : whole.media).toLowerCase(),
    provider: one ? changed.provider : whole.provider,
    minutes: one ? changed.minutes : whole.minutes,
    start: (one ? changed.start : whole.start).slice(0, 16),
    timeZone: one ? changed.timeZone : whole.timeZone,
    invitees: changed.invitees.map(({ person }) => person.id),
    ...repetition(whole.recurrence),
  };
}

/**
 * @param {Terms} terms
 * @param {boolean} one whether one of a series alone is changed
 * @param {string | null} kept the provider that the call has: it is named only where it is to be another, as it may be offered no more
 */
export function bodyOf({ title, media, provider, minutes, start, timeZone, invitees, repeats, days, ends, count, until }, one = false, kept = null) {
  const recurrence = !one && RULES[repeats] && {
    ...RULES[repeats],
    ...(RULES[repeats].frequency === 'weekly' && days.length ? { byDay: days } : {}),
    ...(ends === 'until' && until ? { until } : { count }),
  };
  return { title: title.trim(), media, provider: provider === kept ? undefined : provider, minutes, start, timeZone, invitees: invitees ?? undefined, recurrence: recurrence || undefined };
}

/** The local time here of an instant, as a field for date and time has it. @param {string} at */
export const localHere = (at) => localIn(at, here);
