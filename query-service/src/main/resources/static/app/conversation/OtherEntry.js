/** @module What happened in the conversation and is no message: a line with a drawing. And what this client has no words for. */
import { html } from 'htm/preact';
import { Icon } from 'app/ui/Icon.js';
import { clock, exact } from 'app/ui/time.js';

/** @param {{entry: object, icon: string, kind?: string, label: string, actions?: any, children: any}} props */
export function Happening({ entry, icon, kind = '', label, actions, children }) {
  return html`<article class=${`happening ${kind}`} tabindex="-1" aria-label=${label}>
    <span class="sign"><${Icon} name=${icon} /></span>
    <div class="told">${children}</div>
    <time dateTime=${entry.at} title=${exact(entry.at)}>${clock(entry.at)}</time>
    ${actions}
  </article>`;
}

export function OtherEntry({ entry }) {
  return html`<${Happening} entry=${entry} icon="info" label="An entry">
    <span class="quiet">Something happened here that this page has no words for yet.</span>
  <//>`;
}
