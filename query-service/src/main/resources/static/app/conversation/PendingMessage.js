/** @module A message that was written here and has not come back from the server yet. */
import { html } from 'htm/preact';
import { useConnection } from 'app/data/connection.js';
import { forget, retry } from 'app/data/outbox.js';
import { useMe } from 'app/data/people.js';
import { Avatar } from 'app/ui/Avatar.js';
import { Button } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { clock } from 'app/ui/time.js';

/** @param {{outgoing: import('app/data/outbox.js').Outgoing}} props */
export function PendingMessage({ outgoing }) {
  const { id, body, at, state, problem } = outgoing;
  const name = useMe()?.name ?? 'You';
  return html`<div class="entry-row" data-key=${id}>
    <article class=${`message pending ${state}`} tabindex="-1" aria-label=${`You, ${clock(at)}, ${state === 'failed' ? 'not sent' : 'being sent'}`}>
      <div class="margin" aria-hidden="true"><${Avatar} name=${name} /></div>
      <div class="substance">
        <header class="byline"><strong>${name}</strong><${State} state=${state} at=${at} /></header>
        <div class="prose plain">${body.text}</div>
        ${body.attachments?.length > 0 && html`<p class="quiet"><${Icon} name="clip" /> ${body.attachments.length} files</p>`}
        ${
          state === 'failed' &&
          html`<p class="not-sent" role="alert">
          <${Icon} name="warning" /><span>Not sent. ${problem?.detail}</span>
          <${Button} small icon="retry" onClick=${() => retry(id)}>Try again<//>
          <${Button} small kind="danger" onClick=${() => forget(id)}>Discard<//>
        </p>`
        }
      </div>
    </article>
  </div>`;
}

function State({ state, at }) {
  const connected = useConnection() === 'connected';
  if (state === 'sent') return html`<time dateTime=${at}>${clock(at)}</time>`;
  if (state === 'failed') return html`<span class="badge danger">Not sent</span>`;
  return html`<span class="badge"><${Icon} name="clock" />${connected ? 'Sending …' : 'Is sent when the connection is back'}</span>`;
}
