/** @module Light or dark: what the system says, unless the person says otherwise. */
import { createStore, useStore } from 'app/data/store.js';

const KEY = 'duplex.theme';

/** @typedef {'system' | 'light' | 'dark'} Theme */

const theme = createStore(/** @type {Theme} */ (localStorage.getItem(KEY) ?? 'system'));

export const useTheme = () => useStore(theme);

/** @param {Theme} chosen */
export function chooseTheme(chosen) {
  theme.set(chosen);
  document.documentElement.dataset.theme = chosen;
  if (chosen === 'system') localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, chosen);
}
