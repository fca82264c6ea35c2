/** @module Says how far the person has read: what was in sight at the end, while the page is looked at. */
import { useEffect, useRef } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { session } from 'app/data/session.js';
import { useStore } from 'app/data/store.js';

const A_LOOK = 500;

/** @param {object} timeline @param {boolean} atEnd whether the end is in sight @param {string | null} readUpTo as the server knows it */
export function useReading(timeline, atEnd, readUpTo) {
  const last = useStore(timeline.store, ({ entries, newer }) =>
    newer ? null : entries.findLast(({ __typename }) => __typename === 'Message'),
  );
  const told = useRef(/** @type {string | null} */ (null));
  useEffect(() => {
    if (!last || !atEnd || last.by.id === session.get()?.person) return;
    const look = () => {
      if (document.hidden || last.id === readUpTo || last.id === told.current) return;
      told.current = last.id;
      command('POST', `/v1/conversations/${timeline.id}/read`, { upTo: last.id }).catch(() => (told.current = null));
    };
    const timer = setTimeout(look, A_LOOK);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, [last?.id, atEnd, readUpTo]);
}
