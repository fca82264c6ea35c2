/** @module The choice of what the inbox shows, with how much there is of it. */
import { html } from 'htm/preact';
import { useInboxCounts } from 'app/data/inboxCounts.js';
import { FILTERS } from 'app/inbox/filters.js';
import { href } from 'app/router.js';
import { Menu } from 'app/ui/Menu.js';
import { Tabs } from 'app/ui/Tabs.js';

const SORTS = [
  { id: 'NEWEST_FIRST', label: 'Newest first', icon: 'message' },
  { id: 'OLDEST_WAIT_FIRST', label: 'Longest wait first', icon: 'clock' },
];

/** @param {{filter: string, onFilter: (id: string) => void, sort: string, onSort: (id: string) => void}} props */
export function Filters({ filter, onFilter, sort, onSort }) {
  const counts = useInboxCounts() ?? {};
  const shown = FILTERS.filter(
    ({ id, always, count }) => always || id === filter || (id === 'OVERDUE' && counts[count]),
  );
  const others = FILTERS.filter((each) => !shown.includes(each));
  const items = [
    ...others.map(({ id, label, icon, count }) => ({
      label: counts[count] ? `${label} (${counts[count]})` : label,
      icon,
      run: () => onFilter(id),
    })),
    'line',
    { label: 'All that is for later', icon: 'later', href: href('later') },
    'line',
    ...SORTS.map(({ id, label, icon }) => ({ label, icon, checked: sort === id, run: () => onSort(id) })),
  ];
  return html`<div class="filters">
    <${Tabs}
      label="Filter"
      tabs=${shown.map(({ id, label, count }) => ({ id, label, count: counts[count] }))}
      chosen=${filter}
      onChoose=${onFilter}
      controls="inbox"
    />
    <${Menu} label="More filters and order" icon="settings" small items=${items} />
  </div>`;
}
