/** @module Chooses people of the workspace by typing a part of their names. */
import { html } from 'htm/preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { query } from 'app/data/api.js';
import { session } from 'app/data/session.js';
import { Avatar } from 'app/ui/Avatar.js';
import { IconButton } from 'app/ui/Button.js';

const SHOWN = 8;
const PEOPLE = `query ($workspace: ID!, $matching: String) {
  workspace(id: $workspace) { people(first: ${SHOWN * 3}, matching: $matching) { nodes { id name kind } } }
}`;

/**
 * @typedef {{id: string, name: string, kind?: string}} Person
 *
 * @param {{label: string, chosen: Person[], onChoose: (people: Person[]) => void, single?: boolean, autofocus?: boolean}} props
 */
export function PeoplePicker({ label, chosen, onChoose, single = false, autofocus = false }) {
  const id = useId();
  const input = useRef(/** @type {HTMLInputElement | null} */ (null));
  const [text, setText] = useState('');
  const [found, setFound] = useState(/** @type {Person[]} */ ([]));
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    if (!open) return;
    let current = true;
    const { workspace, person: me } = session.get();
    const timer = setTimeout(async () => {
      const data = await query(PEOPLE, { workspace, matching: text }).catch(() => null);
      if (!current || !data) return;
      const taken = new Set([me, ...chosen.map((person) => person.id)]);
      setFound(
        data.workspace.people.nodes.filter((person) => !taken.has(person.id) && person.kind !== 'BOT').slice(0, SHOWN),
      );
      setAt(0);
    }, 120);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, open, chosen]);

  const choose = (person) => {
    onChoose(single ? [person] : [...chosen, person]);
    setText('');
    setOpen(false);
    input.current.focus();
  };
  const drop = (person) => onChoose(chosen.filter((each) => each !== person));
  const keys = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      setOpen(true);
      setAt((now) => (found.length ? (now + step + found.length) % found.length : 0));
    } else if (event.key === 'Enter' && open && found[at]) choose(found[at]);
    else if (event.key === 'Escape' && open) setOpen(false);
    else if (event.key === 'Backspace' && !text && chosen.length) return drop(chosen.at(-1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const listed = open && found.length > 0;
  return html`<div class="field picker">
    <label class="label" for=${id}>${label}</label>
    <div class="input picker-box" onClick=${() => input.current.focus()}>
      ${chosen.map(
        (person) => html`<span class="chip" key=${person.id}>
          <${Avatar} name=${person.name} size="1.4rem" />${person.name}
          <${IconButton} small icon="x" label=${`Not ${person.name}`} onClick=${() => drop(person)} />
        </span>`,
      )}
      <input
        ref=${input}
        id=${id}
        role="combobox"
        aria-expanded=${listed}
        aria-controls=${`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant=${listed ? `${id}-${at}` : undefined}
        autocomplete="off"
        autofocus=${autofocus}
        value=${text}
        placeholder=${chosen.length ? '' : 'Type a name'}
        onInput=${(event) => (setText(event.currentTarget.value), setOpen(true))}
        onFocus=${() => setOpen(true)}
        onBlur=${() => setOpen(false)}
        onKeyDown=${keys}
      />
    </div>
    ${
      listed &&
      html`<ul class="picker-list" role="listbox" id=${`${id}-list`} aria-label=${label}>
      ${found.map(
        (person, place) => html`<li
          key=${person.id}
          id=${`${id}-${place}`}
          role="option"
          aria-selected=${place === at}
          onMouseDown=${(event) => (event.preventDefault(), choose(person))}
        >
          <${Avatar} name=${person.name} person=${person.id} size="1.75rem" />
          <span>${person.name}</span>
          ${person.kind === 'CUSTOMER' && html`<span class="badge">Customer</span>`}
        </li>`,
      )}
    </ul>`
    }
  </div>`;
}
