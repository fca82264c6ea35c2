/**
 * @module Keeps what is read where it is, while entries come and go above and below it: the first entry in sight stays at its
 * place on the screen, or the end stays in sight.
 */
import { useCallback, useEffect, useLayoutEffect, useRef } from 'preact/hooks';

/** So near to the end counts as there. */
const END = 48;

/** @param {HTMLElement} box */
const toEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight;

/** The entries are in order, so the first one in sight is found by halving. */
function firstInSight(box, list) {
  const top = box.getBoundingClientRect().top;
  const entries = list.children;
  let [low, high] = [0, entries.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle].getBoundingClientRect().bottom > top + 1) high = middle;
    else low = middle + 1;
  }
  const entry = entries[low];
  return entry ? { key: entry.dataset.key, top: entry.getBoundingClientRect().top - top } : null;
}

/**
 * @param {{current: HTMLElement | null}} box what scrolls
 * @param {{current: HTMLElement | null}} list whose children are the entries, each with its key as `data-key`
 * @param {any} content changes when the entries do
 */
export function useAnchor(box, list, content) {
  const place = useRef({ end: true, at: /** @type {{key: string, top: number} | null} */ (null) });

  /** Takes the present place for the one to keep. @returns {boolean} whether the end is in sight */
  const note = useCallback(() => {
    const end = toEnd(box.current) < END;
    place.current = { end, at: end ? null : firstInSight(box.current, list.current) };
    return end;
  }, []);

  const keep = useCallback(() => {
    const { end, at } = place.current;
    if (end) {
      box.current.scrollTop = box.current.scrollHeight;
      return;
    }
    const entry = at && list.current.querySelector(`:scope > [data-key="${CSS.escape(at.key)}"]`);
    if (!entry) return;
    const moved = entry.getBoundingClientRect().top - box.current.getBoundingClientRect().top - at.top;
    if (Math.abs(moved) >= 1) box.current.scrollTop += moved;
  }, []);

  /** Shows an entry, or the end. @param {string} key @param {number} share how far down */
  const show = useCallback((key, share = 0.35) => {
    const entry = list.current.querySelector(`:scope > [data-key="${CSS.escape(key)}"]`);
    if (key === 'end' || !entry) {
      place.current = { end: true, at: null };
    } else {
      const free = Math.max(0, box.current.clientHeight - entry.offsetHeight);
      place.current = { end: false, at: { key, top: free * share } };
    }
    keep();
    note();
  }, []);

  useLayoutEffect(keep, [content]);
  useEffect(() => {
    // pictures that arrive, a keyboard that opens
    const observer = new ResizeObserver(keep);
    observer.observe(box.current);
    observer.observe(list.current);
    return () => observer.disconnect();
  }, []);
  return { note, show, atEnd: () => place.current.end };
}
