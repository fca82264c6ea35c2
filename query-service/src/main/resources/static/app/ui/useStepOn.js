/** @module Where the focus goes when the row that has it leaves the page. */
import { useLayoutEffect, useRef } from 'preact/hooks';

const USABLE = 'a[href], button:not([disabled])';

/** The row itself may be a link. */
const usableIn = (row) => (row?.matches(USABLE) ? row : row?.querySelector(USABLE));

/**
 * To the row after it, else to the one before it, else to the page's content; it would fall to the document else.
 *
 * @returns {{current: HTMLElement | null}} to be given to the row as its `ref`
 */
export function useStepOn() {
  const row = useRef(/** @type {HTMLElement | null} */ (null));
  useLayoutEffect(
    () => () => {
      const gone = row.current;
      if (!gone?.contains(document.activeElement)) return;
      const near = usableIn(gone.nextElementSibling) ?? usableIn(gone.previousElementSibling) ?? gone.closest('main');
      near?.focus();
    },
    [],
  );
  return row;
}
