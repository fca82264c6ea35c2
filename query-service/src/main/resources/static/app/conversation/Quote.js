/** @module One line of the message that another one answers. Those that are not at hand are asked for together. */
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { query } from 'app/data/api.js';
import { nameOf } from 'app/conversation/names.js';
import { Icon } from 'app/ui/Icon.js';
import { oneLine } from 'app/ui/oneLine.js';

const MOST = 400;

/** @type {Map<string, {text: string | null, by: object} | null>} */
const known = new Map();
/** @type {Map<string, Set<Function>>} */
const waiting = new Map();

/** Keeps what may be quoted. @param {object[]} entries */
export function remember(entries) {
  for (const { __typename, id, text, by } of entries) if (__typename === 'Message') known.set(id, { text, by });
  for (const old of [...known.keys()].slice(0, Math.max(0, known.size - MOST))) known.delete(old);
}

function ask(id, answer) {
  if (!waiting.size) queueMicrotask(fetchAll);
  if (!waiting.has(id)) waiting.set(id, new Set());
  waiting.get(id).add(answer);
}

async function fetchAll() {
  const asked = new Map(waiting);
  waiting.clear();
  await fetchThese([...asked.keys()]);
  for (const [id, answers] of asked) for (const answer of answers) answer(known.get(id) ?? null);
}

/** One that may not be had fails those that are asked for with it: then each is asked for alone. */
async function fetchThese(ids) {
  const text = `query (${ids.map((_, at) => `$m${at}: ID!`).join(', ')}) {
    ${ids.map((_, at) => `m${at}: message(id: $m${at}) { __typename id text by { id name } }`).join('\n')}
  }`;
  const variables = Object.fromEntries(ids.map((id, at) => [`m${at}`, id]));
  try {
    remember(Object.values(await query(text, variables)));
  } catch {
    if (ids.length > 1) await Promise.all(ids.map((id) => fetchThese([id])));
  }
}

/** Undefined until it is known, null where it could not be had. @param {string} id a message's */
export function useQuoted(id) {
  const [quoted, setQuoted] = useState(known.get(id));
  useEffect(() => {
    setQuoted(known.get(id));
    if (!known.has(id)) ask(id, setQuoted);
  }, [id]);
  return quoted;
}

/** @param {{id: string, open: () => void}} props */
export function Quote({ id, open }) {
  const quoted = useQuoted(id);
  return html`<button type="button" class="quote" onClick=${open} title="Open the thread">
    <${Icon} name="reply" /><span class="sr-only">In reply to </span>
    ${
      quoted
        ? html`<strong>${nameOf(quoted.by)}</strong><span class="ellipsis">${quoted.text == null ? 'taken back' : oneLine(quoted.text)}</span>`
        : html`<span class="quiet">${quoted === null ? 'an earlier message' : '…'}</span>`
    }
  </button>`;
}
