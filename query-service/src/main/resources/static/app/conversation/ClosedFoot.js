/** @module In place of the composer where a conversation is closed. */
import { html } from 'htm/preact';
import { command } from 'app/data/api.js';
import { Button } from 'app/ui/Button.js';
import { useSending } from 'app/ui/useSending.js';

/** @param {{head: object}} props */
export function ClosedFoot({ head }) {
  const { busy, problem, send } = useSending();
  return html`<div class="closed-foot">
    <span>${problem ? problem.detail : 'This conversation is closed. It takes no messages.'}</span>
    <${Button} icon="retry" busy=${busy} onClick=${() => send(() => command('POST', `/v1/conversations/${head.id}/reopen`))}>Reopen<//>
  </div>`;
}
