/** @module The servers that help two clients to find a way to each other; their credentials hold for a while only. */
import { query } from 'app/data/api.js';

const SERVERS = '{ iceServers { servers { urls username credential } expiresAt } }';
const AHEAD = 60_000;
const AGAIN = 30_000;
const LONGEST = 2 ** 31 - 1;

/**
 * @param {(servers: RTCIceServer[]) => void} use called with those in force, none where none can be had, and again before
 *     they expire
 * @returns {() => void} ends it
 */
export function keepIceServers(use) {
  let ended = false;
  let known = false;
  let timer = 0;

  async function refresh() {
    let wait = AGAIN;
    try {
      const { servers, expiresAt } = (await query(SERVERS)).iceServers;
      if (ended) return;
      known = true;
      use(servers.map(({ urls, username, credential }) => (username ? { urls, username, credential } : { urls })));
      wait = expiresAt ? Math.max(AGAIN, Date.parse(expiresAt) - Date.now() - AHEAD) : Infinity;
    } catch (thrown) {
      console.warn('call: no ICE servers', thrown);
      if (!ended && !known) use([]);
    }
    if (!ended && wait !== Infinity) timer = setTimeout(refresh, Math.min(wait, LONGEST));
  }

  refresh();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
