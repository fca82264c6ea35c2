/**
 * @module The part of a conversation's timeline that is shown: a window without gaps, of at most {@link MOST} entries, that
 * slides over the whole. What happens is put in where it belongs; what was missed while the connection was lost is asked for.
 */
import { query } from 'app/data/api.js';
import { Problem } from 'app/data/problem.js';
import { createStore } from 'app/data/store.js';
import { inOrder, keyOf, merge, ofEdges, touched } from 'app/conversation/entries.js';
import { AROUND, NEWER, OLDER, ONE } from 'app/conversation/fragments.js';

export const MOST = 200;
const PAGE = 50;
/** While one scrolls: so few that drawing them does not hold up a frame. */
const STEP = 25;

/**
 * `older`, `newer`: whether there is more on that side; `failed`: what the problem is about, as `busy` names it; `aim`: what to show after a jump, an entry's key or `end`.
 *
 * @typedef {{entries: object[], older: boolean, newer: boolean, ready: boolean, problem: Problem | null, failed: string | null, busy: string | null,
 *     aim: {key: string, times: number}, news: number}} Shown
 */

/** @param {string} id the conversation's */
export function createTimeline(id) {
  const store = createStore(
    /** @type {Shown} */ ({
      entries: [],
      older: false,
      newer: false,
      ready: false,
      problem: null,
      failed: null,
      busy: null,
      aim: { key: 'end', times: 0 },
      news: 0,
    }),
  );
  /** Each jump makes the answers to earlier questions void. */
  let jump = 0;
  /** What is heard while an answer is on its way that may not know it yet. */
  let meanwhile = [];
  /** Asks anew what failed. */
  let tryAgain = () => {};
  const set = (more) => store.set({ ...store.get(), ...more });
  const page = async (text, variables) => (await query(text, { id, count: PAGE, ...variables })).conversation;

  /** One question at a time; a failure is shown and can be tried again. */
  async function ask(busy, question, again, otherwise = () => ({})) {
    const asked = jump;
    set({ busy, problem: null, failed: null });
    meanwhile = [];
    try {
      const apply = await question();
      if (asked !== jump) return;
      set({ ...apply(store.get()), busy: null });
      for (const each of meanwhile) put(each, true);
    } catch (thrown) {
      if (asked !== jump) return;
      tryAgain = again;
      set({ ...otherwise(store.get()), busy: null, problem: Problem.from(thrown), failed: busy });
    }
  }

  const aimAt = (key) => ({ key, times: store.get().aim.times + 1 });

  function showEnd() {
    jump++;
    return ask('end', async () => {
      const { timeline } = await page(OLDER, {});
      return () => ({
        entries: ofEdges(timeline.edges),
        older: timeline.pageInfo.hasPreviousPage,
        newer: false,
        ready: true,
        news: 0,
        aim: aimAt('end'),
      });
    }, showEnd);
  }

  /** @param {string} message @returns {Promise<void>} */
  function showAround(message) {
    if (store.get().entries.some(({ key }) => key === message)) {
      set({ aim: aimAt(message) });
      return Promise.resolve();
    }
    jump++;
    return ask('around', async () => {
      const { message: found } = await query(ONE, { message });
      if (found.conversation.id !== id)
        throw new Problem({ code: 'elsewhere', detail: 'That message is in another conversation.' });
      const { older, newer } = await page(AROUND, { at: found.cursor });
      const entries = [...ofEdges(older.edges), { ...found, key: keyOf(found) }, ...ofEdges(newer.edges)];
      return () => ({
        entries,
        older: older.pageInfo.hasPreviousPage,
        newer: newer.pageInfo.hasNextPage,
        ready: true,
        aim: aimAt(message),
      });
    }, () => showAround(message));
  }

  function showOlder() {
    const { entries, older, busy } = store.get();
    if (!older || busy || !entries.length) return;
    ask('older', async () => {
      const { timeline } = await page(OLDER, { count: STEP, before: entries[0].cursor });
      return (now) => {
        const all = merge(now.entries, ofEdges(timeline.edges));
        return {
          entries: all.slice(0, MOST),
          older: timeline.pageInfo.hasPreviousPage,
          newer: now.newer || all.length > MOST,
        };
      };
    }, showOlder);
  }

  function showNewer() {
    const { entries, newer, busy } = store.get();
    if (!newer || busy) return;
    ask('newer', async () => {
      const { timeline } = await page(NEWER, { count: STEP, after: entries.at(-1).cursor });
      return (now) => {
        const all = merge(now.entries, ofEdges(timeline.edges));
        const more = timeline.pageInfo.hasNextPage;
        return { ...lastOf(all, now.older), newer: more, news: more ? now.news : 0 };
      };
    }, showNewer);
  }

  const lastOf = (all, older) => ({ entries: all.slice(-MOST), older: older || all.length > MOST });

  /**
   * Something happened, or it happened to something that is shown.
   *
   * @param {{cursor: string, entry: object | null}} update
   * @param {boolean} atEnd whether the end is in sight
   * @returns {boolean} whether it is new here
   */
  function heard({ cursor, entry }, atEnd) {
    if (!entry) return false;
    const told = { ...entry, cursor, key: keyOf(entry) };
    if (store.get().busy) meanwhile.push(told);
    return put(told, atEnd);
  }

  function put(told, atEnd) {
    const { entries, older, newer, ready, news } = store.get();
    if (!ready) return false;
    const known = entries.some(({ key }) => key === told.key);
    const before = entries.length > 0 && inOrder(told, entries[0]) < 0;
    const after = !entries.length || inOrder(told, entries.at(-1)) > 0;
    if (known || (!(before && older) && !(after && newer))) {
      const all = merge(known ? entries : touched(entries, told), [told]);
      // who reads further up keeps what is read: what is new is cut off instead
      if (all.length <= MOST || atEnd) set(lastOf(all, older));
      else set({ entries: all.slice(0, MOST), newer: true });
    }
    if (!known && after && !atEnd) set({ news: news + 1 });
    return !known;
  }

  /** After a gap: all that is shown is asked for anew, and what came after it. */
  function catchUp() {
    const { entries, newer, ready } = store.get();
    if (!ready || !entries.length) return showEnd();
    const last = entries.at(-1);
    // what was heard since stands behind a gap: it is cut off, and comes with what is newer
    const cut = (now) => ({ entries: now.entries.filter((each) => inOrder(each, last) <= 0), newer: true });
    jump++;
    return ask(
      'catching up',
      async () => {
        const { timeline } = await page(OLDER, { count: MOST, before: newer ? last.cursor : undefined });
        const found = ofEdges(timeline.edges);
        const meets = newer || found.some(({ key }) => entries.some((entry) => entry.key === key));
        return (now) => (meets ? lastOf(merge(now.entries, found), now.older) : { ...cut(now), news: found.length });
      },
      catchUp,
      cut,
    );
  }

  const seen = () => store.get().news && !store.get().newer && set({ news: 0 });

  return { id, store, showEnd, showAround, showOlder, showNewer, heard, catchUp, seen, tryAgain: () => tryAgain() };
}
