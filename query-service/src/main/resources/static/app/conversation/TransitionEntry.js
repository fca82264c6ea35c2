/** @module The conversation went from messages to a call, or back. */
import { html } from 'htm/preact';
import { href } from 'app/router.js';
import { Happening } from 'app/conversation/OtherEntry.js';
import { Name, names } from 'app/conversation/names.js';
import { dayAndTime } from 'app/ui/time.js';

export function TransitionEntry({ entry, context }) {
  const who = entry.turnedBy ? Name(entry.turnedBy) : '';
  const escalated = entry.direction === 'ESCALATED';
  const words = escalated ? `${who || 'Somebody'} took this into a call` : 'The call goes on in messages';
  return html`<${Happening} entry=${entry} icon=${escalated ? 'phone' : 'later'} kind="transition" label=${words}>
    <strong>${words}</strong>
    ${entry.reason && html`<span>because: ${entry.reason}</span>`}
    ${
      entry.fromMessage &&
      html`<a href=${href('c', context.conversation, entry.fromMessage)}>${escalated ? 'the message' : 'what was open'}</a>`
    }
    ${entry.owing.length > 0 && html`<span class="quiet">Owed by ${names(entry.owing)}</span>`}
    ${entry.answerLikelyAt && html`<span class="quiet">An answer is likely ${dayAndTime(entry.answerLikelyAt)}</span>`}
    ${
      entry.points?.length > 0 &&
      html`<ul class="points" aria-label="Open points">
      ${entry.points.map(
        ({ text, owner, due }) =>
          html`<li key=${text}>${text}<span class="quiet"> ${owner?.name}${due ? `, by ${dayAndTime(due)}` : ''}</span></li>`,
      )}
    </ul>`
    }
  <//>`;
}
