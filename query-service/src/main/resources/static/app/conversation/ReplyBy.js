/** @module That a message asks for an answer by some time, and how long that is from now. */
import { html } from 'htm/preact';
import { Icon } from 'app/ui/Icon.js';
import { ago, dayAndTime, exact, useNow } from 'app/ui/time.js';

/** @param {{message: object, answered: boolean}} props `answered`: somebody else has said something since */
export function ReplyBy({ message: { needsReplyBy, thread, by }, answered: since }) {
  const now = useNow();
  if (!needsReplyBy) return null;
  const answered = since || (thread.lastReply && thread.lastReply.by.id !== by.id);
  const left = Date.parse(needsReplyBy) - now;
  const kind = answered ? 'ok' : left < 0 ? 'danger' : left < 3_600_000 ? 'warn' : '';
  const words = answered
    ? `needed a reply by ${dayAndTime(needsReplyBy)}, has one`
    : left < 0
      ? `needed a reply by ${dayAndTime(needsReplyBy)}, ${ago(needsReplyBy, now)}`
      : `needs a reply by ${dayAndTime(needsReplyBy)}, ${ago(needsReplyBy, now)}`;
  return html`<p class="reply-by">
    <span class=${`badge ${kind}`} title=${exact(needsReplyBy)}><${Icon} name="clock" />${words}</span>
  </p>`;
}
