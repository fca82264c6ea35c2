/** @module What happens in a conversation while it is shown. */
import { useEffect, useRef } from 'preact/hooks';
import { typed } from 'app/data/realtime.js';
import { session } from 'app/data/session.js';
import { subscribe } from 'app/data/socket.js';
import { EVENTS } from 'app/conversation/fragments.js';
import { remember } from 'app/conversation/Quote.js';
import { announce } from 'app/ui/live.js';

/** How long the first page waits for the connection, so that nothing between the two is missed. */
const PATIENCE = 700;

/**
 * Opens the timeline as soon as it hears what happens.
 *
 * @param {ReturnType<import('app/conversation/timeline.js').createTimeline>} timeline
 * @param {{open: () => void, again: () => void, atEnd: () => boolean, onEvent: (update: object) => void, ready: boolean}} handlers `ready`: it is known where to
 *     begin, `again`: something may have been missed
 */
export function useFeed(timeline, handlers) {
  const latest = useRef(handlers);
  latest.current = handlers;
  const opened = useRef(/** @type {object | null} */ (null));
  const listening = useRef(/** @type {object | null} */ (null));

  /** When it hears, or waited long enough; and when it is known where to begin. */
  const begin = () => {
    if (opened.current === timeline || !latest.current.ready || listening.current !== timeline) return;
    opened.current = timeline;
    latest.current.open();
  };
  useEffect(() => {
    const listen = () => {
      listening.current = timeline;
      begin();
    };
    const waited = setTimeout(listen, PATIENCE);
    const end = subscribe(
      EVENTS,
      { id: timeline.id },
      {
        next: ({ conversationEvents: update }) => hear(timeline, update, latest.current),
        error: () => latest.current.again(),
        open: () => {
          clearTimeout(waited);
          if (opened.current !== timeline) return listen();
          timeline.catchUp();
          latest.current.again();
        },
      },
    );
    return () => (clearTimeout(waited), end());
  }, [timeline]);
  useEffect(begin, [timeline, handlers.ready]);
}

function hear(timeline, update, { atEnd, onEvent }) {
  const { entry, type } = update;
  const fresh = timeline.heard(update, atEnd());
  onEvent(update);
  if (type !== 'message.sent' || entry?.__typename !== 'Message') return;
  remember([entry]);
  typed(timeline.id, entry.by.id);
  if (fresh && entry.by.id !== session.get()?.person) announce(`${entry.by.name}: ${entry.text}`);
}
