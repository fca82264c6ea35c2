/** @module One scheduled call: when it is for whom, who comes, and the way in. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { CancelDialog } from 'app/calendar/CancelDialog.js';
import { joinScheduled } from 'app/calendar/join.js';
import { saveInvitation } from 'app/calendar/save.js';
import { cityOf, here, theirTime } from 'app/calendar/zones.js';
import { MEDIA, MEDIA_ICONS } from 'app/call/words.js';
import { titleOf } from 'app/data/conversations.js';
import { inTurn, once, tell } from 'app/data/inTurn.js';
import { session } from 'app/data/session.js';
import { href } from 'app/router.js';
import { Button } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { announce, toastProblem } from 'app/ui/live.js';
import { Menu } from 'app/ui/Menu.js';
import { clock } from 'app/ui/time.js';

const ANSWERS = [
  { id: 'ACCEPTED', label: 'Accept', said: 'accepted' },
  { id: 'TENTATIVE', label: 'Maybe', said: 'maybe' },
  { id: 'DECLINED', label: 'Decline', said: 'declined' },
];
const SAID = Object.fromEntries(ANSWERS.map(({ id, said }) => [id, said]));

/** @param {{occurrence: object, change: (what: object) => void, refresh: () => void}} props */
export function Occurrence({ occurrence, change, refresh }) {
  const me = session.get().person;
  const { scheduledCall, startsAt, endsAt, title, media, conversation, organiser, invitees, cancelled } = occurrence;
  const [cancelling, setCancelling] = useState(/** @type {'one' | 'all' | null} */ (null));
  const [busy, setBusy] = useState(false);
  const series = Boolean(scheduledCall.recurrence);
  const mine = invitees.find(({ person }) => person.id === me);
  /** What was pressed last, until the server has told it. */
  const [unsaid, setUnsaid] = useState(/** @type {{answer: string} | null} */ (null));
  const join = async () => {
    setBusy(true);
    await once(`call ${conversation.id}`, () =>
      joinScheduled({ scheduled: scheduledCall.id, conversation, media }).catch(toastProblem),
    );
    setBusy(false);
  };
  const answer = async ({ id, said }) => {
    const which = series ? `?occurrence=${occurrence.occurrence}` : '';
    const pressed = { answer: id };
    setUnsaid(pressed);
    try {
      await inTurn(me, scheduledCall.id, () =>
        tell('PUT', `/v1/scheduled-calls/${scheduledCall.id}/answer${which}`, { answer: id.toLowerCase() }),
      );
      announce(`${title}: ${said}`);
    } catch (thrown) {
      toastProblem(thrown);
    }
    await refresh();
    setUnsaid((now) => (now === pressed ? null : now));
  };
  const items = [
    { label: series ? 'Move this one' : 'Change', icon: 'edit', run: () => change({ changed: occurrence, one: series }) },
    ...(series ? [{ label: 'Change the series', icon: 'calendar', run: () => change({ changed: occurrence, one: false }) }] : []),
    { label: 'Save for another calendar', icon: 'download', run: () => saveInvitation(scheduledCall.id, title).catch(toastProblem) },
    'line',
    { label: series ? 'Cancel this one' : 'Cancel it', icon: 'x', danger: true, run: () => setCancelling(series ? 'one' : 'all') },
    ...(series ? [{ label: 'Cancel the series', icon: 'trash', danger: true, run: () => setCancelling('all') }] : []),
  ];
  return html`<li class=${cancelled ? 'occurrence cancelled' : 'occurrence'} data-scheduled=${scheduledCall.id}>
    <div class="when"><strong>${clock(startsAt)}</strong><span class="quiet">${clock(endsAt)}</span></div>
    <div class="what">
      <div class="title">
        <${Icon} name=${MEDIA_ICONS[media]} />
        <strong>${title}</strong>
        ${cancelled && html`<span class="badge danger">cancelled</span>`} ${occurrence.moved && !cancelled && html`<span class="badge warn">moved</span>`}
        ${occurrence.call && html`<span class="badge ok">live now</span>`}
      </div>
      <p class="quiet">
        ${MEDIA[media]} in <a href=${href('c', conversation.id)}>${titleOf(conversation)}</a>, by ${organiser.id === me ? 'you' : organiser.name}${series
          ? `, ${scheduledCall.recurrence.words}`
          : ''}${occurrence.provider === 'link' && ', in a meeting room elsewhere'}
      </p>
      ${cancelled && occurrence.reason && html`<p>${occurrence.reason}</p>`}
      <ul class="invitees" role="list" aria-label="Invited">
        ${[...(organiser.id === me ? [] : [{ person: organiser, answer: 'ACCEPTED' }]), ...invitees.filter(({ person }) => person.id !== me)].map(
          ({ person, answer: theirs }) => html`<li key=${person.id} class=${theirs ? `answer-${theirs.toLowerCase()}` : ''}>
            ${person.name}${person.timeZone !== here && html` <span class="quiet">${theirTime(startsAt, person.timeZone)} in ${cityOf(person.timeZone)}</span>`}
            <span class="quiet"> ${theirs ? SAID[theirs] : 'not answered'}</span>
          </li>`,
        )}
      </ul>
      ${!cancelled &&
      html`<div class="actions">
        ${occurrence.canJoin && html`<${Button} kind="primary" small icon="phone" busy=${busy} onClick=${join}>Join<//>`}
        ${mine &&
        html`<span class="answers" role="group" aria-label=${`Your answer to ${title}`}>
          ${ANSWERS.map((each) => html`<${Button} key=${each.id} small aria-pressed=${(unsaid ?? mine).answer === each.id} onClick=${() => answer(each)}>${each.label}<//>`)}
        </span>`}
      </div>`}
    </div>
    ${!cancelled && html`<${Menu} label=${`More about ${title}`} items=${items} />`}
    ${cancelling && html`<${CancelDialog} occurrence=${occurrence} one=${cancelling === 'one'} onClose=${() => (setCancelling(null), refresh())} />`}
  </li>`;
}
