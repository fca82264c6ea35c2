/** @module Times by other clocks than this one's. */
import { ENGLISH } from 'app/ui/time.js';

/** The zone in which this client shows times. */
export const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** All that can be chosen. @returns {string[]} */
export const zones = () => Intl.supportedValuesOf('timeZone');

/** `Berlin` @param {string} timeZone */
export const cityOf = (timeZone) => timeZone.split('/').at(-1).replaceAll('_', ' ');

/** `2026-11-24T15:00` by the clock of a zone @param {string | Date} at @param {string} timeZone */
export function localIn(at, timeZone) {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at)).replace(' ', 'T');
}

/** `Tue 15:00`, or `15:00` where it is the same day as here @param {string} at @param {string} timeZone */
export function theirTime(at, timeZone) {
  const sameDay = localIn(at, timeZone).slice(0, 10) === localIn(at, here).slice(0, 10);
  const style = { hour: '2-digit', minute: '2-digit', timeZone, ...(sameDay ? {} : { weekday: 'short' }) };
  return new Intl.DateTimeFormat(ENGLISH, style).format(new Date(at));
}

/** `Tuesday, 24 November` @param {string} at */
export const dayOf = (at) => new Intl.DateTimeFormat(ENGLISH, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(at));
