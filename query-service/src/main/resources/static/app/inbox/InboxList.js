/** @module The list of the inbox: one stop for Tab, along which j, k and the arrows move. */
import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import * as actions from 'app/inbox/actions.js';
import { EntryRow } from 'app/inbox/EntryRow.js';
import { FILTERS } from 'app/inbox/filters.js';
import { WhichReply } from 'app/inbox/WhichReply.js';
import { SnoozeDialog } from 'app/inbox/SnoozeDialog.js';
import { keyOf } from 'app/replylater/owed.js';
import { ReplyLaterDialog } from 'app/replylater/ReplyLaterDialog.js';
import { go, href } from 'app/router.js';
import { LoadMore } from 'app/ui/InfiniteList.js';
import { useKeys } from 'app/ui/keys.js';
import { toast } from 'app/ui/live.js';
import { Empty, ErrorState, Skeleton } from 'app/ui/states.js';

/** @param {{inbox: ReturnType<import('app/inbox/useInbox.js').useInbox>, filter: string, opened?: string}} props */
export function InboxList({ inbox, filter, opened }) {
  const { entries, loading, problem, more, loadMore, refresh } = inbox;
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const [at, setAt] = useState(/** @type {string | null} */ (null));
  const [asking, setAsking] = useState(/** @type {{what: 'snooze' | 'later', entry: object} | null} */ (null));

  const found = entries.findIndex(({ conversation }) => conversation.id === at);
  const index = Math.max(0, found);
  const entry = entries[index];
  const place = useRef(0);
  if (found >= 0) place.current = found;
  // the entry at the cursor has left the list: the one that took its place is next
  useEffect(() => {
    if (at && found < 0 && entries.length) setAt(entries[Math.min(place.current, entries.length - 1)].conversation.id);
  }, [entries]);
  useEffect(() => {
    if (opened) setAt(opened);
  }, [opened]);

  const rowOf = (conversation) => list.current?.querySelector(`[data-conversation="${conversation}"]`);
  const move = (step) => {
    if (!entries.length) return;
    const focused = list.current?.contains(document.activeElement);
    const next = entries[Math.min(entries.length - 1, Math.max(0, focused || at ? index + step : 0))].conversation.id;
    setAt(next);
    rowOf(next)?.focus();
  };
  const onEntry = (run) => () => entry && run(entry);
  const later = (which) =>
    which.lastMessage
      ? setAsking({ what: 'later', entry: which })
      : toast('Nothing was said there that could be answered.');
  const snoozeOrWake = (which) =>
    which.snoozedUntil ? actions.wake(inbox, which) : setAsking({ what: 'snooze', entry: which });

  // what is typed for a dialog that is not there yet is not meant for the list
  const free = () => !(asking && entry) && !location.hash.startsWith(href('new'));
  const shortcuts = [
    { keys: 'j', also: ['ArrowDown'], label: 'Next conversation', group: 'Inbox', run: () => move(1) },
    { keys: 'k', also: ['ArrowUp'], label: 'Previous conversation', group: 'Inbox', run: () => move(-1) },
    {
      keys: 'Enter',
      also: ['o'],
      label: 'Open',
      group: 'Inbox',
      run: onEntry(({ conversation }) => go(href('c', conversation.id))),
    },
    { keys: 'r', label: 'Reply', group: 'Inbox', run: onEntry(actions.reply) },
    { keys: 'l', label: 'Reply later', group: 'Inbox', run: onEntry(later) },
    { keys: 'c', label: 'Call', group: 'Inbox', run: onEntry((each) => actions.call(each)) },
    { keys: 'e', label: 'Mark as read', group: 'Inbox', run: onEntry((each) => actions.markRead(inbox, each)) },
    { keys: 's', label: 'Snooze, or bring back', group: 'Inbox', run: onEntry(snoozeOrWake) },
    {
      keys: 'f',
      label: 'Favourite or not',
      group: 'Inbox',
      run: onEntry((each) => actions.toggleFavourite(inbox, each)),
    },
    ...(opened
      ? [
          {
            keys: 'Escape',
            label: 'Close the conversation',
            group: 'Inbox',
            run: () => (go(href('inbox')), rowOf(opened)?.focus()),
          },
        ]
      : []),
    { keys: 'm', label: 'Mute or not', group: 'Inbox', run: onEntry((each) => actions.toggleMute(inbox, each)) },
  ];
  useKeys(shortcuts.map((shortcut) => ({ ...shortcut, when: free })));

  const items = (each) =>
    [
      { label: 'Reply', icon: 'reply', run: () => actions.reply(each) },
      { label: 'Reply later …', icon: 'later', run: () => later(each) },
      { label: 'Call', icon: 'video', run: () => actions.call(each) },
      'line',
      each.unread > 0 && { label: 'Mark as read', icon: 'read', run: () => actions.markRead(inbox, each) },
      { label: each.snoozedUntil ? 'Bring back now' : 'Snooze …', icon: 'snooze', run: () => snoozeOrWake(each) },
      {
        label: each.favourite ? 'No favourite' : 'Favourite',
        icon: 'star',
        run: () => actions.toggleFavourite(inbox, each),
      },
      {
        label: each.muted ? 'Unmute' : 'Mute',
        icon: each.muted ? 'bell' : 'bell-off',
        run: () => actions.toggleMute(inbox, each),
      },
      ...each.owedReplies.map((owed, _, several) => ({
        id: keyOf(owed),
        label: several.length > 1 ? html`<${WhichReply} owed=${owed} />` : 'No reply needed',
        icon: 'check',
        run: () => actions.dropOwed(inbox, each, owed),
      })),
    ].filter(Boolean);

  if (problem && !entries.length) return html`<${ErrorState} problem=${problem} retry=${refresh} />`;
  if (loading && !entries.length) return html`<${Skeleton} rows=${8} label="Loading the inbox …" />`;
  if (!entries.length) return html`<${Empty} title=${FILTERS.find(({ id }) => id === filter).none} />`;
  const close = () => setAsking(null);
  return html`
    <ul class="entries" role="list" aria-label="Conversations" ref=${list}>
      ${entries.map(
        (each, place) => html`<${EntryRow}
          key=${each.conversation.id}
          entry=${each}
          current=${place === index}
          opened=${each.conversation.id === opened}
          items=${items(each)}
          onFocus=${() => setAt(each.conversation.id)}
        />`,
      )}
    </ul>
    ${more && html`<${LoadMore} more=${loadMore} busy=${loading} problem=${problem} />`}
    ${
      asking?.what === 'snooze' &&
      html`<${SnoozeDialog}
      entry=${asking.entry}
      onClose=${close}
      onSnooze=${(until) => actions.snooze(inbox, asking.entry, until)}
    />`
    }
    ${asking?.what === 'later' && html`<${ReplyLaterDialog} ...${actions.toReplyLater(asking.entry)} onClose=${close} />`}
  `;
}
