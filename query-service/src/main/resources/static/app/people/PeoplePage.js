/** @module The people of the workspace: how and when they can be reached. */
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { useAvailabilityOf } from 'app/data/availability.js';
import { useSession } from 'app/data/session.js';
import { usePages } from 'app/data/usePages.js';
import { PersonRow } from 'app/people/PersonRow.js';
import { Profile } from 'app/people/Profile.js';
import { Field } from 'app/ui/Field.js';
import { LoadMore } from 'app/ui/InfiniteList.js';
import { useKeys } from 'app/ui/keys.js';
import { Empty, ErrorState, Skeleton } from 'app/ui/states.js';

const TYPING = 150;

const PEOPLE = `query ($workspace: ID!, $matching: String, $after: String) {
  workspace(id: $workspace) {
    people(first: 40, matching: $matching, after: $after) {
      nodes { id name kind timeZone availability { state until standIn { id name } } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

export default function PeoplePage() {
  const { workspace } = useSession();
  const [text, setText] = useState('');
  const [matching, setMatching] = useState('');
  const [shown, setShown] = useState(/** @type {string | null} */ (null));
  const { nodes, first, loading, problem, more, loadMore, refresh } = usePages(
    PEOPLE,
    { workspace, matching },
    (data) => data.workspace.people,
  );
  useEffect(() => {
    const timer = setTimeout(() => setMatching(text.trim()), TYPING);
    return () => clearTimeout(timer);
  }, [text]);
  useAvailabilityOf(
    nodes.map(({ availability }) => availability),
    refresh,
  );

  const move = (step) => {
    const rows = [...document.querySelectorAll('.person-open')];
    rows[Math.max(0, rows.indexOf(document.activeElement) + step)]?.focus();
  };
  useKeys([
    { keys: 'j', also: ['ArrowDown'], label: 'Next person', group: 'People', run: () => move(1) },
    { keys: 'k', also: ['ArrowUp'], label: 'Previous person', group: 'People', run: () => move(-1) },
  ]);

  return html`<div class="page-column">
    <header class="page-head">
      <h1>People</h1>
      <${Field} label="Find by name" hidden type="search" placeholder="Find by name" value=${text} onValue=${setText} />
    </header>
    ${problem && !nodes.length && html`<${ErrorState} problem=${problem} retry=${refresh} />`}
    ${loading && !first && html`<${Skeleton} rows=${6} label="Loading people …" />`}
    ${first && !nodes.length && html`<${Empty} icon="people" title="Nobody of that name" />`}
    <ul class="people" role="list" aria-busy=${loading}>
      ${nodes.map((person) => html`<${PersonRow} key=${person.id} person=${person} onOpen=${() => setShown(person.id)} />`)}
    </ul>
    ${more && html`<${LoadMore} more=${loadMore} busy=${loading} problem=${problem} />`}
    ${shown && html`<${Profile} person=${shown} onClose=${() => setShown(null)} />`}
  </div>`;
}
