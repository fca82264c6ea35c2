/** @module What a search is narrowed by. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { KINDS } from 'app/data/conversations.js';
import { useKnown } from 'app/data/people.js';
import { Check, Field } from 'app/ui/Field.js';

const FILTERS = ['by', 'kind', 'from', 'to', 'file', 'open', 'sort'];
/** Where there is little room, they are shown when they are wanted. */
const wide = matchMedia('(min-width: 641px)');

/** What stands in the address, as the server wants it. */
export function asVariables({ q, by, kind, from, to, file, open, sort }) {
  const dayAfter = (day) => {
    const date = new Date(`${day}T00:00`);
    date.setDate(date.getDate() + 1);
    return date.toISOString();
  };
  return {
    query: q,
    author: by,
    kind,
    from: from && new Date(`${from}T00:00`).toISOString(),
    to: to && dayAfter(to),
    hasFile: file ? true : undefined,
    unanswered: open ? true : undefined,
    sort: sort ?? (q ? 'RELEVANCE' : 'NEWEST'),
  };
}

/** @param {{asked: Record<string, string>, onAsk: (change: object) => void}} props */
export function SearchFilters({ asked, onAsk }) {
  const people = [...(useKnown()?.people.values() ?? [])].sort((one, other) => one.name.localeCompare(other.name));
  const [open] = useState(() => wide.matches || FILTERS.some((name) => asked[name]));
  return html`<details class="search-more" open=${open}>
    <summary>Filters</summary>
    <div class="search-filters">
      <${Field} as="select" label="From whom" value=${asked.by ?? ''} onValue=${(by) => onAsk({ by })}>
        <option value="">Anybody</option>
        ${people.map(({ id, name }) => html`<option key=${id} value=${id}>${name}</option>`)}
      <//>
      <${Field} as="select" label="Where" value=${asked.kind ?? ''} onValue=${(kind) => onAsk({ kind })}>
        <option value="">Everywhere</option>
        ${Object.entries(KINDS).map(([id, label]) => html`<option key=${id} value=${id}>${label}</option>`)}
      <//>
      <${Field} label="Since" type="date" value=${asked.from ?? ''} onValue=${(from) => onAsk({ from })} />
      <${Field} label="Until" type="date" value=${asked.to ?? ''} onValue=${(to) => onAsk({ to })} />
      <${Field} as="select" label="Order" value=${asked.sort ?? ''} onValue=${(sort) => onAsk({ sort })}>
        <option value="">Most relevant</option>
        <option value="NEWEST">Newest</option>
      <//>
      <div class="search-checks">
        <${Check} label="With a file" checked=${Boolean(asked.file)} onValue=${(file) => onAsk({ file: file && 1 })} />
        <${Check} label="Unanswered" checked=${Boolean(asked.open)} onValue=${(open) => onAsk({ open: open && 1 })} />
      </div>
    </div>
  </details>`;
}
