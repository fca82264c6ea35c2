/** @module Keyboard shortcuts: each part of the page names its own while it is shown, the last one named wins. */
import { useEffect, useRef } from 'preact/hooks';
import { createStore, useStore } from 'app/data/store.js';

/** How long the first key of two waits for the second. */
const PATIENCE = 1_200;

/**
 * `keys` as in `j`, `Enter`, `?` or, one after the other, `g i`; `also` works as well and is not listed.
 *
 * @typedef {{keys: string, also?: string[], label: string, run: (event: KeyboardEvent) => void, group?: string,
 *     when?: (target: HTMLElement) => boolean}} Shortcut `when`: by where the focus is, everywhere without it
 */

const layers = createStore(/** @type {{current: Shortcut[]}[]} */ ([]));

/** The shortcuts in force, for the page of help. @returns {Shortcut[]} */
export const useShortcuts = () => useStore(layers).flatMap((layer) => layer.current);

/**
 * Has shortcuts as long as the component is shown. They rest while something is written, a dialog or a menu is open.
 *
 * @param {Shortcut[]} shortcuts
 */
export function useKeys(shortcuts) {
  const layer = useRef(shortcuts);
  layer.current = shortcuts;
  useEffect(() => {
    layers.update((all) => [...all, layer]);
    return () => layers.update((all) => all.filter((each) => each !== layer));
  }, []);
}

const WRITING =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]:not([contenteditable=false])';
/** What these keys do by themselves there goes first. */
const ACTIVE = 'button, a, [role=menuitem], summary';

let first = '';
let forget = 0;

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest(WRITING) || document.querySelector('dialog[open], [role=menu]')) return;
  if ((event.key === 'Enter' || event.key === ' ') && target.closest(ACTIVE)) return;
  const typed = first ? `${first} ${event.key}` : event.key;
  const all = layers
    .get()
    .flatMap((layer) => layer.current)
    .filter(({ when }) => !when || when(target))
    .reverse();
  const shortcut = all.find(({ keys, also = [] }) => keys === typed || also.includes(typed));
  clearTimeout(forget);
  first = '';
  if (shortcut) {
    event.preventDefault();
    shortcut.run(event);
  } else if (all.some(({ keys }) => keys.startsWith(`${event.key} `))) {
    first = event.key;
    forget = setTimeout(() => (first = ''), PATIENCE);
  }
});
