/** @module Who uses this tab. Nobody signs in yet: a person is chosen on the start page or named in the address. */
import { createStore, useStore } from 'app/data/store.js';
import { newId } from 'app/data/ids.js';

const KEY = 'duplex.session';
const DEVICE = 'duplex.device';

/**
 * @typedef {{workspace: string, person: string}} Session
 */

/** The tab's own choice, else the last one made in this browser. */
function remembered() {
  for (const storage of [sessionStorage, localStorage]) {
    const kept = JSON.parse(storage.getItem(KEY) ?? 'null');
    if (kept?.workspace && kept?.person) return kept;
  }
  return null;
}

/** `?workspace=…&person=…` chooses both, for demos and tests; the address is cleaned afterwards. */
function fromAddress() {
  const given = new URLSearchParams(location.search);
  const [workspace, person] = [given.get('workspace'), given.get('person')];
  if (!workspace || !person) return null;
  history.replaceState(null, '', location.pathname + location.hash);
  return keep({ workspace, person });
}

function keep(chosen) {
  sessionStorage.setItem(KEY, JSON.stringify(chosen));
  localStorage.setItem(KEY, JSON.stringify(chosen));
  return chosen;
}

/** Null while nobody is chosen. */
export const session = createStore(/** @type {Session | null} */ (fromAddress() ?? remembered()));

export const useSession = () => useStore(session);

/** @param {string} workspace @param {string} person */
export function signIn(workspace, person) {
  session.set(keep({ workspace, person }));
}

export function signOut() {
  sessionStorage.removeItem(KEY);
  localStorage.removeItem(KEY);
  session.set(null);
}

/** This tab among all the clients of the person. @type {string} */
export let device = sessionStorage.getItem(DEVICE) ?? newDevice();

function newDevice() {
  const id = newId();
  sessionStorage.setItem(DEVICE, id);
  return id;
}

/** A tab that was made by duplicating another one has the other's storage: the younger one takes a name of its own. */
export async function claimDevice() {
  if (!navigator.locks) return;
  const mine = await new Promise((resolve) => {
    navigator.locks.request(`duplex.${device}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock && new Promise(() => {});
    });
  });
  if (!mine) {
    device = newDevice();
    await claimDevice();
  }
}
