/** @module When one may mean to reply. What depends on working hours is for the server to work out. */
import { moments } from 'app/ui/moments.js';
import { ENGLISH } from 'app/ui/time.js';

const weekday = new Intl.DateTimeFormat(ENGLISH, { weekday: 'long' });

/**
 * `body` is what the command says of it.
 *
 * @typedef {{id: string, label: string, hint?: string, body: () => object}} Later
 */

/** @param {Date} now @returns {Later[]} */
export function choicesOf(now = new Date()) {
  const tomorrow = new Date(now);
  tomorrow.setDate(now.getDate() + 1);
  const fixed = moments(now)
    .filter(({ id }) => id === 'hour' || id === 'afternoon')
    .map(({ id, label, at }) => ({ id, label, body: () => ({ until: at }) }));
  return [
    ...fixed,
    {
      id: 'tomorrow',
      label: `Tomorrow morning (${weekday.format(tomorrow)})`,
      hint: 'When your work begins, else at 9:00',
      body: () => ({ when: 'tomorrow_morning' }),
    },
    {
      id: 'workday',
      label: 'Next working day',
      hint: 'By your working hours and absences',
      body: () => ({ when: 'next_working_day' }),
    },
    { id: 'never', label: 'Without a date', hint: 'It stays among what you owe, nobody reminds you', body: () => ({}) },
  ];
}

/** What it means for the one who waits. @param {string} name @param {string} chosen */
export const meaning = (name, chosen) =>
  `${name} still waits, and the time goes on: this is no answer. ${
    chosen === 'never'
      ? 'The inbox shows it under what you owe until you reply.'
      : 'You are reminded then, or at the next good moment if you are not at work.'
  }`;
