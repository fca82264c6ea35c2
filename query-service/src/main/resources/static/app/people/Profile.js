/** @module A person's card: who it is, how to reach the person, and when. */
import { html } from 'htm/preact';
import { timeThere, useAvailabilityOf } from 'app/data/availability.js';
import { session } from 'app/data/session.js';
import { useQuery } from 'app/data/useQuery.js';
import { weekInWords } from 'app/people/week.js';
import { StateBadge } from 'app/people/PersonRow.js';
import * as actions from 'app/people/actions.js';
import { href } from 'app/router.js';
import { Avatar } from 'app/ui/Avatar.js';
import { Button } from 'app/ui/Button.js';
import { Dialog } from 'app/ui/Dialog.js';
import { ErrorState, Skeleton } from 'app/ui/states.js';
import { dayAndTime, useNow } from 'app/ui/time.js';

const PERSON = `query ($person: ID!) {
  person(id: $person) {
    id name kind email timeZone
    availability { state until standIn { id name } mayBreak { who people { name } } nextGoodMoment }
    workingHours { timeZone week { day from to } }
    absences { id from until standIn { name } }
  }
}`;

/** @param {{person: string, onClose: () => void}} props */
export function Profile({ person: id, onClose }) {
  const { data, problem, refresh } = useQuery(PERSON, { person: id });
  const person = data?.person;
  useAvailabilityOf([person?.availability], refresh);
  return html`<${Dialog} title=${person?.name ?? 'Person'} onClose=${onClose}>
    ${problem && html`<${ErrorState} problem=${problem} retry=${refresh} />`}
    ${!person && !problem && html`<${Skeleton} rows=${3} />`}
    ${person && html`<${Card} person=${person} onClose=${onClose} />`}
  <//>`;
}

function Card({ person, onClose }) {
  const now = useNow();
  const { id, name, email, kind, timeZone, availability, workingHours, absences } = person;
  const turn = (run) => () => (onClose(), run());
  const facts = [
    ['Time there', `${timeThere(timeZone, now)} (${timeZone})`],
    email && ['E-mail', html`<a href=${`mailto:${email}`}>${email}</a>`],
    availability?.nextGoodMoment &&
      availability.state !== 'AVAILABLE' && ['Next good moment', dayAndTime(availability.nextGoodMoment)],
    availability?.standIn && ['Turn to', availability.standIn.name],
    availability?.mayBreak && [
      'May disturb',
      { NOBODY: 'Nobody', URGENT: 'Whoever has something urgent' }[availability.mayBreak.who] ??
        availability.mayBreak.people.map((each) => each.name).join(', '),
    ],
    workingHours && [
      'Working hours',
      html`${weekInWords(workingHours.week).map((line) => html`<div key=${line}>${line}</div>`)}`,
    ],
    absences?.length > 0 && [
      'Absent',
      html`${absences.map((each) => html`<div key=${each.id}>${dayAndTime(each.from)} – ${dayAndTime(each.until)}</div>`)}`,
    ],
  ].filter(Boolean);
  return html`
    <div class="profile-head">
      <${Avatar} name=${name} person=${id} size="4rem" />
      ${availability && kind !== 'BOT' && html`<${StateBadge} availability=${availability} />`}
    </div>
    <dl class="facts">${facts.map(([term, fact]) => html`<dt key=${term}>${term}</dt><dd>${fact}</dd>`)}</dl>
    ${
      id === session.get()?.person
        ? html`<a class="button" href=${href('availability')}>Change your availability</a>`
        : kind !== 'BOT' &&
          html`<div class="profile-actions">
          <${Button} kind="primary" icon="message" onClick=${turn(() => actions.write(id))}>Write<//>
          <${Button} icon="video" onClick=${turn(() => actions.call(id, 'video'))}>Video call<//>
          <${Button} icon="phone" onClick=${turn(() => actions.call(id, 'voice'))}>Voice call<//>
        </div>`
    }
  `;
}
