/** @module A row of choices of which one holds. Arrow keys move along it. */
import { html } from 'htm/preact';
import { useRef } from 'preact/hooks';

/**
 * @param {{label: string, tabs: {id: string, label: string, count?: number}[], chosen: string, onChoose: (id: string) => void,
 *     controls?: string}} props `controls`: the id of what the tabs show
 */
export function Tabs({ label, tabs, chosen, onChoose, controls }) {
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const next = (at + step + tabs.length) % tabs.length;
    onChoose(tabs[next].id);
    list.current.children[next].focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} ref=${list} onKeyDown=${move}>
    ${tabs.map(
      ({ id, label: words, count }) => html`<button
        key=${id}
        type="button"
        role="tab"
        aria-selected=${id === chosen}
        aria-controls=${controls}
        tabindex=${id === chosen ? 0 : -1}
        onClick=${() => onChoose(id)}
      >
        ${words}${count ? html` <span class="badge">${count}</span>` : null}
      </button>`,
    )}
  </div>`;
}
