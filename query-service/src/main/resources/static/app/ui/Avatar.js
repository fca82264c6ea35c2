/** @module A person or conversation as a coloured disc with initials; the name stands beside it, so it is left out for readers. */
import { html } from 'htm/preact';
import { usePresence } from 'app/data/realtime.js';

/** @param {string} name */
function initials(name) {
  const words = name.replace(/\(.*?\)/g, '').match(/[\p{L}\p{N}]+/gu) ?? ['?'];
  return (words[0][0] + (words.length > 1 ? words.at(-1)[0] : '')).toUpperCase();
}

/** The same for the same text, all around the circle of colours. */
function hue(text) {
  let sum = 7;
  for (const char of text) sum = (sum * 31 + char.codePointAt(0)) % 9973;
  return Math.round((sum * 137.5) % 360);
}

/** @param {{name: string, person?: string, square?: boolean, size?: string}} props `person`: whose presence is shown */
export function Avatar({ name, person, square = false, size }) {
  const online = usePresence(person)?.online;
  const style = { '--hue': hue(name), ...(size ? { '--avatar': size } : {}) };
  return html`<span class=${square ? 'avatar square' : 'avatar'} style=${style} aria-hidden="true">
    ${initials(name)}${online && html`<span class="presence"></span>`}
  </span>`;
}
