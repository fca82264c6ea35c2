/** @module Whether this client hears of what happens. */
import { createStore, useStore } from 'app/data/store.js';

/**
 * `idle` before anything is subscribed to, `connecting` the first time, `reconnecting` once the connection was lost.
 *
 * @typedef {'idle' | 'connecting' | 'connected' | 'reconnecting'} Connection
 */
export const connection = createStore(/** @type {Connection} */ ('idle'));

export const useConnection = () => useStore(connection);

/** @param {() => void} run each time that the connection is there again @returns {() => void} ends it */
export function onConnected(run) {
  return connection.watch((now) => now === 'connected' && run());
}
