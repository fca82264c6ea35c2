/** @module A live chat: a call whose medium is text. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { ContinueLater } from 'app/call/ContinueLater.js';
import { RingList } from 'app/call/RingList.js';
import { hangUp } from 'app/call/liveCall.js';
import { startCall } from 'app/call/start.js';
import { outcomeWords } from 'app/call/words.js';
import { AnswerLikely } from 'app/chat/AnswerLikely.js';
import { LiveMessages } from 'app/chat/LiveMessages.js';
import { carryOn } from 'app/composer/draft.js';
import { command } from 'app/data/api.js';
import { titleOf } from 'app/data/conversations.js';
import { session } from 'app/data/session.js';
import { href } from 'app/router.js';
import { Button, IconButton } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { toastProblem } from 'app/ui/live.js';
import { Menu } from 'app/ui/Menu.js';
import { PersonName } from 'app/ui/PersonName.js';

export function ChatPage({ call }) {
  const me = session.get().person;
  const [later, setLater] = useState(false);
  const [busy, setBusy] = useState(false);
  const open = call.phase !== 'ENDED';
  const others = call.participants.filter((seat) => !seat.until && seat.person.id !== me).map(({ person }) => person);
  /** The chat gives way to the call. */
  const turnInto = async (media) => {
    setBusy(true);
    try {
      await startCall(call.conversation.id, { media, ring: others.map(({ id }) => id) });
    } catch (thrown) {
      toastProblem(thrown);
    }
    setBusy(false);
  };
  const items = [
    { label: 'Continue later', icon: 'later', run: () => setLater(true) },
    ...(call.host.id === me
      ? [{ label: 'End the chat for everybody', icon: 'x', danger: true, run: () => command('POST', `/v1/calls/${call.id}/end`).catch(toastProblem) }]
      : []),
  ];
  return html`<div class="chat">
    <header class="call-head">
      <a class="button plain icon" href=${href('c', call.conversation.id)} aria-label="To the conversation" title="To the conversation"><${Icon} name="back" /></a>
      <div class="chat-title">
        <h1 class="ellipsis">${titleOf(call.conversation)}</h1>
        <span class="quiet">${open ? (others.length ? html`Live chat with ${others.map((person, index) => html`${index ? ', ' : ''}<${PersonName} key=${person.id} person=${person} />`)}` : 'Live chat, waiting for an answer') : `Live chat, over: ${outcomeWords(call).toLowerCase()}`}</span>
      </div>
      ${open &&
      html`<span class="actions">
        <${IconButton} icon="phone" label="Turn into a voice call" disabled=${busy} onClick=${() => turnInto('voice')} />
        <${IconButton} icon="video" label="Turn into a video call" disabled=${busy} onClick=${() => turnInto('video')} />
        <${Button} small kind="danger" onClick=${() => hangUp().catch(toastProblem)}>Leave<//>
        <${Menu} label="More" items=${items} />
      </span>`}
    </header>
    ${open && html`<${RingList} call=${call} alone=${!others.length} />`}
    <${LiveMessages} call=${call} open=${open} />
    ${!open && html`<${Over} call=${call} />`}
    ${later && html`<${ContinueLater} call=${call} onClose=${() => setLater(false)} />`}
  </div>`;
}

function Over({ call }) {
  const ring = call.rings.map(({ person }) => person.id).filter((id) => id !== session.get().person);
  const again = () => startCall(call.conversation.id, { media: 'text', ...(ring.length ? { ring } : {}) }).catch(toastProblem);
  return html`<footer class="card over" role="status">
    ${call.outcome === 'CONNECTED' ? html`<p>The live chat is over. What was written stays in the conversation.</p>` : html`<${AnswerLikely} call=${call} />`}
    <div class="actions">
      <a class="button primary" href=${href('c', call.conversation.id)} onClick=${() => carryOn(call.conversation.id)}><${Icon} name="message" />Write in the conversation</a>
      <${Button} icon="retry" onClick=${again}>Try the chat again<//>
    </div>
  </footer>`;
}
