/** @module Somebody calls: who, where, why, and what to say to it. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { useFocusBack } from 'app/call/focus.js';
import { LaterDialog } from 'app/call/LaterDialog.js';
import { enter } from 'app/call/liveCall.js';
import { isFull, MEDIA, MEDIA_ICONS } from 'app/call/words.js';
import { command } from 'app/data/api.js';
import { titleOf } from 'app/data/conversations.js';
import { session } from 'app/data/session.js';
import { go, href } from 'app/router.js';
import { Avatar } from 'app/ui/Avatar.js';
import { Button } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { toast, toastProblem } from 'app/ui/live.js';
import { Menu } from 'app/ui/Menu.js';
import { dayAndTime } from 'app/ui/time.js';

const MINUTE = 60_000;

/** At the hour of the next working day, by this clock. */
function tomorrowAt(hour) {
  const date = new Date();
  date.setDate(date.getDate() + (date.getDay() === 5 ? 3 : date.getDay() === 6 ? 2 : 1));
  date.setHours(hour, 0, 0, 0);
  return date;
}

/** When to get back, in plain words. */
const later = () => [
  { label: 'In 15 minutes', at: new Date(Date.now() + 15 * MINUTE) },
  { label: 'In an hour', at: new Date(Date.now() + 60 * MINUTE) },
  { label: 'In three hours', at: new Date(Date.now() + 180 * MINUTE) },
  { label: new Date().getDay() >= 5 ? 'On Monday at 9' : 'Tomorrow at 9', at: tomorrowAt(9) },
];

/** @param {{live: object, busy: boolean, silence: () => void}} props `busy`: in another call */
export function RingCard({ live, busy, silence }) {
  const me = session.get().person;
  const [sending, setSending] = useState(false);
  const [choosing, setChoosing] = useState(false);
  useFocusBack();
  const text = live.media === 'TEXT';
  const video = live.media === 'VIDEO';
  const full = isFull(live, me);
  const act = async (run) => {
    silence();
    setSending(true);
    try {
      await run();
    } catch (thrown) {
      toastProblem(thrown);
    }
    setSending(false);
  };
  const answer = (camera) =>
    act(async () => {
      await enter(live.call, { media: live.link ? 'LINK' : live.media, camera });
      go(href('call', live.call));
    });
  const say = async (body, words) => {
    await command('POST', `/v1/calls/${live.call}/decline`, body);
    toast(words);
  };
  const decline = (body, words) => act(() => say(body, words));
  /** @param {string} until */
  const sayLater = (until) => say({ reason: 'later', until }, `You owe ${live.startedBy.name} a reply by ${dayAndTime(until)}. It is in your inbox.`);
  const items = [
    ...later().map((choice) => ({ label: choice.label, icon: 'later', run: () => act(() => sayLater(choice.at.toISOString())) })),
    { label: 'At another time …', icon: 'calendar', run: () => (silence(), setChoosing(true)) },
    'line',
    { label: 'I am busy now', icon: 'clock', run: () => decline({ reason: 'busy' }, 'Declined: busy.') },
    { label: 'I am in focus time', icon: 'focus', run: () => decline({ reason: 'focus' }, 'Declined: in focus time.') },
    { label: 'No', icon: 'x', danger: true, run: () => decline({ reason: 'no' }, 'Declined.') },
  ];
  const reason = live.escalation?.reason;
  const message = live.escalation?.message;
  const escape = (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    silence();
  };
  const laterButton = (props) => html`<${Button} icon="later" disabled=${sending} ...${props}>Later<//>`;
  return html`<article class=${live.urgent ? 'ring-card urgent' : 'ring-card'} aria-labelledby=${`ring-${live.call}`} data-call=${live.call} onKeyDown=${escape}>
    <header>
      <${Avatar} name=${live.startedBy.name} person=${live.startedBy.id} size="2.75rem" />
      <div>
        <strong id=${`ring-${live.call}`}>${live.startedBy.name} ${text ? 'wants to chat' : 'is calling'}</strong>
        <span class="quiet"><${Icon} name=${MEDIA_ICONS[live.media]} /> ${MEDIA[live.media]} · ${titleOf(live.conversation)}</span>
      </div>
      ${live.urgent && html`<span class="badge danger">Urgent</span>`}
    </header>
    ${reason && html`<p><strong>${reason}</strong></p>`}
    ${message && html`<blockquote>${message.by.name}: ${message.text ?? 'a message that was taken back'}</blockquote>`}
    ${full && html`<p role="status">The call is full now: it has room for ${live.capacity} people.</p>`}
    <div class="actions">
      ${text
        ? html`<${Button} kind="primary" icon="message" class="answer" busy=${sending} onClick=${() => answer(false)}>Answer<//>`
        : html`<${Button} kind="primary" icon=${video ? 'video' : 'phone'} class="answer" busy=${sending} disabled=${full} onClick=${() => answer(video)}>${busy ? 'Leave and answer' : 'Answer'}<//>
            <${Button} icon=${video ? 'mic' : 'video'} disabled=${sending || full} onClick=${() => answer(!video)}>${video ? 'Voice only' : 'With video'}<//>`}
      <${Menu} label="Decline" items=${items} up start button=${laterButton} />
      <${Button} kind="danger" icon="phone-off" disabled=${sending} aria-label="Decline" title="Decline: no" onClick=${() => decline({ reason: 'no' }, 'Declined.')} />
    </div>
    <p class="quiet hint"><span class="keys"><kbd>Alt</kbd> <kbd>A</kbd> leads here, <kbd>Esc</kbd> stops the sound. </span><${Notify} /></p>
  </article>
  ${choosing && html`<${LaterDialog} name=${live.startedBy.name} run=${sayLater} onClose=${() => setChoosing(false)} />`}`;
}

/** Asked for where it is needed, not when the page is opened. */
function Notify() {
  const [permission, setPermission] = useState(globalThis.Notification?.permission ?? 'denied');
  if (permission !== 'default') return null;
  return html`<button type="button" class="text-button" onClick=${() => Notification.requestPermission().then(setPermission)}>
    Tell me also when I look elsewhere
  </button>`;
}
