/** @module The frame around every page. */
import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { followForLater } from 'app/data/forLater.js';
import { followInboxCounts, useInboxCounts } from 'app/data/inboxCounts.js';
import { useSession } from 'app/data/session.js';
import { PAGES, RING_HOST } from 'app/pages.js';
import { go, href, useRoute } from 'app/router.js';
import { ConnectionBanner } from 'app/shell/ConnectionBanner.js';
import { Help } from 'app/shell/Help.js';
import { Nav } from 'app/shell/Nav.js';
import { useReminders } from 'app/shell/Reminders.js';
import { useKeys } from 'app/ui/keys.js';
import { Lazy } from 'app/ui/Lazy.js';
import { announce, LiveRegions } from 'app/ui/live.js';
import { Empty } from 'app/ui/states.js';

const WHO = PAGES.who.load;

/** Fetched while nothing else is done, so that each page opens at once, also while the connection is lost. */
const fetchPages = () => Object.values(PAGES).forEach(({ load }) => load().catch(() => {}));
const idle = globalThis.requestIdleCallback ?? ((run) => setTimeout(run, 1_000));

export function Shell() {
  const session = useSession();
  const { page, parts, search } = useRoute();
  const shown = PAGES[page];
  const unread = useInboxCounts()?.unread;
  useEffect(() => {
    const count = unread ? `(${unread}) ` : '';
    document.title = shown && session ? `${count}${shown.title} · Duplex` : 'Duplex';
  }, [shown, session, unread]);
  useEffect(() => {
    if (shown && session) announce(shown.title);
  }, [page]);
  if (!session || page === 'who') {
    return html`<${Lazy} load=${WHO} /><${LiveRegions} />`;
  }
  return html`<${Frame} key=${session.person} person=${session.person} page=${page}>
    ${
      shown
        ? html`<${Lazy} load=${shown.load} page=${page} parts=${parts} search=${search} />`
        : html`<${Empty} icon="search" title="There is no such page"><a href=${href('inbox')}>To the inbox</a><//>`
    }
  <//>`;
}

function Frame({ person, page, children }) {
  const [help, setHelp] = useState(false);
  const main = useRef(/** @type {HTMLElement | null} */ (null));
  useReminders(person);
  useEffect(() => followInboxCounts(person), [person]);
  useEffect(followForLater, [person]);
  useEffect(() => void idle(fetchPages), []);
  const skip = (event) => {
    event.preventDefault();
    main.current.focus();
  };
  useKeys([
    ...Object.entries(PAGES)
      .filter(([, { nav }]) => nav)
      .map(([id, { nav }]) => ({
        keys: `g ${nav.key}`,
        label: `Go to ${nav.label.toLowerCase()}`,
        group: 'Everywhere',
        run: () => go(href(id)),
      })),
    { keys: 'g l', label: 'Go to what is left for later', group: 'Everywhere', run: () => go(href('later')) },
    { keys: 'g a', label: 'Go to your availability', group: 'Everywhere', run: () => go(href('availability')) },
    { keys: '/', label: 'Search', group: 'Everywhere', run: () => go(href('search')) },
    { keys: 'n', label: 'New conversation', group: 'Everywhere', run: () => go(href('new')) },
    { keys: '?', label: 'This list', group: 'Everywhere', run: () => setHelp(true) },
  ]);
  return html`<div class="shell">
    <a class="button primary skip" href="#main" onClick=${skip}>Skip to the page</a>
    <${ConnectionBanner} />
    <${Nav} page=${page} onHelp=${() => setHelp(true)} />
    <main class="page" id="main" tabindex="-1" ref=${main}>${children}</main>
    <${Lazy} load=${RING_HOST} quiet />
    <${LiveRegions} />
    ${help && html`<${Help} onClose=${() => setHelp(false)} />`}
  </div>`;
}
