/**
 * @module The one call that this tab is in, on whichever page the person is. The server keeps the seat as long as it hears of
 * this client: after a reload the same seat is taken again.
 */
import { createHearing } from 'app/call/hearing.js';
import { keepIceServers } from 'app/call/iceServers.js';
import { createLocalMedia } from 'app/call/localMedia.js';
import { meet } from 'app/call/peers.js';
import { liveSession, refreshSessions, watchSessions } from 'app/call/liveSessions.js';
import { remember, remembered } from 'app/call/remember.js';
import { command } from 'app/data/api.js';
import { connection } from 'app/data/connection.js';
import { Problem } from 'app/data/problem.js';
import { inCall } from 'app/data/realtime.js';
import { device, session } from 'app/data/session.js';
import { onPing } from 'app/data/socket.js';
import { createStore, useStore } from 'app/data/store.js';

const SEAT = 5_000;
const NOBODY = new Map();

/**
 * `joining` until the seat is taken; `out` when it is lost or given up.
 *
 * @typedef {{id: string, media: string, stage: 'joining' | 'in' | 'out', local: import('app/call/localMedia.js').Local | null,
 *     others: Map<string, import('app/call/peers.js').Other>, speaking: Set<string>, blocked: boolean}} LiveCall
 */

const live = createStore(/** @type {LiveCall | null} */ (null));

/** What runs as long as the call does. @type {object | null} */
let running = null;

/** Counts the attempts to come in: only the last one may. */
let attempts = 0;

/** @returns {LiveCall | null} */
export const useLiveCall = (select = (now) => now) => useStore(live, select);

const change = (id, more) => live.update((now) => (now?.id === id ? { ...now, ...more } : now));

const answerCall = (id) => command('POST', `/v1/calls/${id}/answer`, { device });
const keep = (id) => command('PUT', `/v1/calls/${id}/seat`, { device });

/** Takes the seat that this client had before a reload, however long the server cannot be reached. */
async function takeSeat(id, wanted) {
  for (;;) {
    try {
      return await keep(id);
    } catch (thrown) {
      if (!Problem.from(thrown).passing) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, SEAT));
      if (!wanted()) throw thrown;
    }
  }
}

/**
 * Takes part in a call.
 *
 * @param {string} id
 * @param {{media: string, camera?: boolean, mic?: boolean, answer?: boolean}} how `answer`: not only where the seat is already
 *     this client's
 */
export async function enter(id, { media, camera = media === 'VIDEO', mic = true, answer = true }) {
  const now = live.get();
  if (now?.id === id && now.stage !== 'out') return;
  const attempt = ++attempts;
  const me = session.get().person;
  const wanted = () => attempt === attempts && live.get()?.id === id && live.get().stage === 'joining';
  if (now && now.stage !== 'out') await hangUp();
  if (attempt !== attempts) return;
  live.set({ id, media, stage: 'joining', local: null, others: NOBODY, speaking: new Set(), blocked: false });
  try {
    await (answer ? answerCall(id) : takeSeat(id, wanted));
  } catch (thrown) {
    if (wanted()) live.set(null);
    throw thrown;
  }
  if (!wanted()) return giveBack(id, me);
  change(id, { stage: 'in' });
  inCall(id);
  remember({ id, media, camera, mic });
  running = media === 'TEXT' || media === 'LINK' ? keepSeat(id) : start(id, { camera, mic });
  refreshSessions().catch(() => {});
}

/** A seat that nobody wants any more; one of another person is lost by itself, when this client does not keep it. */
async function giveBack(id, person) {
  const now = live.get();
  const again = now?.id === id && now.stage !== 'out';
  if (!again && session.get()?.person === person) await leave(id);
}

/** After a reload, on whichever page: the seat is taken again if it is still kept. */
export async function resume() {
  const before = remembered();
  if (before && !live.get()) await enter(before.id, { ...before, answer: false }).catch(() => forget(before));
}

const forget = ({ id }) => remembered()?.id === id && remember(null);

function keepSeat(id) {
  const beat = async () => {
    try {
      await keep(id);
    } catch (thrown) {
      if (['not-in-call', 'call-ended', 'unknown-call'].includes(Problem.from(thrown).code)) stop(id);
    }
  };
  const timer = setInterval(beat, SEAT);
  const pings = onPing(beat);
  const sessions = watchSessions(() => liveSession(id)?.phase === 'ENDED' && stop(id));
  return {
    end() {
      clearInterval(timer);
      pings();
      sessions();
    },
  };
}

function start(id, { camera, mic }) {
  const me = session.get().person;
  const local = createLocalMedia();
  const speaking = (key, now) => {
    const next = new Set(live.get()?.speaking);
    now ? next.add(key) : next.delete(key);
    change(id, { speaking: next });
  };
  const hearing = createHearing({ speaking, blocked: (blocked) => change(id, { blocked }) });
  const peers = meet({ call: id, me, device, changed: (others) => (change(id, { others }), hear()) });
  const servers = keepIceServers(peers.use);

  function hear() {
    const voice = local.voice();
    const streams = new Map(voice?.enabled ? [[me, { stream: new MediaStream([voice]), loud: false }]] : []);
    for (const { person, main, shown } of live.get()?.others.values() ?? []) {
      if (main) streams.set(person, { stream: main, loud: true });
      if (shown) streams.set(`${person} screen`, { stream: shown, loud: true });
    }
    hearing.hear(streams);
  }
  function show() {
    const { mic: open, camera: seen, screen } = local.state.get();
    change(id, { local: local.state.get() });
    remember({ ...remembered(), camera: seen, mic: open });
    peers.show(local.outgoing(), { muted: !open, camera: seen, screen, ...local.ids });
    hear();
  }
  const list = () => peers.list((liveSession(id)?.participants ?? []).filter((seat) => !seat.until).map((seat) => seat.person.id));

  const seat = keepSeat(id);
  const ends = [local.state.watch(show), watchSessions(list), connection.watch((state) => state === 'connected' && peers.again())];
  show();
  list();
  if (mic) local.mic(true);
  if (camera) local.camera(true);
  return {
    local,
    hearing,
    peers,
    end() {
      for (const each of ends) each();
      seat.end();
      servers();
      peers.end();
      local.close();
      hearing.close();
    },
  };
}

/** The call is over for this client. */
function stop(id) {
  if (live.get()?.id !== id) return;
  running?.end();
  running = null;
  remember(null);
  inCall(null);
  live.set({ ...live.get(), stage: 'out', local: null, others: NOBODY, speaking: new Set() });
}

/** Leaves the call. */
export async function hangUp() {
  const now = live.get();
  if (!now || now.stage === 'out') return;
  stop(now.id);
  await leave(now.id);
}

const leave = (id) =>
  command('POST', `/v1/calls/${id}/leave`, { device }).catch((thrown) => {
    if (Problem.from(thrown).status !== 409 && Problem.from(thrown).status !== 404) throw thrown;
  });

/** @param {boolean} [open] */
export const switchMic = (open = !live.get()?.local?.mic) => running?.local?.mic(open);
export const switchCamera = () => running?.local?.camera(!live.get()?.local?.camera);
export const switchScreen = () => running?.local?.screen(!live.get()?.local?.screen);
export const unblockSound = () => running?.hearing?.unblock();

/** Takes other devices from now on. */
export async function changeDevices() {
  running?.hearing?.reopen();
  await running?.local?.reopen();
}

session.watch(() => live.get() && stop(live.get().id));
