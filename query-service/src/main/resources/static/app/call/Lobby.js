/** @module Before the door of a call that goes on: who is in, and how to come in. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { DeviceDialog } from 'app/call/DeviceDialog.js';
import { enter } from 'app/call/liveCall.js';
import { isFull, MEDIA } from 'app/call/words.js';
import { listed, titleOf } from 'app/data/conversations.js';
import { Problem } from 'app/data/problem.js';
import { session } from 'app/data/session.js';
import { href } from 'app/router.js';
import { Avatar } from 'app/ui/Avatar.js';
import { Button } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { announce } from 'app/ui/live.js';

/** @param {{call: object, left: boolean}} props `left`: this tab was in it before */
export function Lobby({ call, left }) {
  const me = session.get().person;
  const [problem, setProblem] = useState(/** @type {Problem | null} */ (null));
  const [busy, setBusy] = useState(false);
  const inside = call.participants.filter((seat) => !seat.until && seat.person.id !== me).map(({ person }) => person);
  const text = call.media === 'TEXT';
  const own = !text && !call.link;
  const full = isFull(call, me);
  const [choosing, setChoosing] = useState(false);
  const join = async (how) => {
    setBusy(true);
    setProblem(null);
    try {
      await enter(call.id, { media: call.link ? 'LINK' : call.media, ...how });
    } catch (thrown) {
      setProblem(Problem.from(thrown));
      announce(Problem.from(thrown).detail, 'assertive');
    }
    setBusy(false);
  };
  return html`<div class="page-column lobby">
    <section class="card" aria-labelledby="lobby-title">
      <h1 id="lobby-title">${left ? 'You left' : titleOf(call.conversation)}</h1>
      <p>
        ${inside.length
          ? `${listed(inside.map(({ name }) => name))} ${inside.length > 1 ? 'are' : 'is'} in the ${MEDIA[call.media]}.`
          : `Nobody else is in the ${MEDIA[call.media]} now.`}
      </p>
      <ul class="faces" role="list" aria-hidden="true">${inside.map(({ id, name }) => html`<li key=${id}><${Avatar} name=${name} person=${id} size="3rem" /></li>`)}</ul>
      ${full && html`<p class="notice" role="status"><${Icon} name="people" /><span>The call is full: it has room for ${call.capacity} people. Wait until somebody leaves; this page shows it.</span></p>`}
      ${problem && html`<p class="notice" role="alert"><${Icon} name="warning" /><span>${problem.detail} ${problem.remedy}</span></p>`}
      <div class="actions">
        ${text
          ? html`<${Button} kind="primary" icon="message" busy=${busy} onClick=${() => join({})}>${left ? 'Join again' : 'Join the chat'}<//>`
          : html`<${Button} kind="primary" icon="video" busy=${busy} disabled=${full} onClick=${() => join({ camera: true })}>${left ? 'Join again with video' : 'Join with video'}<//>
              <${Button} icon="mic" disabled=${busy || full} onClick=${() => join({ camera: false })}>With voice only<//>
              <${Button} kind="plain" disabled=${busy || full} onClick=${() => join({ camera: false, mic: false })}>Just listen<//>`}
      </div>
      ${own && html`<${Button} kind="plain" icon="settings" onClick=${() => setChoosing(true)}>Microphone, camera, speaker<//>`}
      <a href=${href('c', call.conversation.id)}>To the conversation</a>
    </section>
    ${choosing && html`<${DeviceDialog} onClose=${() => setChoosing(false)} />`}
  </div>`;
}
