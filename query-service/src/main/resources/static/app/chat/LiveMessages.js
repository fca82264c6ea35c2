/** @module The chat beside a call and in a live chat: messages, who is typing, who has seen them, and a line to write. */
import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { LIVE, useDraft } from 'app/composer/draft.js';
import { markRead, useLiveMessages } from 'app/chat/useLiveMessages.js';
import { listed } from 'app/data/conversations.js';
import { useKnown } from 'app/data/people.js';
import { forget, post, retry } from 'app/data/outbox.js';
import { typing, useTyping } from 'app/data/realtime.js';
import { session } from 'app/data/session.js';
import { Button, IconButton } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { announce } from 'app/ui/live.js';
import { ErrorState, Skeleton } from 'app/ui/states.js';
import { clock } from 'app/ui/time.js';

/** How near the end counts as being there, in pixels. */
const NEAR = 80;

/** @param {{call: object, open?: boolean}} props `open`: whether something can be written */
export function LiveMessages({ call, open = true }) {
  const me = session.get().person;
  const conversation = call.conversation.id;
  const text = call.media === 'TEXT';
  const { messages, pending, read, problem, refresh, loadEarlier } = useLiveMessages(
    conversation,
    (message) => !text || message.call === call.id,
    {
      from: text ? call.startedAt : null,
      said: ({ by, text: words }) => by.id !== me && announce(`${by.name}: ${words}`),
    },
  );
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const atEnd = useRef(true);
  const last = messages?.at(-1)?.id;
  const [busy, setBusy] = useState(false);
  /** How far from the end reading was when something came above it. */
  const fromEnd = useRef(/** @type {number | null} */ (null));
  const earlier = async () => {
    setBusy(true);
    fromEnd.current = list.current.scrollHeight - list.current.scrollTop;
    await loadEarlier();
    setBusy(false);
  };
  useLayoutEffect(() => {
    if (fromEnd.current !== null && list.current) list.current.scrollTop = list.current.scrollHeight - fromEnd.current;
    fromEnd.current = null;
  }, [messages?.[0]?.id]);

  useEffect(() => {
    if (list.current && atEnd.current) list.current.scrollTop = list.current.scrollHeight;
  }, [last, pending.length, messages === null]);
  useEffect(() => {
    const mark = () => last && !document.hidden && messages.at(-1).by.id !== me && markRead(conversation, last);
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [last]);

  if (problem && !messages) return html`<${ErrorState} problem=${problem} retry=${refresh} />`;
  const scrolled = ({ currentTarget: at }) => (atEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < NEAR);
  return html`<div class="live-messages">
    <ol ref=${list} class="bubbles" role="log" aria-live="off" aria-label="Messages" tabindex="0" onScroll=${scrolled}>
      ${!messages && html`<li><${Skeleton} rows=${3} /></li>`}
      ${messages && loadEarlier && html`<li class="earlier"><${Button} small kind="plain" busy=${busy} onClick=${earlier}>Earlier messages<//></li>`}
      ${messages?.length === 0 && !pending.length && html`<li class="quiet nothing">${text && open ? 'Say hello.' : 'No message yet.'}</li>`}
      ${messages?.map((message, index) => html`<${Bubble} key=${message.id} message=${message} own=${message.by.id === me} follows=${messages[index - 1]?.by.id === message.by.id} />`)}
      ${pending.map((outgoing) => html`<${Pending} key=${outgoing.id} outgoing=${outgoing} />`)}
    </ol>
    <${Below} messages=${messages} pending=${pending} read=${read} conversation=${conversation} />
    ${open && html`<${Line} call=${call} conversation=${conversation} focused=${text} />`}
  </div>`;
}

function Bubble({ message, own, follows }) {
  const body = message.retractedAt
    ? html`<em class="quiet">taken back</em>`
    : html`<div class="prose" dangerouslySetInnerHTML=${{ __html: message.html }}></div>`;
  return html`<li class=${own ? 'bubble own' : 'bubble'} data-message=${message.id}>
    ${!follows && html`<span class="by">${own ? 'You' : message.by.name} <time dateTime=${message.at}>${clock(message.at)}</time></span>`} ${body}
  </li>`;
}

function Pending({ outgoing: { id, body, state, problem } }) {
  return html`<li class="bubble own pending" data-message=${id}>
    <div class="prose"><p>${body.text}</p></div>
    ${state === 'failed' &&
    html`<span class="by" role="alert"><${Icon} name="warning" /> ${problem.detail}
      <${Button} small kind="plain" onClick=${() => retry(id)}>Send again<//>
      <${Button} small kind="plain" onClick=${() => forget(id)}>Discard<//></span>`}
  </li>`;
}

/** Under the messages: who is typing, else whether the last own message was seen. */
function Below({ messages, pending, read, conversation }) {
  const me = session.get().person;
  const people = useKnown()?.people;
  const typists = useTyping(conversation).filter((id) => id !== me).map((id) => people?.get(id)?.name ?? 'Somebody');
  const own = messages?.findLastIndex(({ by }) => by.id === me) ?? -1;
  const seen = own < 0 || pending.length || own < messages.length - 1 ? [] : read.filter(({ person, upTo }) => person.id !== me && messages.findIndex(({ id }) => id === upTo) >= own);
  const words = typists.length
    ? `${listed(typists)} ${typists.length > 1 ? 'are' : 'is'} typing …`
    : seen.length
      ? `Seen by ${listed(seen.map(({ person }) => person.name))}`
      : '';
  return html`<p class=${typists.length ? 'below typing' : 'below'} role="status">${words}</p>`;
}

function Line({ call, conversation, focused }) {
  const [{ text }, change, clear] = useDraft(conversation, LIVE);
  const field = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  useEffect(() => {
    if (focused) field.current.focus();
  }, []);
  const send = () => {
    if (!text.trim()) return;
    post(conversation, { text: text.trim(), mode: 'live', call: call.id });
    clear();
    field.current.focus();
  };
  const keys = (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };
  const write = ({ currentTarget }) => {
    change({ text: currentTarget.value });
    typing(conversation);
  };
  return html`<form class="line" onSubmit=${(event) => (event.preventDefault(), send())}>
    <textarea ref=${field} class="input" rows="1" aria-label="Message" placeholder="Message" value=${text} onInput=${write} onKeyDown=${keys}></textarea>
    <${IconButton} icon="send" label="Send" keys="Enter" type="submit" disabled=${!text.trim()} />
  </form>`;
}
