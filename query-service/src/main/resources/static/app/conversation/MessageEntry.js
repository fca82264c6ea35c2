/** @module One message: who, when, what, and what became of it. */
import { html } from 'htm/preact';
import { useMemo } from 'preact/hooks';
import { session } from 'app/data/session.js';
import { useStore } from 'app/data/store.js';
import { href } from 'app/router.js';
import { Attachments } from 'app/conversation/Attachments.js';
import { bodyOf } from 'app/conversation/bodies.js';
import { EditForm } from 'app/conversation/EditForm.js';
import { MessageTools } from 'app/conversation/MessageTools.js';
import { names } from 'app/conversation/names.js';
import { Quote } from 'app/conversation/Quote.js';
import { Reactions } from 'app/conversation/Reactions.js';
import { ReplyBy } from 'app/conversation/ReplyBy.js';
import { Avatar } from 'app/ui/Avatar.js';
import { Icon } from 'app/ui/Icon.js';
import { clock, exact } from 'app/ui/time.js';

/**
 * @param {{entry: object, joined: boolean, answered?: boolean, context: import('app/conversation/context.js').Context, inThread?: boolean}} props `joined`: stands under the name of the message above, `inThread`: in the panel of its thread
 */
export function MessageEntry({ entry: message, joined, answered = false, context, inThread = false }) {
  const gone = Boolean(message.retractedAt);
  // a message that opened a thread stands in both
  const place = inThread ? `thread:${message.id}` : message.id;
  const selected = useStore(context.ui, (ui) => ui.selected === place);
  const tools = useStore(context.ui, (ui) => (ui.hovered ?? ui.selected) === place);
  if (selected) context.focused = message;
  const editing = useStore(context.ui, (ui) => ui.editing === place);
  const body = useMemo(() => bodyOf(message), [message.html, message.mentions, message.broadcast]);
  const kind = [
    'message',
    joined && 'joined',
    message.privateNote && 'private',
    message.urgency === 'URGENT' && 'urgent',
    message.mode === 'LIVE' && 'live',
    gone && 'gone',
  ];
  return html`<article
    class=${kind.filter(Boolean).join(' ')}
    tabindex=${selected ? 0 : -1}
    aria-label=${spoken(message)}
    data-message=${message.id}
    onFocusIn=${() => context.mark({ selected: place })}
    onPointerEnter=${() => context.mark({ hovered: place })}
    onPointerLeave=${() => context.mark({ hovered: null })}
  >
    <div class="margin" aria-hidden="true">
      ${
        joined
          ? html`<time title=${exact(message.at)}>${clock(message.at).replace(/\s?[AP]M$/i, '')}</time>`
          : html`<${Avatar} name=${message.by.name} person=${message.by.id} />`
      }
    </div>
    <div class="substance">
      ${!joined && html`<${Byline} message=${message} />`}
      ${message.inReplyTo && !inThread && !joined && html`<${Quote} id=${message.inReplyTo} open=${() => context.run('thread', message)} />`}
      ${
        gone
          ? html`<p class="quiet">This message was taken back.</p>`
          : editing
            ? html`<${EditForm} message=${message} done=${() => context.ui.get().editing === place && context.mark({ editing: null })} />`
            : html`<div class="prose" dangerouslySetInnerHTML=${{ __html: body }}></div>`
      }
      ${!gone && message.attachments.length > 0 && html`<${Attachments} files=${message.attachments} />`}
      ${!gone && html`<${ReplyBy} message=${message} answered=${answered} />`}
      ${!gone && message.reactions.length > 0 && html`<${Reactions} message=${message} context=${context} />`}
      ${!inThread && message.thread.replies > 0 && html`<${ThreadChip} message=${message} open=${() => context.run('thread', message)} />`}
    </div>
    ${tools && !gone && !editing && html`<${MessageTools} message=${message} place=${place} context=${context} inThread=${inThread} />`}
  </article>`;
}

function Byline({ message }) {
  return html`<header class="byline">
    <strong>${message.by.name}</strong>
    ${message.by.kind === 'BOT' && html`<span class="badge">Bot</span>`}
    ${message.by.kind === 'CUSTOMER' && html`<span class="badge">Customer</span>`}
    <time dateTime=${message.at} title=${exact(message.at)}>${clock(message.at)}</time>
    <${Marks} message=${message} />
  </header>`;
}

function Marks({ message: { privateNote, urgency, mode, edits } }) {
  return html`
    ${privateNote && html`<span class="badge warn"><${Icon} name="lock" />Note, not for customers</span>`}
    ${urgency === 'URGENT' && html`<span class="badge danger"><${Icon} name="urgent" />Urgent</span>`}
    ${urgency === 'LOW' && html`<span class="badge">No hurry</span>`}
    ${mode === 'LIVE' && html`<span class="badge ok">Live</span>`}
    ${edits.length > 0 && html`<span class="quiet edited" title=${`Edited ${exact(edits.at(-1).at)}`}>edited</span>`}
  `;
}

function ThreadChip({ message: { thread }, open }) {
  return html`<button type="button" class="thread-chip" onClick=${open}>
    <${Icon} name="thread" /><strong>${thread.replies === 1 ? '1 reply' : `${thread.replies} replies`}</strong>
    ${thread.lastReply && html`<span class="quiet">last by ${thread.lastReply.by.name}, ${clock(thread.lastReply.at)}</span>`}
  </button>`;
}

/** What a screen reader says first. */
function spoken(message) {
  const who = message.by.id === session.get()?.person ? 'You' : message.by.name;
  const marks = [
    message.retractedAt && 'taken back',
    message.urgency === 'URGENT' && 'urgent',
    message.privateNote && 'private note',
    message.edits.length && 'edited',
    message.thread.replies && `${message.thread.replies} replies`,
    message.attachments.length && `${message.attachments.length} files`,
    message.reactions.length && message.reactions.map(({ emoji, people }) => `${emoji} by ${names(people)}`).join(', '),
  ];
  return [`${who}, ${clock(message.at)}`, ...marks.filter(Boolean)].join(', ');
}

/** The address of a message. */
export const linkOf = (conversation, message) => new URL(href('c', conversation, message), location.href).href;
