/** @module The list of names below an @: arrow keys move in it, Enter or Tab takes one, Escape closes it. */
import { html } from 'htm/preact';
import { useId, useState } from 'preact/hooks';
import { candidates, mentionAt } from 'app/composer/mentions.js';
import { Avatar } from 'app/ui/Avatar.js';
import { Icon } from 'app/ui/Icon.js';

/**
 * @param {{current: HTMLTextAreaElement | null}} area
 * @param {{id: string, name: string}[]} people
 * @returns {{look: () => void, close: () => void, keys: (event: KeyboardEvent) => boolean, aria: object, list: any}} `keys` tells
 *     whether the key was for the list
 */
export function useMentions(area, people) {
  const list = useId();
  const [open, setOpen] = useState(/** @type {{from: number, found: object[], at: number} | null} */ (null));

  const look = () => {
    const { value, selectionStart, selectionEnd } = area.current;
    const sought = selectionStart === selectionEnd ? mentionAt(value, selectionStart) : null;
    const found = sought ? candidates(people, sought.sought) : [];
    setOpen(found.length ? { from: sought.from, found, at: 0 } : null);
  };
  const close = () => setOpen(null);
  const take = ({ name }) => {
    const { selectionStart } = area.current;
    area.current.focus();
    area.current.setSelectionRange(open.from, selectionStart);
    if (!document.execCommand('insertText', false, `@${name} `)) {
      area.current.setRangeText(`@${name} `, open.from, selectionStart, 'end');
      area.current.dispatchEvent(new Event('input', { bubbles: true }));
    }
    close();
  };
  const keys = (event) => {
    if (!open) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) setOpen({ ...open, at: (open.at + step + open.found.length) % open.found.length });
    else if (event.key === 'Enter' || event.key === 'Tab') take(open.found[open.at]);
    else if (event.key === 'Escape') close();
    else return false;
    return true;
  };
  const aria = {
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-haspopup': 'listbox',
    'aria-expanded': open ? 'true' : 'false',
    'aria-controls': open ? list : undefined,
    'aria-activedescendant': open ? `${list}-${open.at}` : undefined,
  };
  const drawn =
    open &&
    html`<ul class="menu up start mention-list" role="listbox" id=${list} aria-label="People to mention">
      ${open.found.map(
        (one, at) => html`<li
          key=${one.id}
          id=${`${list}-${at}`}
          role="option"
          aria-selected=${at === open.at}
          onMouseDown=${(event) => (event.preventDefault(), take(one))}
        >
          ${one.broadcast ? html`<${Icon} name="people" />` : html`<${Avatar} name=${one.name} person=${one.id} size="1.6rem" />`}
          <span>${one.broadcast ? `@${one.name}` : one.name}</span>${one.hint && html`<small class="quiet">${one.hint}</small>`}
        </li>`,
      )}
    </ul>`;
  return { look, close, keys, aria, list: drawn };
}
