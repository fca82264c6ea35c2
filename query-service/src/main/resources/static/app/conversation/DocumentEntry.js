/** @module What was decided, and what somebody is to do, where it was said. */
import { html } from 'htm/preact';
import { session } from 'app/data/session.js';
import { Happening } from 'app/conversation/OtherEntry.js';
import { Name, nameOf } from 'app/conversation/names.js';
import { Button } from 'app/ui/Button.js';
import { dayAndTime } from 'app/ui/time.js';

export function DecisionEntry({ entry }) {
  const over = entry.decisionChange === 'SUPERSEDED';
  const words = !over ? 'recorded a decision' : entry.supersededBy ? 'replaced a decision' : 'took a decision back';
  return html`<${Happening}
    entry=${entry}
    icon="decision"
    kind=${entry.inForce ? 'decision' : 'decision over'}
    label=${`${Name(entry.author)} ${words}: ${entry.words}`}
  >
    <span class="quiet">${Name(entry.author)} ${words}${!over && !entry.inForce && ', which holds no more'}</span>
    <div class="said prose" dangerouslySetInnerHTML=${{ __html: entry.decisionHtml }}></div>
    ${entry.reason && html`<span class="quiet">because: ${entry.reason}</span>`}
  <//>`;
}

function step(entry) {
  const who = Name(entry.author);
  const owner = nameOf(entry.owner);
  switch (entry.step) {
    case 'ASSIGNED':
      return entry.author.id === entry.owner.id ? `${who} took something to do` : `${who} asked ${owner} to do something`;
    case 'CHANGED':
      return `${who} changed what ${owner} ${owner === 'you' ? 'are' : 'is'} to do`;
    case 'DONE':
      return `${who} did it`;
    default:
      return `${who} dropped it${entry.reason ? `: ${entry.reason}` : ''}`;
  }
}

export function ActionItemEntry({ entry, context }) {
  const mine = entry.owner.id === session.get()?.person;
  const open = entry.itemState === 'OPEN';
  const late = open && entry.due && Date.parse(entry.due) < Date.now();
  const over = entry.step === 'DONE' || entry.step === 'DROPPED';
  const kind = `task ${open ? '' : 'over'}`;
  return html`<${Happening} entry=${entry} icon=${over ? 'check' : 'task'} kind=${kind} label=${`${step(entry)}: ${entry.words}`}>
    <span class="quiet">
      ${step(entry)}${!over && entry.due && `, until ${dayAndTime(entry.due)}`}
      ${late && html` <span class="badge danger">overdue</span>`}
      ${!over && !open && html` <span class="badge ok">${entry.itemState === 'DONE' ? 'done' : 'dropped'}</span>`}
    </span>
    <p class="said">${entry.words}</p>
    ${open && mine && !over && html`<${Button} small icon="check" onClick=${() => context.run('done', entry)}>Done<//>`}
  <//>`;
}
