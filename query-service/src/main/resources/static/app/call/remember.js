/**
 * @module The call that this tab is in, over a reload: the server keeps the seat for as long as one takes. A page that is closed
 * cannot be told from one that is loaded anew; its seat is given up when the client is not heard of any more.
 */
const KEY = 'duplex.call';

/**
 * What is to be known of the call after a reload; null for none.
 *
 * @param {{id: string, media: string, camera: boolean, mic: boolean} | null} call
 */
export function remember(call) {
  if (call) sessionStorage.setItem(KEY, JSON.stringify(call));
  else sessionStorage.removeItem(KEY);
}

/** @returns {{id: string, media: string, camera: boolean, mic: boolean} | null} */
export const remembered = () => JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
