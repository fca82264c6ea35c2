/** @module Buttons, with words or with a drawing only. */
import { html } from 'htm/preact';
import { Icon } from 'app/ui/Icon.js';

/** @param {{kind?: '' | 'primary' | 'danger' | 'plain', icon?: string, busy?: boolean, small?: boolean}} props and those of a button */
export function Button({ kind = '', icon, busy = false, small = false, class: more = '', children, ...rest }) {
  return html`<button
    type="button"
    ...${rest}
    class=${['button', kind, small && 'small', busy && 'busy', more].filter(Boolean).join(' ')}
    disabled=${rest.disabled || busy}
  >
    ${(busy || icon) && html`<${Icon} name=${busy ? 'retry' : icon} />`} ${children}
  </button>`;
}

/** @param {{label: string, icon: string, filled?: boolean, keys?: string}} props `keys`: the shortcut, for the tip */
export function IconButton({ label, icon, filled, keys, small = false, class: more = '', children, ...rest }) {
  return html`<button
    type="button"
    aria-label=${label}
    title=${keys ? `${label} (${keys})` : label}
    ...${rest}
    class=${['button plain icon', small && 'small', more].filter(Boolean).join(' ')}
  >
    <${Icon} name=${icon} filled=${filled} />${children}
  </button>`;
}
