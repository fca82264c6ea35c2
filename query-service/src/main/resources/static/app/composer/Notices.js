/** @module What is special about the message that is being written, each with a way to take it back. */
import { html } from 'htm/preact';
import { IconButton } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { fromInput, toInput } from 'app/ui/moments.js';

/** @param {{draft: import('app/composer/draft.js').Draft, change: (more: object) => void}} props */
export function Notices({ draft: { urgency, needsReplyBy, privateNote }, change }) {
  if (urgency === 'normal' && !needsReplyBy && !privateNote) return null;
  return html`<div class="notices">
    ${
      urgency !== 'normal' &&
      html`<span class=${`badge ${urgency === 'urgent' ? 'danger' : ''}`}>
      <${Icon} name=${urgency === 'urgent' ? 'urgent' : 'later'} />${urgency === 'urgent' ? 'Urgent' : 'No hurry'}
      <${IconButton} small icon="x" label="As usual" onClick=${() => change({ urgency: 'normal' })} />
    </span>`
    }
    ${
      needsReplyBy &&
      html`<span class="badge warn">
      <${Icon} name="clock" /><label>Needs a reply by
        <input type="datetime-local" min=${toInput(Date.now())} value=${toInput(needsReplyBy)}
          onChange=${(event) => change({ needsReplyBy: fromInput(event.currentTarget.value) })} /></label>
      <${IconButton} small icon="x" label="Needs no reply by then" onClick=${() => change({ needsReplyBy: null })} />
    </span>`
    }
    ${
      privateNote &&
      html`<span class="badge warn">
      <${Icon} name="lock" />Customers do not see this
      <${IconButton} small icon="x" label="For everybody" onClick=${() => change({ privateNote: false })} />
    </span>`
    }
  </div>`;
}
