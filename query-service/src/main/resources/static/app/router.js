/** @module Which page is shown: what stands behind the `#` of the address, such as `#/c/<conversation>/<message>`. */
import { createStore, useStore } from 'app/data/store.js';

/**
 * @typedef {{page: string, parts: string[], search: URLSearchParams}} Route `page` is the first part, the others follow
 */

/** @returns {Route} */
function read() {
  const [path, search = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const [page, ...parts] = path.split('/').filter(Boolean).map(decodeURIComponent);
  return { page: page ?? 'inbox', parts, search: new URLSearchParams(search) };
}

export const route = createStore(read());

window.addEventListener('hashchange', () => route.set(read()));

/** @returns {Route} */
export const useRoute = () => useStore(route);

/** The address of a page. @param {string} page @param {...string} parts */
export const href = (page, ...parts) => `#/${[page, ...parts].map(encodeURIComponent).join('/')}`;

/**
 * Goes to an address of {@link href}.
 *
 * @param {string} to
 * @param {{replace?: boolean}} options `replace`: the way back does not lead here
 */
export function go(to, { replace = false } = {}) {
  if (!replace) {
    location.hash = to;
    return;
  }
  history.replaceState(null, '', to);
  route.set(read());
}
