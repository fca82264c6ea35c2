/** @module What is said to everybody: notes at the foot of the page, and sentences for screen readers. */
import { html } from 'htm/preact';
import { createStore, useStore } from 'app/data/store.js';
import { Problem } from 'app/data/problem.js';
import { Button, IconButton } from 'app/ui/Button.js';

const SHOWN = 6_000;

const said = { polite: createStore(''), assertive: createStore('') };

/** @type {ReturnType<typeof createStore>} */
const toasts = createStore([]);
let count = 0;

/**
 * Says something to those who listen to the page.
 *
 * @param {string} text
 * @param {'polite' | 'assertive'} politeness assertive interrupts: for a ring, not for a message
 */
export function announce(text, politeness = 'polite') {
  const region = said[politeness];
  // the same words twice are two sentences
  region.set(region.get() === text ? `${text}\u00a0` : text);
}

const dismiss = (id) => toasts.update((all) => all.filter((each) => each.id !== id));

/**
 * Shows a note for a while, longer where it can be acted on.
 *
 * @param {string} text
 * @param {{error?: boolean, action?: {label: string, run: () => void}}} options
 */
export function toast(text, { error = false, action } = {}) {
  const id = ++count;
  toasts.update((all) => [...all.slice(-2), { id, text, error, action }]);
  announce(text, error ? 'assertive' : 'polite');
  setTimeout(dismiss, action || error ? SHOWN * 1.5 : SHOWN, id);
}

/** Shows what went wrong. @param {unknown} thrown */
export function toastProblem(thrown) {
  const { detail, remedy } = Problem.from(thrown);
  toast([detail, remedy].filter(Boolean).join(' '), { error: true });
}

/** Placed once, by the shell. */
export function LiveRegions() {
  const shown = useStore(toasts);
  return html`
    <div class="sr-only" role="status">${useStore(said.polite)}</div>
    <div class="sr-only" role="alert">${useStore(said.assertive)}</div>
    <div class="toasts">
      ${shown.map(
        ({ id, text, error, action }) => html`<div key=${id} class=${error ? 'toast error' : 'toast'}>
          <span>${text}</span>
          ${action && html`<${Button} kind="plain" small onClick=${() => (dismiss(id), action.run())}>${action.label}<//>`}
          <${IconButton} small icon="x" label="Dismiss" onClick=${() => dismiss(id)} />
        </div>`,
      )}
    </div>
  `;
}
