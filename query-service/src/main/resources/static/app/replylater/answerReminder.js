/** @module Others are reminded of a message if nobody answers it: who and when in words, and how that is dropped. */
import { command } from 'app/data/api.js';
import { refreshForLater } from 'app/data/forLater.js';
import { once, tell } from 'app/data/inTurn.js';
import { names } from 'app/conversation/names.js';
import { toast, toastProblem } from 'app/ui/live.js';
import { dayAndTime } from 'app/ui/time.js';

/** @typedef {{message: string, due: string, note?: string, people: {id: string, name: string}[]}} AnswerReminder */

/** @param {AnswerReminder} reminder */
export function inWords({ people, due }) {
  const who = people.length ? names(people) : 'all who take part';
  return `If nobody answers, ${who} ${people.length === 1 ? 'is' : 'are'} reminded ${dayAndTime(due)}`;
}

const pathOf = (message) => `/v1/messages/${message}/answer-reminder`;

/** @param {string} message @param {{due: string, note?: string, people?: {id: string}[]}} what */
export async function remind(message, { due, note, people = [] }) {
  const to = people.length ? { people: people.map(({ id }) => id) } : {};
  await command('PUT', pathOf(message), { due, ...to, ...(note ? { note } : {}) });
  await refreshForLater();
}

/** Takes it back, with a way to set it again. @param {AnswerReminder} reminder @returns {Promise<boolean | undefined>} whether it went well */
export const drop = (reminder) =>
  once(`reminder ${reminder.message}`, async () => {
    try {
      await tell('DELETE', pathOf(reminder.message));
    } catch (thrown) {
      toastProblem(thrown);
      return false;
    } finally {
      refreshForLater();
    }
    toast('Nobody is reminded.', { action: { label: 'Undo', run: () => remind(reminder.message, reminder).catch(toastProblem) } });
    return true;
  });
