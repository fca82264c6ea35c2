/** @module A button that opens a list of things to do. Arrow keys move, Escape closes. */
import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from 'app/ui/Icon.js';
import { IconButton } from 'app/ui/Button.js';

/**
 * @typedef {{label: any, id?: string, icon?: string, run?: () => void, href?: string, danger?: boolean, checked?: boolean} | 'line'} Item
 * `id` tells apart those with one label, or whose label is drawn
 */

/** Whether it fits above its button only: what lies around it ends too soon below. */
function fitsAboveOnly(anchor, list) {
  const [{ top, bottom }, height] = [anchor.getBoundingClientRect(), list.offsetHeight];
  const around = anchor.closest('main, dialog')?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
  return bottom + height > around.bottom && top - height > around.top;
}

/**
 * @param {{label: string, icon?: string, items: Item[], up?: boolean, start?: boolean, small?: boolean,
 *     tabindex?: number, button?: (props: object) => any}} props `button` draws another button than the one with three dots;
 *     `tabindex`: where it stands in a list that is one stop
 */
export function Menu({ label, icon = 'more', items, up = false, start = false, small = false, tabindex, button }) {
  const [open, setOpen] = useState(false);
  const [above, setAbove] = useState(up);
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const anchor = useRef(/** @type {HTMLElement | null} */ (null));
  const close = (refocus) => {
    setOpen(false);
    if (refocus) anchor.current.querySelector('[aria-haspopup]')?.focus();
  };
  useLayoutEffect(() => setAbove(up || (open && fitsAboveOnly(anchor.current, list.current))), [open, up]);
  useEffect(() => {
    if (!open) return;
    anchor.current.querySelector('[role^="menuitem"]')?.focus();
    const outside = (event) => anchor.current?.contains(event.target) || setOpen(false);
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);

  const keys = (event) => {
    if (!open) return;
    const entries = [...anchor.current.querySelectorAll('[role^="menuitem"]')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const edge = { Home: 0, End: -1 }[event.key];
    if (step) entries.at((entries.indexOf(document.activeElement) + step) % entries.length)?.focus();
    else if (edge !== undefined) entries.at(edge)?.focus();
    else if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') return close(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const shared = {
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    tabindex,
    onClick: (event) => (event.stopPropagation(), setOpen(!open)),
  };
  return html`<span class="menu-anchor" ref=${anchor} onKeyDown=${keys}>
    ${button ? button(shared) : html`<${IconButton} ...${shared} icon=${icon} label=${label} small=${small} />`}
    ${
      open &&
      html`<div ref=${list} class=${['menu', above && 'up', start && 'start'].filter(Boolean).join(' ')} role="menu" aria-label=${label}>
      ${items.map((item, index) =>
        item === 'line' ? html`<hr key=${index} />` : html`<${Entry} key=${item.id ?? item.label} item=${item} done=${close} />`,
      )}
    </div>`
    }
  </span>`;
}

function Entry({ item, done }) {
  const inner = html`${item.icon && html`<${Icon} name=${item.checked ? 'check' : item.icon} />`}<span>${item.label}</span>`;
  const run = (event) => {
    event.stopPropagation();
    done(true);
    item.run?.();
  };
  const role =
    item.checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': item.checked };
  return item.href
    ? html`<a ...${role} href=${item.href} tabindex="-1" onClick=${() => done(false)}>${inner}</a>`
    : html`<button type="button" ...${role} class=${item.danger ? 'danger' : ''} tabindex="-1" onClick=${run}>${inner}</button>`;
}
