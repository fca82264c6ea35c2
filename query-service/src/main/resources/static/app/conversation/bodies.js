/** @module A message's HTML as it is shown: whom it mentions stands out. The HTML itself comes safe from the server. */
import { session } from 'app/data/session.js';

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const QUIET = 'code, pre, a';

/**
 * @param {{html: string, mentions: {id: string, name: string}[], broadcast: string | null}} message
 * @returns {string}
 */
export function bodyOf({ html, mentions, broadcast }) {
  if (!html) return '';
  const names = new Map(mentions.map(({ id, name }) => [`@${name}`.toLowerCase(), id]));
  if (broadcast) names.set(`@${broadcast.toLowerCase()}`, session.get()?.person);
  if (!names.size) return html;
  const pattern = new RegExp(
    [...names.keys()]
      .sort((one, other) => other.length - one.length)
      .map(escaped)
      .join('|'),
    'gi',
  );
  const parsed = document.createElement('template');
  parsed.innerHTML = html;
  const walker = document.createTreeWalker(parsed.content, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement?.closest(QUIET)) texts.push(walker.currentNode);
  for (const text of texts) mark(text, pattern, names);
  return parsed.innerHTML;
}

function mark(text, pattern, names) {
  const parts = [];
  let from = 0;
  for (const { 0: found, index } of text.data.matchAll(pattern)) {
    const mention = document.createElement('span');
    mention.className = names.get(found.toLowerCase()) === session.get()?.person ? 'mention you' : 'mention';
    mention.textContent = found;
    parts.push(text.data.slice(from, index), mention);
    from = index + found.length;
  }
  if (parts.length) text.replaceWith(...parts, text.data.slice(from));
}
