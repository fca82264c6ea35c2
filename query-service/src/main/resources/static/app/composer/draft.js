/** @module What is being written is kept for each conversation and thread, over a reload as well. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { session } from 'app/data/session.js';

/**
 * @typedef {{text: string, urgency: 'normal' | 'low' | 'urgent', needsReplyBy: string | null, privateNote: boolean}} Draft
 */

/** In the place of a thread: what is written beside a call and in a live chat. */
export const LIVE = 'live';

/** @type {Draft} */
const EMPTY = { text: '', urgency: 'normal', needsReplyBy: null, privateNote: false };

const keyOf = (conversation, thread) => ['duplex.draft', session.get()?.person, conversation, thread].filter(Boolean).join('.');

function read(key) {
  try {
    return { ...EMPTY, ...JSON.parse(localStorage.getItem(key) ?? '{}') };
  } catch {
    return EMPTY;
  }
}

/** What a live chat had no time for goes on where messages are written. @param {string} conversation */
export function carryOn(conversation) {
  const [from, to] = [keyOf(conversation, LIVE), keyOf(conversation, null)];
  const { text } = read(from);
  if (!text || read(to).text) return;
  localStorage.setItem(to, JSON.stringify({ ...EMPTY, text }));
  localStorage.removeItem(from);
}

/**
 * @param {string} conversation
 * @param {string | null} thread the message that opened it, or {@link LIVE}
 * @returns {[Draft, (more: Partial<Draft>) => void, () => void]} the draft, how to change it, how to begin a new one
 */
export function useDraft(conversation, thread) {
  const key = keyOf(conversation, thread);
  const [draft, setDraft] = useState(() => read(key));
  useEffect(() => setDraft(read(key)), [key]);
  const change = useCallback(
    (more) => {
      const next = { ...read(key), ...more };
      if (next.text || next.needsReplyBy || next.urgency !== 'normal') localStorage.setItem(key, JSON.stringify(next));
      else localStorage.removeItem(key);
      setDraft(next);
    },
    [key],
  );
  const clear = useCallback(() => {
    localStorage.removeItem(key);
    setDraft(EMPTY);
  }, [key]);
  return [draft, change, clear];
}
