/** @module The filters of the inbox, as the server has them: their names, their numbers, and what is in them. */

/**
 * `count` is the number's name in the inbox's counts; the first ones are always in sight.
 *
 * @type {{id: string, label: string, icon: string, count?: string, always?: boolean, none: string,
 *     has: (entry: object) => boolean}[]}
 */
export const FILTERS = [
  { id: 'ALL', label: 'All', icon: 'inbox', always: true, none: 'Nothing here yet', has: () => true },
  {
    id: 'UNREAD',
    label: 'Unread',
    icon: 'message',
    count: 'unread',
    always: true,
    none: 'All read',
    has: (e) => e.unread > 0,
  },
  {
    id: 'WAITING_ON_ME',
    label: 'Waiting',
    icon: 'clock',
    count: 'waitingOnMe',
    always: true,
    none: 'Nobody waits for you',
    has: (e) => Boolean(e.waitingOnMe),
  },
  {
    id: 'OWED',
    label: 'Owed',
    icon: 'later',
    count: 'owed',
    always: true,
    none: 'You owe no reply',
    has: (e) => e.owedReplies.length > 0,
  },
  {
    id: 'OVERDUE',
    label: 'Overdue',
    icon: 'warning',
    count: 'overdue',
    none: 'Nothing is overdue',
    has: (e) => e.overdue,
  },
  {
    id: 'MENTIONS',
    label: 'Mentions',
    icon: 'at',
    count: 'mentions',
    none: 'No unread mentions',
    has: (e) => e.mentions > 0,
  },
  {
    id: 'WAITING_ON_OTHERS',
    label: 'Waiting for others',
    icon: 'people',
    count: 'waitingOnOthers',
    none: 'You wait for nobody',
    has: (e) => Boolean(e.waitingOnThem),
  },
  {
    id: 'ACTION_ITEMS',
    label: 'Action items',
    icon: 'task',
    count: 'actionItems',
    none: 'Nothing to do',
    has: (e) => e.actionItems.length > 0,
  },
  { id: 'FAVOURITES', label: 'Favourites', icon: 'star', none: 'No favourites', has: (e) => e.favourite },
  {
    id: 'SNOOZED',
    label: 'Snoozed',
    icon: 'snooze',
    count: 'snoozed',
    none: 'Nothing is snoozed',
    has: (e) => Boolean(e.snoozedUntil),
  },
  { id: 'CLOSED', label: 'Closed', icon: 'check', none: 'Nothing is closed', has: (e) => Boolean(e.closedAt) },
];

/** Whether an entry belongs under a filter; what is snoozed shows up among the snoozed only. */
export function belongs(entry, filter) {
  if (entry.snoozedUntil && filter !== 'SNOOZED') return false;
  return FILTERS.find(({ id }) => id === filter).has(entry);
}
