/** @module How long somebody has waited, as one of four ages: the same wherever a wait is shown. */

const HOUR = 3_600_000;

/**
 * Where a wait is, from just begun to far too long. The colour says it, and so does the text that it stands with.
 *
 * @typedef {'fresh' | 'ageing' | 'old' | 'overdue'} Age
 */

/** @param {string} since @param {string | null | undefined} by when an answer is asked for @param {number} now @returns {Age} */
export function ageOf(since, by, now) {
  if (by && Date.parse(by) <= now) return 'overdue';
  const hours = (now - Date.parse(since)) / HOUR;
  if (hours >= 24) return 'old';
  return hours >= 4 || (by && Date.parse(by) - now < HOUR) ? 'ageing' : 'fresh';
}
