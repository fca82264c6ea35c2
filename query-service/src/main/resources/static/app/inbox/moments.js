/** @module Moments that people mean when they put something off, by this clock. */
import { brief, clock } from 'app/ui/time.js';

const at = (days, hour, from) => {
  const date = new Date(from);
  date.setDate(date.getDate() + days);
  date.setHours(hour, 0, 0, 0);
  return date;
};

/** @param {number} now @returns {{label: string, until: string, tip: string}[]} those to come, the nearest first */
export function moments(now = Date.now()) {
  const date = new Date(now);
  const toMonday = (8 - date.getDay()) % 7 || 7;
  return [
    ['In an hour', new Date(now + 3_600_000)],
    ['This evening', at(0, 18, now)],
    ['Tomorrow morning', at(1, 9, now)],
    ['On Monday', at(toMonday, 9, now)],
    ['In a week', at(7, 9, now)],
  ]
    .filter(([, moment]) => moment - now > 15 * 60_000)
    .map(([label, moment]) => ({
      label,
      until: moment.toISOString(),
      tip: `${brief(moment.toISOString())} ${clock(moment.toISOString())}`,
    }));
}

/** For an input of a date and time: `2026-11-24T15:00` by this clock. @param {Date} date */
export function localInput(date) {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
