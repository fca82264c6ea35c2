/** @module A call that is over: how long, who was there, what came of it, and where it goes on. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Notes } from 'app/call/Notes.js';
import { OutcomeList, Outcomes } from 'app/call/Outcomes.js';
import { startCall } from 'app/call/start.js';
import { mayInsist, MEDIA, outcomeWords, ringWords } from 'app/call/words.js';
import { listed } from 'app/data/conversations.js';
import { titleOf } from 'app/data/conversations.js';
import { session } from 'app/data/session.js';
import { href } from 'app/router.js';
import { Avatar } from 'app/ui/Avatar.js';
import { Button } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { toastProblem } from 'app/ui/live.js';
import { dayAndTime } from 'app/ui/time.js';

const back = (call) => href('c', ...[call.conversation.id, call.escalation?.message?.id].filter(Boolean));

/** Those who were rung and never came. */
const absent = (call) => {
  const there = new Set(call.people.map(({ id }) => id));
  return call.rings.filter(({ person }) => !there.has(person.id));
};

export function Summary({ call }) {
  const me = session.get().person;
  const [editing, setEditing] = useState(false);
  const missing = absent(call);
  const insist = missing.some(mayInsist);
  const again = () => {
    const ring = call.rings.map(({ person }) => person.id).filter((id) => id !== me);
    startCall(call.conversation.id, { media: call.media.toLowerCase(), ring: ring.length ? ring : undefined, urgent: insist }).catch(toastProblem);
  };
  return html`<div class="page-column summary">
    <header class="page-head">
      <div>
        <h1>${titleOf(call.conversation)}</h1>
        <p>${MEDIA[call.media].replace(/^./, (letter) => letter.toUpperCase())} of ${dayAndTime(call.startedAt)}, started by ${call.startedBy.id === me ? 'you' : call.startedBy.name}</p>
      </div>
      <div class="actions">
        <${Button} icon=${insist ? 'urgent' : 'phone'} onClick=${again}>${insist ? 'Call anyway as urgent' : 'Call again'}<//>
        <a class="button primary" href=${back(call)}><${Icon} name="thread" />To the conversation</a>
      </div>
    </header>
    <section class="card" aria-labelledby="how-it-went">
      <h2 id="how-it-went">The call is over</h2>
      <p class="outcome" data-outcome=${call.outcome}>${outcomeWords(call)}</p>
      <ul class="were-there" role="list" aria-label="Who was there">
        ${call.people.map(({ id, name }) => html`<li key=${id}><${Avatar} name=${name} person=${id} size="2rem" /> ${id === me ? 'You' : name}</li>`)}
        ${missing.map((ring) => html`<li key=${ring.person.id} class="quiet"><${Avatar} name=${ring.person.name} person=${ring.person.id} size="2rem" /> <span>${ring.person.id === me ? 'You: ' : `${ring.person.name} `}${ringWords(ring)}</span></li>`)}
      </ul>
      ${call.escalation?.message && html`<blockquote>${call.escalation.message.by.name}: ${call.escalation.message.text}</blockquote>`}
    </section>
    ${call.continuedLater && html`<${Later} later=${call.continuedLater} />`}
    <section class="card" aria-labelledby="what-came">
      <h2 id="what-came">What came of it</h2>
      ${editing ? html`<${Notes} call=${call} /><${Outcomes} call=${call} />` : html`<${Kept} call=${call} />`}
      <div><${Button} small icon=${editing ? 'check' : 'edit'} onClick=${() => setEditing(!editing)}>${editing ? 'Done' : 'Add notes and outcomes'}<//></div>
    </section>
  </div>`;
}

function Kept({ call }) {
  const none = !call.notes?.text && !call.decisions.nodes.length && !call.actionItems.nodes.length;
  return html`
    ${call.notes?.text && html`<div class="prose" dangerouslySetInnerHTML=${{ __html: call.notes.html }}></div>`}
    <${OutcomeList} call=${call} />
    ${none && html`<p class="quiet">Nothing was noted.</p>`}
  `;
}

function Later({ later }) {
  return html`<section class="card" aria-labelledby="still-open">
    <h2 id="still-open">Goes on in messages</h2>
    <ul class="outcomes" role="list">
      ${later.points.map(
        ({ text, owner, due, action }) => html`<li key=${text}>
          <${Icon} name=${action ? 'task' : 'reply'} /><span><strong>${text}</strong><small class="quiet">${owner.name} ${action ? 'is to do it' : 'owes a reply'}${due ? `, until ${dayAndTime(due)}` : ''}</small></span>
        </li>`,
      )}
    </ul>
    ${!later.points.length && later.owing.length > 0 && html`<p>${listed(later.owing.map(({ name }) => name))} owes a reply.</p>`}
    ${later.reason && html`<p class="quiet">${later.reason}</p>`}
    ${later.answerLikelyAt && html`<p>An answer is likely by ${dayAndTime(later.answerLikelyAt)}.</p>`}
  </section>`;
}
