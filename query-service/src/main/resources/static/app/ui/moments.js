/** @module Moments to come, by the clock on this wall, as people name them. */
import { clock, ENGLISH } from 'app/ui/time.js';

const weekday = new Intl.DateTimeFormat(ENGLISH, { weekday: 'short' });

/** Days from now at an hour. */
function on(days, hour, now) {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  date.setHours(hour, 0, 0, 0);
  return date;
}

const named = (words, date) => `${words} (${weekday.format(date)} ${clock(date)})`;

/** @typedef {{id: string, label: string, at: string}} Moment */

/** In an hour, to the next five minutes. */
function inHours(hours, now) {
  const five = 5 * 60_000;
  return new Date(Math.ceil((now.getTime() + hours * 3_600_000) / five) * five);
}

/**
 * The usual ones that are still to come.
 *
 * @param {Date} now
 * @returns {Moment[]}
 */
export function moments(now = new Date()) {
  const afternoon = on(0, 15, now);
  const monday = on((8 - now.getDay()) % 7 || 7, 9, now);
  const tomorrow = on(1, 9, now);
  const all = [
    { id: 'hour', label: `In an hour (${clock(inHours(1, now))})`, date: inHours(1, now) },
    now.getHours() < 14 && { id: 'afternoon', label: `This afternoon (${clock(afternoon)})`, date: afternoon },
    { id: 'tomorrow', label: named('Tomorrow morning', tomorrow), date: tomorrow },
    monday.getTime() !== tomorrow.getTime() && { id: 'monday', label: named('Next Monday', monday), date: monday },
  ];
  return all.filter(Boolean).map(({ id, label, date }) => ({ id, label, at: date.toISOString() }));
}

/** For an input of date and time, in local time. @param {string | number | Date} at */
export function toInput(at) {
  const date = new Date(at);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** From such an input; null for none or nonsense. @param {string} value @returns {string | null} */
export function fromInput(value) {
  const date = new Date(value);
  return value && !Number.isNaN(date.getTime()) ? date.toISOString() : null;
}
