/** @module How people can be reached, in words. */
import { useEffect } from 'preact/hooks';
import { useAvailabilityChanges } from 'app/data/people.js';
import { dayAndTime, ENGLISH } from 'app/ui/time.js';

/** A state's word, its tone and its drawing. */
export const STATES = {
  AVAILABLE: { label: 'Available', tone: 'ok', icon: 'check' },
  OFF_HOURS: { label: 'Off hours', tone: '', icon: 'moon' },
  FOCUS: { label: 'Focus time', tone: 'warn', icon: 'focus' },
  AWAY: { label: 'Away', tone: 'warn', icon: 'away' },
  ABSENT: { label: 'Absent', tone: 'danger', icon: 'calendar' },
};

/** `Focus time until 15:00` @param {{state: string, until: string | null}} availability */
export function availabilityWords({ state, until }) {
  const { label } = STATES[state];
  return until ? `${label} until ${dayAndTime(until)}` : label;
}

const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * Calls back when somebody says something new about being reached, and when the clock alone changes a state.
 *
 * @param {({until: string | null} | null | undefined)[]} shown
 * @param {(person: string | null) => void} changed with null where it may be anybody
 */
export function useAvailabilityOf(shown, changed) {
  useAvailabilityChanges(changed);
  const next = Math.min(...shown.map((each) => (each?.until ? Date.parse(each.until) : Infinity)));
  useEffect(() => {
    const wait = next - Date.now() + 500;
    if (!(wait < LONGEST_TIMER)) return;
    const timer = setTimeout(() => changed(null), Math.max(1_000, wait));
    return () => clearTimeout(timer);
  }, [next]);
}

/** The time of day there, now. @param {string} timeZone @param {number} now */
export const timeThere = (timeZone, now) =>
  new Intl.DateTimeFormat(ENGLISH, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
  }).format(now);
