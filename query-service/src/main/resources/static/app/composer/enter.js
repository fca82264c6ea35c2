/** @module Whether Enter sends or begins a line, as the person likes it. */
import { createStore, useStore } from 'app/data/store.js';

const KEY = 'duplex.enter';

const sends = createStore(localStorage.getItem(KEY) !== 'line');

export const useEnterSends = () => useStore(sends);

/** @param {boolean} on */
export function chooseEnterSends(on) {
  localStorage.setItem(KEY, on ? 'send' : 'line');
  sends.set(on);
}

/** Whether this Enter sends; with Ctrl or ⌘ it always does. @param {KeyboardEvent} event @param {boolean} chosen */
export const enterSends = (event, chosen) => event.ctrlKey || event.metaKey || (chosen && !event.shiftKey && !event.altKey);
