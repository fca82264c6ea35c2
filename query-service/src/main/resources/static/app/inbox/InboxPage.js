/** @module The inbox, and the conversation that is open: side by side where there is room, else one after the other. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { NewConversation } from 'app/conversations/NewConversation.js';
import { useSession } from 'app/data/session.js';
import { Filters } from 'app/inbox/Filters.js';
import { InboxList } from 'app/inbox/InboxList.js';
import { NotSent } from 'app/inbox/NotSent.js';
import { useInbox } from 'app/inbox/useInbox.js';
import { CONVERSATION } from 'app/pages.js';
import { go, href } from 'app/router.js';
import { Lazy } from 'app/ui/Lazy.js';
import { Empty } from 'app/ui/states.js';

/** @param {{page: string, parts: string[], search: URLSearchParams}} props */
export default function InboxPage({ page, parts, search }) {
  const { person } = useSession();
  const [filter, setFilter] = useState('ALL');
  const [sort, setSort] = useState('NEWEST_FIRST');
  const inbox = useInbox(person, filter, sort);
  const opened = page === 'c' ? parts[0] : undefined;
  return html`<div class=${opened ? 'inbox reading' : 'inbox'}>
    <section class="inbox-side" aria-labelledby="inbox-heading">
      <header class="inbox-head">
        <h1 id="inbox-heading">Inbox</h1>
        <${Filters} filter=${filter} onFilter=${setFilter} sort=${sort} onSort=${setSort} />
        <${NotSent} />
      </header>
      <div class="inbox-list" id="inbox" role="tabpanel" aria-label="Inbox">
        <${InboxList} inbox=${inbox} filter=${filter} opened=${opened} />
      </div>
    </section>
    <div class="inbox-detail">
      ${
        opened
          ? html`<${Lazy} key=${opened} load=${CONVERSATION} page=${page} parts=${parts} search=${search} />`
          : html`<${Empty} icon="thread" title="No conversation is open">
            <p class="quiet">
              <kbd>j</kbd> and <kbd>k</kbd> move along the inbox, <kbd>Enter</kbd> opens, <kbd>?</kbd> shows the other keys.
            </p>
          <//>`
      }
    </div>
    ${page === 'new' && html`<${NewConversation} search=${search} onClose=${() => go(href('inbox'), { replace: true })} />`}
  </div>`;
}
