/** @module Where reading ended: when the page was opened, or when it was last looked away from. */
import { useEffect, useReducer, useRef } from 'preact/hooks';
import { session } from 'app/data/session.js';
import { useStore } from 'app/data/store.js';

/** What stands before the first of so many unread messages. */
function before(entries, unread) {
  const me = session.get()?.person;
  let left = unread;
  for (let at = entries.length - 1; at > 0 && left > 0; at--) {
    const entry = entries[at];
    if (entry.__typename !== 'Message' || entry.by.id === me || entry.retractedAt) continue;
    if (--left === 0) return entries[at - 1].key;
  }
  return null;
}

/**
 * @param {object | null} head
 * @param {string | null} mine the last message that the person has read, as the server knows it
 * @param {object} timeline
 * @param {boolean} atEnd
 * @returns {[string | null, () => void]} the entry after which all is new, null where nothing is; how to forget it
 */
export function useUnread(head, mine, timeline, atEnd) {
  const [, draw] = useReducer((times) => times + 1, 0);
  const ended = useRef(/** @type {string | null} */ (null));
  const known = useRef(false);
  const ready = useStore(timeline.store, (shown) => shown.ready);
  // while it is drawn for the first time: what is shown first depends on it
  if (head && ready && !known.current) {
    known.current = true;
    const { unread } = head.inboxEntry ?? {};
    if (unread) ended.current = before(timeline.store.get().entries, unread) ?? mine;
  }
  const end = (key) => {
    ended.current = key;
    draw();
  };
  useEffect(() => {
    const look = () => {
      const last = timeline.store.get().entries.at(-1);
      if (document.hidden && atEnd && last) end(last.key);
    };
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [timeline, atEnd]);
  return [ended.current, () => ended.current && end(null)];
}
