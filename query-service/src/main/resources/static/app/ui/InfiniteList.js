/** @module Asks for more when the end of a list comes near. */
import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { Button } from 'app/ui/Button.js';

/**
 * Stands at the end of a list that has more.
 *
 * @param {{more: () => void, busy: boolean, problem?: object | null, margin?: string}} props `margin`: how near the end is near
 */
export function LoadMore({ more, busy, problem, margin = '600px' }) {
  const mark = useRef(/** @type {HTMLElement | null} */ (null));
  const latest = useRef(more);
  latest.current = more;
  useEffect(() => {
    if (busy || problem) return;
    const observer = new IntersectionObserver(([entry]) => entry.isIntersecting && latest.current(), {
      rootMargin: margin,
    });
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, [busy, problem, margin]);
  return html`<div ref=${mark} class="load-more">
    <${Button} small kind="plain" busy=${busy} onClick=${more}>${problem ? 'Try again' : busy ? 'Loading …' : 'Show more'}<//>
  </div>`;
}
