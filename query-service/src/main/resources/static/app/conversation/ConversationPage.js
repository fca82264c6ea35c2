/** @module The page of a conversation: its head, its timeline, a thread beside it, and where one writes. */
import { html } from 'htm/preact';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { forLaterSoon } from 'app/data/forLater.js';
import { forget, useOutbox } from 'app/data/outbox.js';
import { session } from 'app/data/session.js';
import { useStore } from 'app/data/store.js';
import { go, href } from 'app/router.js';
import { Composer } from 'app/composer/Composer.js';
import { ScheduledCount } from 'app/composer/ScheduledCount.js';
import { DIALOGS, immediate, may, shortcutsOf } from 'app/conversation/actions.js';
import { ClosedFoot } from 'app/conversation/ClosedFoot.js';
import { createContext } from 'app/conversation/context.js';
import { Dialogs } from 'app/conversation/Dialogs.js';
import { Header } from 'app/conversation/Header.js';
import { remember } from 'app/conversation/Quote.js';
import { SeenBy, Typing } from 'app/conversation/Presence.js';
import { ThreadPanel } from 'app/conversation/ThreadPanel.js';
import { Timeline } from 'app/conversation/Timeline.js';
import { createTimeline } from 'app/conversation/timeline.js';
import { useConversation } from 'app/conversation/useConversation.js';
import { useFeed } from 'app/conversation/useFeed.js';
import { useReading } from 'app/conversation/useReading.js';
import { threadOf } from 'app/conversation/useThread.js';
import { pageShortcuts } from 'app/conversation/shortcuts.js';
import { useUnread } from 'app/conversation/useUnread.js';
import { Waits } from 'app/conversation/Waits.js';
import { titleOf } from 'app/data/conversations.js';
import { useKeys } from 'app/ui/keys.js';
import { ErrorState, Skeleton } from 'app/ui/states.js';

/** So many unread ones are begun with where reading ended. */
const MANY = 40;

/** The list of conversations beside it has keys of its own. @param {HTMLElement} target */
const outsideInbox = (target) => !target.closest('.inbox-side');

/** @param {{parts: string[], search: URLSearchParams}} props */
export default function ConversationPage({ parts: [id, message], search }) {
  return html`<${Conversation} key=${id} id=${id} message=${message ?? null} thread=${search.get('thread')} writing=${search.has('reply')} calling=${search.get('call')} />`;
}

function Conversation({ id, message, thread, writing, calling }) {
  const { head, problem, refresh, soon, patch } = useConversation(id);
  const timeline = useMemo(() => createTimeline(id), [id]);
  const [atEnd, setAtEnd] = useState(true);
  const [dialog, setDialog] = useState(/** @type {{dialog: string, detail?: any} | null} */ (null));
  const entries = useStore(timeline.store, ({ entries: all }) => all);
  const outgoing = useOutbox(id);
  const context = useMemo(() => createContext(id), [id]);
  const mine = head?.readPositions.nodes.find(({ person }) => person.id === session.get()?.person)?.upTo ?? null;
  const [readUpTo, forgetUnread] = useUnread(head, mine, timeline, atEnd);
  const open = useCallback((name, detail) => setDialog({ dialog: name, detail }), []);

  context.may = (action, entry) => may(action, entry, head);
  context.run = (action, entry, detail) => {
    if (action === 'thread') go(`${href('c', id)}?thread=${threadOf(entry)}`);
    else if (DIALOGS.includes(action)) open(action, entry);
    else immediate(context)[action](entry, detail);
  };

  const begin = () => {
    if (message) return timeline.showAround(message);
    return mine && head.inboxEntry?.unread > MANY ? timeline.showAround(mine) : timeline.showEnd();
  };
  useFeed(timeline, {
    open: begin,
    ready: Boolean(head),
    atEnd: () => atEnd,
    again: () => (refresh(), forLaterSoon(), context.events.set('again')),
    onEvent: (update) => {
      context.events.set(update);
      if (/^(conversation|call)\./.test(update.type)) soon();
      if (/^(message\.sch|message\.sent|answer\.)/.test(update.type)) forLaterSoon(update.position);
    },
  });
  useReading(timeline, atEnd, mine);
  // who came to call is asked whom to ring
  useEffect(() => {
    if (!calling || !head) return;
    go(href('c', id), { replace: true });
    if (head.state !== 'CLOSED') open('call', { media: calling });
  }, [calling, Boolean(head)]);
  useEffect(() => {
    if (message && timeline.store.get().ready) timeline.showAround(message);
  }, [message]);
  useEffect(() => {
    remember(entries);
    forget(...outgoing.filter((each) => entries.some(({ key }) => key === each.id)).map((each) => each.id));
  }, [entries, outgoing]);
  useEffect(() => {
    if (head) document.title = `${titleOf(head)} · Duplex`;
  }, [head]);
  const shortcuts = [...pageShortcuts({ timeline, head, open }), ...shortcutsOf(() => context.focused, context)];
  useKeys(shortcuts.map((each) => ({ ...each, when: outsideInbox })));

  if (problem && (!head || problem.code === 'not-a-participant')) return html`<${ErrorState} problem=${problem} retry=${refresh} />`;
  if (!head) return html`<${Skeleton} rows=${8} label="Loading the conversation …" />`;
  const call = head.liveCall;
  const inside = call?.participants.some(({ person, until }) => person.id === session.get()?.person && !until);
  const editLast = () => {
    const last = entries.findLast((entry) => context.may('edit', entry));
    if (last) context.run('edit', last);
  };
  return html`<div class=${thread ? 'talk with-thread' : 'talk'}>
    <div class="panes">
    <section class="talk-main" aria-label=${titleOf(head)}>
      <${Header} head=${head} kept=${{ patch, refresh }} open=${open} />
      <${Waits} head=${head} open=${open} call=${call} />
      <${Timeline} timeline=${timeline} outgoing=${outgoing} readUpTo=${readUpTo} marked=${message} context=${context} onEnd=${setAtEnd} />
      <div class="talk-foot">
        <div class="talk-signs">
          <${Typing} conversation=${id} head=${head} />
          <${ScheduledCount} conversation=${id} open=${open} />
          <${SeenBy} head=${head} entries=${entries} />
        </div>
        ${
          head.state === 'CLOSED'
            ? html`<${ClosedFoot} head=${head} />`
            : html`<${Composer}
              head=${head}
              live=${inside && call.media === 'TEXT' ? call : null}
              open=${open}
              writing=${writing}
              editLast=${editLast}
              onSent=${() => (forgetUnread(), timeline.store.get().newer && timeline.showEnd())}
            />`
        }
      </div>
    </section>
    ${thread && html`<${ThreadPanel} key=${thread} opening=${thread} head=${head} context=${context} open=${open} close=${() => go(href('c', id))} />`}
    </div>
    ${dialog && html`<${Dialogs} shown=${dialog} head=${head} onClose=${() => setDialog(null)} />`}
  </div>`;
}
