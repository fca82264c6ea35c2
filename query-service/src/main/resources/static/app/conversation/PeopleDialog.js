/** @module Who takes part: roles, and who comes and goes. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { inTurn, once, tell } from 'app/data/inTurn.js';
import { useKnown } from 'app/data/people.js';
import { session } from 'app/data/session.js';
import { Avatar } from 'app/ui/Avatar.js';
import { Button, IconButton } from 'app/ui/Button.js';
import { Dialog } from 'app/ui/Dialog.js';
import { Field } from 'app/ui/Field.js';
import { toastProblem } from 'app/ui/live.js';

const ROLES = { OWNER: 'Owner', MEMBER: 'Member', GUEST: 'Guest' };
const SHOWN = 8;

/** @param {{head: object, onClose: () => void}} props */
export function PeopleDialog({ head, onClose }) {
  const me = session.get()?.person;
  const { nodes, pageInfo } = head.participants;
  const mine = nodes.find(({ person }) => person.id === me)?.role;
  const fixed = head.kind === 'DIRECT';
  const [, redraw] = useState({});
  /** Where it is refused, what the server has is drawn again. */
  const change = (method, person, more = '', body) =>
    inTurn(me, `participant ${head.id} ${person}`, () =>
      tell(method, `/v1/conversations/${head.id}/participants/${person}${more}`, body),
    ).catch((thrown) => (toastProblem(thrown), redraw({})));
  const comeOrGo = (method, person, body) => once(`${method} ${head.id} ${person}`, () => change(method, person, '', body));
  return html`<${Dialog} title=${`${pageInfo.hasNextPage ? 'The first 200' : nodes.length} people`} onClose=${onClose}>
    ${!fixed && mine !== 'GUEST' && html`<${Add} there=${new Set(nodes.map(({ person }) => person.id))} add=${(id) => comeOrGo('POST', id, {})} />`}
    <ul class="people-list" role="list">
      ${nodes.map(
        ({ person, role }) => html`<li key=${person.id}>
          <${Avatar} name=${person.name} person=${person.id} />
          <span class="who"><span class="ellipsis">${person.name}${person.id === me && ' (you)'}</span>
            <small class="quiet">${person.kind === 'MEMBER' ? person.timeZone : `${person.kind.toLowerCase()}, ${person.timeZone}`}</small></span>
          ${
            mine === 'OWNER' && !fixed
              ? html`<select class="input" aria-label=${`Role of ${person.name}`} value=${role}
                onChange=${(event) => change('PUT', person.id, '/role', { role: event.currentTarget.value.toLowerCase() })}>
                ${Object.entries(ROLES).map(([id, name]) => html`<option key=${id} value=${id} selected=${id === role}>${name}</option>`)}
              </select>`
              : html`<span class="quiet">${ROLES[role]}</span>`
          }
          ${
            !fixed &&
            (person.id === me
              ? html`<${Button} small kind="danger" onClick=${() => comeOrGo('DELETE', person.id)}>Leave<//>`
              : mine === 'OWNER' &&
                html`<${IconButton} small icon="x" label=${`Remove ${person.name}`} onClick=${() => comeOrGo('DELETE', person.id)} />`)
          }
        </li>`,
      )}
    </ul>
  <//>`;
}

function Add({ there, add }) {
  const [words, setWords] = useState('');
  const all = [...(useKnown()?.people.values() ?? [])];
  const sought = words.trim().toLowerCase();
  const found = sought
    ? all.filter(({ id, name }) => !there.has(id) && name.toLowerCase().includes(sought)).slice(0, SHOWN)
    : [];
  return html`<div class="add-people">
    <${Field} label="Add somebody" type="search" value=${words} onValue=${setWords} placeholder="Name" autocomplete="off" />
    ${sought && !found.length && html`<p class="quiet">Nobody else is called so.</p>`}
    <ul role="list">
      ${found.map(
        ({ id, name }) => html`<li key=${id}>
          <${Button} small icon="plus" onClick=${() => (add(id), setWords(''))}>${name}<//>
        </li>`,
      )}
    </ul>
  </div>`;
}
