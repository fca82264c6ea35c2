/** @module A call that takes place elsewhere, such as in a meeting room of another service. */
import { html } from 'htm/preact';
import { Notes } from 'app/call/Notes.js';
import { Outcomes } from 'app/call/Outcomes.js';
import { RingList } from 'app/call/RingList.js';
import { hangUp } from 'app/call/liveCall.js';
import { titleOf } from 'app/data/conversations.js';
import { session } from 'app/data/session.js';
import { Button } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { toastProblem } from 'app/ui/live.js';

export function LinkCall({ call }) {
  const me = session.get().person;
  const { host } = new URL(call.link);
  const others = call.participants.filter((seat) => !seat.until && seat.person.id !== me).length;
  return html`<div class="page-column">
    <header class="page-head"><h1>${titleOf(call.conversation)}</h1></header>
    <section class="card lobby" aria-labelledby="elsewhere">
      <h2 id="elsewhere">This call takes place at ${host}</h2>
      <p>The room opens in a tab of its own; sound and pictures flow through ${host}, not through Duplex. Leave this page open: it keeps your seat, the notes and what comes of the call.</p>
      <div class="actions">
        <a class="button primary" href=${call.link} target="_blank" rel="noopener noreferrer"><${Icon} name="link" />Open the room</a>
        <${Button} kind="danger" icon="phone-off" onClick=${() => hangUp().catch(toastProblem)}>Leave the call<//>
      </div>
      <${RingList} call=${call} alone=${!others} />
    </section>
    <section class="card"><${Notes} call=${call} /><${Outcomes} call=${call} /></section>
  </div>`;
}
