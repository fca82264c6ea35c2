/** @module How long somebody waits, in words and in one of four ages. */
import { duration } from 'app/ui/time.js';

const HOUR = 3_600_000;

/**
 * Where a wait is, from just begun to far too long. The colour says it, and so does the text that it stands with.
 *
 * @typedef {'fresh' | 'ageing' | 'old' | 'overdue'} Age
 */

/** @param {string} since @param {string | null} by when an answer is asked for @param {number} now @returns {Age} */
export function ageOf(since, by, now) {
  if (by && Date.parse(by) <= now) return 'overdue';
  const hours = (now - Date.parse(since)) / HOUR;
  if (hours >= 24) return 'old';
  return hours >= 4 || (by && Date.parse(by) - now < HOUR) ? 'ageing' : 'fresh';
}

/** `Ann waits 3 h`, `you wait 2 d` */
export function waitWords(wait, mine, now) {
  const long = duration(Math.max(60, (now - Date.parse(wait.since)) / 1000));
  if (!mine) return `you wait ${long}`;
  const [first, ...others] = wait.who;
  if (!first) return `waits ${long}`;
  const name = first.name.split(' ')[0];
  return others.length ? `${name} and ${others.length} more wait ${long}` : `${name} waits ${long}`;
}
