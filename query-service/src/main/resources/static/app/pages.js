/**
 * @module The pages: the first part of the address, and the module that draws it, loaded when it is first needed. Its
 * default export is a component; it gets the rest of the address as `parts` and `search`.
 */

/**
 * `title` names it for the browser's tab and for screen readers, `nav` its place in the navigation.
 *
 * @typedef {{title: string, load: () => Promise<{default: Function}>, nav?: {label: string, icon: string, key: string}}} Page
 */

/** A conversation stands beside the list of them: one module draws both. */
const INBOX = () => import('app/inbox/InboxPage.js');

/** The part that draws a conversation; `parts` are its id and perhaps a message's, `?reply` puts the cursor where one writes. */
export const CONVERSATION = () => import('app/conversation/ConversationPage.js');

/** @type {Record<string, Page>} */
export const PAGES = {
  inbox: {
    title: 'Inbox',
    load: INBOX,
    nav: { label: 'Inbox', icon: 'inbox', key: 'i' },
  },
  c: { title: 'Conversation', load: INBOX },
  search: {
    title: 'Search',
    load: () => import('app/search/SearchPage.js'),
    nav: { label: 'Search', icon: 'search', key: 's' },
  },
  people: {
    title: 'People',
    load: () => import('app/people/PeoplePage.js'),
    nav: { label: 'People', icon: 'people', key: 'p' },
  },
  calendar: {
    title: 'Calendar',
    load: () => import('app/calendar/CalendarPage.js'),
    nav: { label: 'Calendar', icon: 'calendar', key: 'c' },
  },
  figures: {
    title: 'Response times',
    load: () => import('app/figures/FiguresPage.js'),
    nav: { label: 'Times', icon: 'chart', key: 't' },
  },
  later: { title: 'For later', load: () => import('app/later/LaterPage.js') },
  availability: { title: 'Availability', load: () => import('app/availability/AvailabilityPage.js') },
  new: { title: 'New conversation', load: INBOX },
  call: { title: 'Call', load: () => import('app/call/CallPage.js') },
  who: { title: 'Who are you?', load: () => import('app/start/WhoPage.js') },
};

/** What the shell shows besides the page, wherever the person is: the rings of incoming calls. */
export const RING_HOST = () => import('app/call/RingHost.js');
