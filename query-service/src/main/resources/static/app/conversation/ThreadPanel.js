/** @module A thread beside the timeline, or in its place on a narrow screen. */
import { html } from 'htm/preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useOutbox } from 'app/data/outbox.js';
import { Composer } from 'app/composer/Composer.js';
import { arranged } from 'app/conversation/entries.js';
import { MessageEntry } from 'app/conversation/MessageEntry.js';
import { PendingMessage } from 'app/conversation/PendingMessage.js';
import { useAnchor } from 'app/conversation/useAnchor.js';
import { useThread } from 'app/conversation/useThread.js';
import { IconButton } from 'app/ui/Button.js';
import { ErrorState, Skeleton } from 'app/ui/states.js';

/** @param {{opening: string, head: object, context: object, open: Function, close: () => void}} props */
export function ThreadPanel({ opening, head, context, open, close }) {
  const { root, replies, more, busy, problem, load } = useThread(opening, context.events);
  const pending = useOutbox(head.id).filter(
    ({ id, body }) => body.inReplyTo === opening && !replies.some((each) => each.id === id),
  );
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const { note, show } = useAnchor(box, list, replies);
  useLayoutEffect(() => show('end'), [root?.key, pending.length]);
  const keys = (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    // the list beside it would close the conversation
    event.preventDefault();
    close();
  };
  return html`<aside class="thread" aria-label="Thread" onKeyDown=${keys}>
    <header class="thread-head">
      <h2>Thread</h2>
      <${IconButton} icon="x" label="Close the thread" onClick=${close} />
    </header>
    <div class="timeline" ref=${box} onScroll=${note}>
      ${!root && !problem && html`<${Skeleton} rows=${3} />`}
      <div class="entries" ref=${list} role="feed" aria-label="Thread" aria-busy=${busy ? 'true' : 'false'}>
        ${root && html`<div class="entry-row opening" data-key=${root.key} key=${root.key}><${MessageEntry} entry=${root} context=${context} inThread /></div>`}
        ${arranged(replies, null, '').map(
          ({ entry, joined }) => html`<div class="entry-row" data-key=${entry.key} key=${entry.key}>
            <${MessageEntry} entry=${entry} joined=${joined} context=${context} inThread />
          </div>`,
        )}
        ${pending.map((each) => html`<${PendingMessage} key=${each.id} outgoing=${each} />`)}
      </div>
      ${problem && html`<${ErrorState} problem=${problem} retry=${() => load(more)} />`}
      ${more && !problem && html`<p class="quiet" role="status">Loading more replies …</p>`}
    </div>
    ${root && head.state !== 'CLOSED' && html`<${Composer} head=${head} thread=${opening} open=${open} writing />`}
  </aside>`;
}
