/** @module Puts Markdown around what is selected in a text area. The browser's own undo goes on working. */

/** @param {HTMLTextAreaElement} area */
function replace(area, from, to, text, select) {
  area.focus();
  area.setSelectionRange(from, to);
  // the only way that undo knows of
  if (!document.execCommand('insertText', false, text)) {
    area.setRangeText(text, from, to, 'end');
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
  area.setSelectionRange(from + select[0], from + select[1]);
}

function around(area, mark) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const inner = value.slice(from, to);
  if (inner.startsWith(mark) && inner.endsWith(mark) && inner.length > 2 * mark.length) {
    const bare = inner.slice(mark.length, -mark.length);
    return replace(area, from, to, bare, [0, bare.length]);
  }
  return replace(area, from, to, mark + inner + mark, [mark.length, mark.length + inner.length]);
}

/** All lines that the selection touches. */
function lines(area, prefix) {
  const { value, selectionEnd } = area;
  const from = value.lastIndexOf('\n', area.selectionStart - 1) + 1;
  const next = value.indexOf('\n', selectionEnd);
  const to = next < 0 ? value.length : next;
  const text = value
    .slice(from, to)
    .split('\n')
    .map((line) => prefix + line)
    .join('\n');
  return replace(area, from, to, text, [text.length, text.length]);
}

function link(area) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const words = value.slice(from, to) || 'words';
  const text = `[${words}](https://)`;
  return replace(area, from, to, text, [words.length + 3, text.length - 1]);
}

function code(area) {
  const inner = area.value.slice(area.selectionStart, area.selectionEnd);
  if (!inner.includes('\n')) return around(area, '`');
  return replace(area, area.selectionStart, area.selectionEnd, `\`\`\`\n${inner}\n\`\`\``, [4, 4 + inner.length]);
}

/** What the toolbar has; `key` with Ctrl or ⌘. @type {{id: string, label: string, key?: string, run: (area: HTMLTextAreaElement) => void}[]} */
export const STYLES = [
  { id: 'bold', label: 'Bold', key: 'b', run: (area) => around(area, '**') },
  { id: 'italic', label: 'Italic', key: 'i', run: (area) => around(area, '_') },
  { id: 'code', label: 'Code', key: 'e', run: code },
  { id: 'list', label: 'List', run: (area) => lines(area, '- ') },
  { id: 'quote', label: 'Quote', run: (area) => lines(area, '> ') },
  { id: 'link', label: 'Link', key: 'k', run: link },
];
