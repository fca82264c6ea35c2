/** @module A reply that is owed, to a message or after a call: what it is called, and how it is dropped. */
import { once, tell } from 'app/data/inTurn.js';
import { toast, toastProblem } from 'app/ui/live.js';

/** What tells them apart. @typedef {{message?: string, call?: string}} Owed */

/** @param {Owed} owed */
export const keyOf = ({ message, call }) => message ?? call;

/** @param {Owed} owed */
export const pathOf = ({ message, call }) => (message ? `/v1/messages/${message}/reply-later` : `/v1/calls/${call}/reply-later`);

/** Says that it is owed no more. @param {Owed} owed @param {() => void} then */
export const drop = (owed, then = () => {}) =>
  once(`drop ${keyOf(owed)}`, () =>
    tell('DELETE', pathOf(owed)).then(() => (toast('You owe this reply no more.'), then()), toastProblem),
  );
