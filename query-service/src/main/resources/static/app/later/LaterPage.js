/** @module All that the person has left for later, over all conversations: to be sent, to be answered, to be asked again. */
import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { ScheduledItem } from 'app/composer/ScheduledItem.js';
import { titleOf } from 'app/data/conversations.js';
import { forLaterSoon, overOf, refreshForLater, useForLater } from 'app/data/forLater.js';
import { Owed } from 'app/later/Owed.js';
import { Reminder } from 'app/later/Reminder.js';
import { useOwed } from 'app/later/useOwed.js';
import { href } from 'app/router.js';
import { Empty, ErrorState, Skeleton } from 'app/ui/states.js';

/** Where it is, as a link; it may have been left since. */
const placeOf = ({ conversation, conversationId }, message) =>
  conversation
    ? html`in <a href=${href(...['c', conversationId, message].filter(Boolean))}>${titleOf(conversation)}</a>`
    : 'in a conversation that you have left';

function Section({ id, title, all, entry }) {
  if (!all.length) return null;
  return html`<section class="card setting" aria-labelledby=${id}>
    <h2 id=${id}>${title}</h2>
    <ul class="scheduled-list" role="list">
      ${all.map(entry)}
    </ul>
  </section>`;
}

export default function LaterPage() {
  const forLater = useForLater();
  const { failed, reminders, problem } = forLater;
  const pending = forLater.pending && [...forLater.pending, ...overOf(forLater)];
  const owed = useOwed(() => forLaterSoon());
  useEffect(() => void refreshForLater(), []);
  const trouble = problem ?? owed.problem;
  const again = () => (refreshForLater(), owed.refresh());
  const known = pending && owed.all;
  const nothing = known && ![...failed, ...pending, ...reminders, ...owed.all].length;
  return html`<div class="page-column">
    <header class="page-head">
      <div>
        <h1>For later</h1>
        <p>What waits for its time, in all your conversations</p>
      </div>
    </header>
    ${trouble && html`<${ErrorState} problem=${trouble} retry=${again} />`} ${!known && !trouble && html`<${Skeleton} rows=${5} />`}
    ${nothing && html`<${Empty} icon="later" title="Nothing is left for later"><p>Messages to be sent, replies that you put off and reminders for others show here.</p><//>`}
    ${
      known &&
      html`
        <${Section} id="not-sent" title="Could not be sent" all=${failed} entry=${(each) => html`<${ScheduledItem} key=${each.id} message=${each} place=${placeOf(each)} />`} />
        <${Section} id="owed" title="Replies that you owe" all=${owed.all} entry=${(each) => html`<${Owed} key=${each.message ?? each.call} owed=${each} place=${placeOf(each, each.message)} then=${owed.refresh} />`} />
        <${Section} id="to-be-sent" title="To be sent" all=${pending} entry=${(each) => html`<${ScheduledItem} key=${each.id} message=${each} place=${placeOf(each)} />`} />
        <${Section} id="to-be-reminded" title="Reminders for others" all=${reminders} entry=${(each) => html`<${Reminder} key=${each.message} reminder=${each} place=${placeOf(each, each.message)} />`} />
      `
    }
  </div>`;
}
