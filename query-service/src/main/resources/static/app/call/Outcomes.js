/** @module What a call led to: decisions and things to do, recorded in the conversation with the call as their evidence. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { session } from 'app/data/session.js';
import { Button } from 'app/ui/Button.js';
import { Field } from 'app/ui/Field.js';
import { Icon } from 'app/ui/Icon.js';
import { announce, toastProblem } from 'app/ui/live.js';
import { fromInput } from 'app/ui/moments.js';
import { dayAndTime } from 'app/ui/time.js';

export function OutcomeList({ call }) {
  const [decisions, items] = [call.decisions.nodes, call.actionItems.nodes];
  if (!decisions.length && !items.length) return null;
  return html`<ul class="outcomes" role="list" aria-label="What came of it">
    ${decisions.map(
      ({ id, text, inForce, by }) => html`<li key=${id} class=${inForce ? '' : 'over'}>
        <${Icon} name="decision" /><span><strong>${text}</strong><small class="quiet">decided, recorded by ${by.name}${inForce ? '' : ', no longer in force'}</small></span>
      </li>`,
    )}
    ${items.map(
      ({ id, text, owner, due, state }) => html`<li key=${id} class=${state === 'OPEN' ? '' : 'over'}>
        <${Icon} name="task" /><span><strong>${text}</strong><small class="quiet">${owner.name}${due ? `, until ${dayAndTime(due)}` : ''}${state === 'OPEN' ? '' : `, ${state.toLowerCase()}`}</small></span>
      </li>`,
    )}
  </ul>`;
}

function DecisionForm({ call }) {
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    if (!text.trim()) return;
    setBusy(true);
    try {
      await command('POST', `/v1/conversations/${call.conversation.id}/decisions`, { text: text.trim(), calls: [call.id] });
      setText('');
      announce('Decision recorded');
    } catch (thrown) {
      toastProblem(thrown);
    }
    setBusy(false);
  };
  return html`<form class="outcome-form" onSubmit=${submit}>
    <${Field} as="textarea" rows="2" label="What was decided" value=${text} onValue=${setText} />
    <${Button} small icon="decision" type="submit" busy=${busy} disabled=${!text.trim()}>Record the decision<//>
  </form>`;
}

/** Those who can own something in the conversation. */
export const ownersIn = (call) => call.conversation.participants.nodes.map(({ person }) => person).filter(({ kind }) => kind !== 'BOT');

function ActionForm({ call }) {
  const [text, setText] = useState('');
  const [owner, setOwner] = useState(session.get().person);
  const [due, setDue] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (event) => {
    event.preventDefault();
    if (!text.trim()) return;
    setBusy(true);
    try {
      const body = { text: text.trim(), owner, due: fromInput(due) ?? undefined, call: call.id };
      await command('POST', `/v1/conversations/${call.conversation.id}/action-items`, body);
      setText('');
      setDue('');
      announce('Action item recorded');
    } catch (thrown) {
      toastProblem(thrown);
    }
    setBusy(false);
  };
  return html`<form class="outcome-form" onSubmit=${submit}>
    <${Field} label="What is to be done" value=${text} onValue=${setText} />
    <div class="side-by-side">
      <${Field} as="select" label="By whom" value=${owner} onValue=${setOwner}>
        ${ownersIn(call).map(({ id, name }) => html`<option key=${id} value=${id} selected=${id === owner}>${name}</option>`)}
      <//>
      <${Field} label="Until (if any)" type="datetime-local" value=${due} onValue=${setDue} />
    </div>
    <${Button} small icon="task" type="submit" busy=${busy} disabled=${!text.trim()}>Record what is to be done<//>
  </form>`;
}

export function Outcomes({ call }) {
  return html`<div class="outcomes-tab">
    <${OutcomeList} call=${call} />
    <${DecisionForm} call=${call} />
    <${ActionForm} call=${call} />
    <p class="quiet">All of it stands in the conversation, with this call as its evidence.</p>
  </div>`;
}
