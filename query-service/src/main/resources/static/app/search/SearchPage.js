/** @module Finds messages by their words and by what else is known of them. What is asked for is in the address. */
import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSession } from 'app/data/session.js';
import { usePages } from 'app/data/usePages.js';
import { go, href } from 'app/router.js';
import { Hit } from 'app/search/Hit.js';
import { asVariables, SearchFilters } from 'app/search/SearchFilters.js';
import { Icon } from 'app/ui/Icon.js';
import { LoadMore } from 'app/ui/InfiniteList.js';
import { useKeys } from 'app/ui/keys.js';
import { announce } from 'app/ui/live.js';
import { Empty, ErrorState, Skeleton } from 'app/ui/states.js';

const TYPING = 200;

const SEARCH = `query ($workspace: ID!, $query: String, $author: ID, $kind: ConversationKind, $from: Instant, $to: Instant,
    $hasFile: Boolean, $unanswered: Boolean, $sort: SearchSort!, $after: String) {
  search(workspace: $workspace, query: $query, author: $author, kind: $kind, from: $from, to: $to, hasFile: $hasFile,
      unanswered: $unanswered, sort: $sort, first: 30, after: $after) {
    nodes {
      highlights
      message { id at by { id name } attachments { name } }
      conversation { id kind subject state participants(first: 4) { nodes { person { id name } } } }
    }
    totalCount moreThanCounted
    pageInfo { hasNextPage endCursor }
  }
}`;

/** @param {{search: URLSearchParams}} props */
export default function SearchPage({ search }) {
  const { workspace } = useSession();
  const asked = Object.fromEntries(search);
  const [text, setText] = useState(asked.q ?? '');
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const results = useRef(/** @type {HTMLElement | null} */ (null));
  const nothing = !Object.keys(asked).some((key) => key !== 'sort');
  const list = usePages(SEARCH, nothing ? null : { workspace, ...asVariables(asked) }, (data) => data.search);
  const { nodes, first, loading, problem, more, loadMore, refresh } = list;

  const ask = (change) => {
    const next = Object.entries({ ...asked, ...change }).filter(([, value]) => value);
    go(`${href('search')}?${new URLSearchParams(next)}`, { replace: true });
  };
  useEffect(() => {
    if (text === (asked.q ?? '')) return;
    const timer = setTimeout(() => ask({ q: text.trim() && text }), TYPING);
    return () => clearTimeout(timer);
  }, [text]);
  useEffect(() => input.current.focus(), []);

  const count = first && `${first.moreThanCounted ? 'More than ' : ''}${first.totalCount} found`;
  useEffect(() => {
    if (count) announce(count);
  }, [first]);

  const move = (step) => {
    const links = [...(results.current?.querySelectorAll('.hit > a') ?? [])];
    links[Math.max(0, links.indexOf(document.activeElement) + step)]?.focus();
  };
  useKeys([
    { keys: '/', label: 'To the search box', group: 'Search', run: () => input.current.focus() },
    { keys: 'j', also: ['ArrowDown'], label: 'Next result', group: 'Search', run: () => move(1) },
    { keys: 'k', also: ['ArrowUp'], label: 'Previous result', group: 'Search', run: () => move(-1) },
  ]);
  const toResults = (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
    event.preventDefault();
    move(1);
  };

  return html`<div class="page-column">
    <header class="page-head"><h1>Search</h1></header>
    <search>
      <div class="search-box">
        <${Icon} name="search" />
        <input
          ref=${input}
          class="input"
          type="search"
          aria-label="Words to search for"
          placeholder="Words, “a phrase”, -not this"
          maxlength="1000"
          value=${text}
          onInput=${(event) => setText(event.currentTarget.value)}
          onKeyDown=${toResults}
        />
      </div>
      <${SearchFilters} asked=${asked} onAsk=${ask} />
    </search>
    <section aria-label="Results" ref=${results} aria-busy=${loading}>
      ${count && !nothing && html`<p class="quiet">${count}</p>`}
      ${problem && !nodes.length && html`<${ErrorState} problem=${problem} retry=${refresh} />`}
      ${
        nothing &&
        html`<${Empty} icon="search" title="What are you looking for?">
        <p>Words are found in any form; the last one may be unfinished.</p>
      <//>`
      }
      ${!nothing && loading && !first && html`<${Skeleton} rows=${5} label="Searching …" />`}
      ${
        !nothing &&
        first &&
        !nodes.length &&
        html`<${Empty} icon="search" title="Nothing found"><p>Try fewer words, or take a filter away.</p><//>`
      }
      ${
        !nothing &&
        html`<ol class="hits" role="list">
        ${nodes.map((hit) => html`<${Hit} key=${hit.message.id} hit=${hit} />`)}
      </ol>`
      }
      ${!nothing && more && html`<${LoadMore} more=${loadMore} busy=${loading} problem=${problem} />`}
    </section>
  </div>`;
}
