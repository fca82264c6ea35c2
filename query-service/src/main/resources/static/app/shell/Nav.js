/** @module The ways to the pages: beside them on a wide screen, below them on a phone. */
import { html } from 'htm/preact';
import { useInboxCounts } from 'app/data/inboxCounts.js';
import { signOut, useSession } from 'app/data/session.js';
import { useMe } from 'app/data/people.js';
import { PAGES } from 'app/pages.js';
import { go, href } from 'app/router.js';
import { chooseTheme, useTheme } from 'app/shell/theme.js';
import { Avatar } from 'app/ui/Avatar.js';
import { Icon } from 'app/ui/Icon.js';
import { Menu } from 'app/ui/Menu.js';

/** Which entry is lit: conversations belong to the inbox. */
const HOME = { c: 'inbox', new: 'inbox', call: 'inbox' };

/** @param {{page: string, onHelp: () => void}} props */
export function Nav({ page, onHelp }) {
  const current = HOME[page] ?? page;
  const unread = useInboxCounts()?.unread;
  return html`<nav class="nav" aria-label="Main">
    <a class="brand" href=${href('inbox')}><img src="/icon.svg" alt="" /><span>Duplex</span></a>
    <a class="button primary new" href=${href('new')} title="New conversation (n)">
      <${Icon} name="plus" /><span class="label">New</span>
    </a>
    <ul>
      ${Object.entries(PAGES)
        .filter(([, { nav }]) => nav)
        .map(
          ([id, { nav }]) => html`<li key=${id}>
            <a href=${href(id)} aria-current=${id === current ? 'page' : undefined} title=${`${nav.label} (g ${nav.key})`}>
              <${Icon} name=${nav.icon} /><span class="label">${nav.label}</span>
              ${
                id === 'inbox' &&
                unread > 0 &&
                html`<span class="badge accent">${unread}<span class="sr-only"> unread</span></span>`
              }
            </a>
          </li>`,
        )}
    </ul>
    <div class="me"><${Me} onHelp=${onHelp} /></div>
  </nav>`;
}

function Me({ onHelp }) {
  const me = useMe();
  const { workspace } = useSession();
  const theme = useTheme();
  const name = me?.name ?? '…';
  const items = [
    { label: 'For later', icon: 'later', href: href('later') },
    { label: 'Availability', icon: 'clock', href: href('availability') },
    { label: 'Keyboard shortcuts', icon: 'help', run: onHelp },
    'line',
    ...[
      ['system', 'As the system'],
      ['light', 'Light'],
      ['dark', 'Dark'],
    ].map(([id, label]) => ({
      label,
      icon: { system: 'settings', light: 'sun', dark: 'moon' }[id],
      checked: theme === id,
      run: () => chooseTheme(id),
    })),
    'line',
    { label: 'Somebody else', icon: 'leave', run: () => (signOut(), go(href('who'))) },
  ];
  const button = (props) => html`<button type="button" class="me-button" ...${props}>
    <${Avatar} name=${name} person=${me?.id} size="2rem" />
    <span><span class="ellipsis">${name}</span><small class="ellipsis">${workspace}</small></span>
  </button>`;
  return html`<${Menu} label="You" items=${items} up start button=${button} />`;
}
