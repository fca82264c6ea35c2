/** @module A few emojis to react with. Arrow keys move, Enter takes one, Escape closes. */
import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';

const COLUMNS = 6;
const EMOJIS = [
  ['👍', 'thumbs up'],
  ['❤️', 'heart'],
  ['🎉', 'party'],
  ['😄', 'laughing'],
  ['😮', 'surprised'],
  ['🙏', 'thanks'],
  ['✅', 'done'],
  ['👀', 'looking at it'],
  ['🔥', 'fire'],
  ['💯', 'hundred'],
  ['👏', 'applause'],
  ['🚀', 'rocket'],
  ['😕', 'confused'],
  ['😢', 'sad'],
  ['😂', 'tears of joy'],
  ['🤔', 'thinking'],
  ['👎', 'thumbs down'],
  ['❌', 'no'],
  ['➕', 'plus one'],
  ['⏰', 'later'],
  ['☕', 'coffee'],
  ['💡', 'idea'],
  ['🐛', 'bug'],
  ['🎯', 'on target'],
];

/** @param {{pick: (emoji: string) => void, close: () => void, up: boolean}} props */
export function EmojiPicker({ pick, close, up }) {
  const grid = useRef(/** @type {HTMLElement | null} */ (null));
  useEffect(() => {
    grid.current.querySelector('button').focus();
    const outside = (event) => grid.current?.parentElement.contains(event.target) || close();
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, []);
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key];
    if (step) {
      const all = [...grid.current.children];
      all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
    } else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<div class=${up ? 'menu emojis up' : 'menu emojis'} role="menu" aria-label="Emojis" ref=${grid} onKeyDown=${move}>
    ${EMOJIS.map(
      ([emoji, name]) => html`<button key=${emoji} type="button" role="menuitem" aria-label=${name} title=${name} tabindex="-1"
        onClick=${() => pick(emoji)}>${emoji}</button>`,
    )}
  </div>`;
}
