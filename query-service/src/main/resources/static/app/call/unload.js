/**
 * @module Leaving the page hangs up, a reload does not. The browser tells the two apart beforehand where it has the Navigation
 * API; elsewhere the keys that reload do.
 */

/** How long the wish to reload counts. */
const FRESH = 3_000;

let reload = -Infinity;
const reloads = () => (reload = performance.now());

window.navigation?.addEventListener('navigate', (event) => event.navigationType === 'reload' && reloads());
document.addEventListener(
  'keydown',
  (event) => (event.key === 'F5' || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'r')) && reloads(),
  true,
);

/**
 * @param {() => void} leave called when the page goes away for good
 * @returns {() => void} ends it
 */
export function onLeaving(leave) {
  const gone = () => performance.now() - reload > FRESH && leave();
  window.addEventListener('pagehide', gone);
  return () => window.removeEventListener('pagehide', gone);
}

const KEY = 'duplex.call';

/**
 * What is to be known of the call that this tab is in, after a reload; null for none.
 *
 * @param {{id: string, media: string, camera: boolean, mic: boolean} | null} call
 */
export function remember(call) {
  if (call) sessionStorage.setItem(KEY, JSON.stringify(call));
  else sessionStorage.removeItem(KEY);
}

/** @returns {{id: string, media: string, camera: boolean, mic: boolean} | null} */
export const remembered = () => JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
