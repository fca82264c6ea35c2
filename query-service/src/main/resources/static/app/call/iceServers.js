/** @module The servers that help two clients to find a way to each other; their credentials hold for a while only. */
import { query } from 'app/data/api.js';

const SERVERS = '{ iceServers { servers { urls username credential } expiresAt } }';
const AHEAD = 60_000;
const AGAIN = 30_000;
const RARELY = 10 * 60_000;
const LONGEST = 2 ** 31 - 1;

/**
 * @param {(servers: RTCIceServer[]) => void} use called with those in force, none where none can be had, and again before
 *     they expire
 * @returns {() => void} ends it
 */
export function keepIceServers(use) {
  let ended = false;
  let known = false;
  let failures = 0;
  let timer = 0;

  async function refresh() {
    const found = await ask();
    if (ended) return;
    if (found || !known) use(found?.servers ?? []);
    known ||= Boolean(found);
    failures = found ? 0 : failures + 1;
    const wait = found ? found.wait : Math.min(RARELY, AGAIN * 2 ** (failures - 1));
    if (wait !== Infinity) timer = setTimeout(refresh, Math.min(wait, LONGEST));
  }

  async function ask() {
    try {
      const { servers, expiresAt } = (await query(SERVERS)).iceServers;
      return {
        servers: servers.map(({ urls, username, credential }) => (username ? { urls, username, credential } : { urls })),
        wait: expiresAt ? Math.max(AGAIN, Date.parse(expiresAt) - Date.now() - AHEAD) : Infinity,
      };
    } catch (thrown) {
      console.warn('call: no ICE servers', thrown);
      return null;
    }
  }

  refresh();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}
