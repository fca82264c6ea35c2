/** @module An instant in relation to now, which stays right while it is shown; its tip is the exact local time. */
import { html } from 'htm/preact';
import { ago, brief, exact, useNow } from 'app/ui/time.js';

/** @param {{at: string, short?: boolean}} props `short`: as in a list, `14:05` or `Mon` in place of `5 min. ago` */
export function RelativeTime({ at, short = false }) {
  const present = useNow();
  return html`<time dateTime=${at} title=${exact(at)}>${short ? brief(at, present) : ago(at, present)}</time>`;
}
