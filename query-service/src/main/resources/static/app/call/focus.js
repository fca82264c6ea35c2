/** @module Where the focus goes when what had it is gone: to the page, not to nowhere. */
import { useEffect } from 'preact/hooks';

const isLost = () => [null, document.body].includes(document.activeElement);

/** Of a card: the page has the focus when the card is removed with it. */
export function useFocusBack() {
  useEffect(
    () => () =>
      void setTimeout(() => {
        if (isLost()) document.querySelector('main')?.focus({ preventScroll: true });
      }),
    [],
  );
}

/** Of a page with several stages: the heading of the new one has the focus, where nothing else has. @param {string} stage */
export function useFocusOnStage(stage) {
  useEffect(() => {
    const main = document.querySelector('main');
    const heading = main?.querySelector('h1');
    if (!heading || (!isLost() && document.activeElement !== main)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [stage]);
}
