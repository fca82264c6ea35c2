/** @module The calls of this workspace that matter to the person now: one list for the whole tab, kept up to date. */
import { query } from 'app/data/api.js';
import { FACE } from 'app/data/conversations.js';
import { session } from 'app/data/session.js';
import { subscribe } from 'app/data/socket.js';
import { createStore, useStore } from 'app/data/store.js';

const FIELDS = `
  call media phase startedAt answeredAt endedAt endReason outcome durationSeconds urgent link scheduled capacity seatsTaken
  conversation { ${FACE} }
  startedBy { id name } ringing { id name } participants { person { id name } since until }
  escalation { reason message { text by { name } } }
`;
const SESSIONS = `query ($workspace: ID!) {
  liveSessions(workspace: $workspace) {
    scheduledNext(first: 10) {
      title media occurrence startsAt endsAt timeZone scheduledCall { id } conversation { ${FACE} }
    }
    ringing { ${FIELDS} } active { ${FIELDS} } recentlyEnded(first: 10) { nodes { ${FIELDS} } }
  }
}`;
const UPDATES = `subscription ($workspace: ID!) { liveSessionUpdates(workspace: $workspace) { ${FIELDS} } }`;
const SCHEDULED = `subscription ($person: ID!) { scheduledCallUpdates(person: $person) { kind } }`;
const AGAIN = 5_000;
/** Calls that are far off at first are heard of when they come near. */
const SOON = 15 * 60_000;
const KEPT = 60;

/** By call. Those that ended stay for a while. */
const sessions = createStore(/** @type {Map<string, object>} */ (new Map()));
/** Counts the changes of each call, for those who show more of it. */
const changes = createStore(/** @type {Map<string, number>} */ (new Map()));

/** Calls to come, the next one first. */
const scheduled = createStore(/** @type {object[]} */ ([]));

/** Whether a call would be heard of. */
const following = createStore(false);

let end = () => {};

export const useFollowing = () => useStore(following);

export const useScheduledNext = () => useStore(scheduled);

export const useLiveSessions = () => [...useStore(sessions).values()];

/** @param {string | null} call @returns {object | undefined} */
export const useLiveSession = (call) => useStore(sessions, (all) => all.get(call));

/** A number that is another one whenever the call has changed. @param {string} call */
export const useChanges = (call) => useStore(changes, (all) => all.get(call) ?? 0);

/** @param {(sessions: Map<string, object>) => void} changed @returns {() => void} ends it */
export const watchSessions = (changed) => sessions.watch(changed);

/** @param {string} call */
export const liveSession = (call) => sessions.get().get(call);

function take(news) {
  sessions.update((all) => {
    const next = new Map(all);
    for (const each of news) {
      next.delete(each.call);
      next.set(each.call, each);
    }
    const over = [...next.values()].filter(({ phase }) => phase === 'ENDED');
    for (const { call } of over.slice(0, Math.max(0, over.length - KEPT))) next.delete(call);
    return next;
  });
  changes.update((all) => {
    const next = new Map(all);
    for (const { call } of news) next.set(call, (next.get(call) ?? 0) + 1);
    return next;
  });
}

/** What was missed: those that are not listed any more are over. */
export async function refreshSessions() {
  const chosen = session.get();
  if (!chosen) return;
  const { ringing, active, recentlyEnded, scheduledNext } = (await query(SESSIONS, { workspace: chosen.workspace })).liveSessions;
  if (chosen !== session.get()) return;
  const current = [...[...recentlyEnded.nodes].reverse(), ...active, ...ringing];
  const known = new Set(current.map(({ call }) => call));
  const gone = [...sessions.get().values()].filter(({ call, phase }) => phase !== 'ENDED' && !known.has(call));
  scheduled.set(scheduledNext);
  following.set(true);
  take([...gone.map((each) => ({ ...each, phase: 'ENDED', ringing: [] })), ...current]);
}

/** From now on, until it is called again for somebody else. */
export function followSessions() {
  end();
  following.set(false);
  sessions.set(new Map());
  changes.set(new Map());
  const chosen = session.get();
  if (!chosen) return;
  let timer = 0;
  const refresh = () => refreshSessions().catch(() => (timer = setTimeout(refresh, AGAIN)));
  const stop = subscribe(UPDATES, { workspace: chosen.workspace }, {
    next: ({ liveSessionUpdates }) => take([liveSessionUpdates]),
    open: refresh,
    error: refresh,
  });
  const calendar = subscribe(SCHEDULED, { person: chosen.person }, { next: refresh });
  const soon = setInterval(refresh, SOON);
  end = () => {
    clearTimeout(timer);
    clearInterval(soon);
    stop();
    calendar();
  };
}
