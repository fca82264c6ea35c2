/** @module Times that suit those who are invited, over all their zones and hours. */
import { html } from 'htm/preact';
import { localHere } from 'app/calendar/terms.js';
import { cityOf, here, theirTime } from 'app/calendar/zones.js';
import { useQuery } from 'app/data/useQuery.js';
import { Icon } from 'app/ui/Icon.js';
import { dayAndTime } from 'app/ui/time.js';

const MOMENTS = `query ($people: [ID!]!, $minutes: Int!) {
  nextGoodMoment(people: $people, minutes: $minutes, first: 6) {
    from until suitsEverybody people { person { id name timeZone } localTime state inside minutesOutside }
  }
}`;

/** Who it does not suit, and the times of those who are elsewhere. */
function about({ from, people }) {
  const outside = people.filter(({ inside }) => !inside).map(({ person }) => person.name);
  const elsewhere = people
    .filter(({ person }) => person.timeZone !== here)
    .map(({ person }) => `${person.name} ${theirTime(from, person.timeZone)} (${cityOf(person.timeZone)})`);
  return [outside.length ? `outside the hours of ${outside.join(', ')}` : 'suits everybody', ...elsewhere].join(' · ');
}

/** @param {{people: string[], minutes: number, start: string, timeZone: string, choose: (start: string) => void}} props */
export function Proposals({ people, minutes, start, timeZone, choose }) {
  const { data, problem } = useQuery(MOMENTS, { people, minutes });
  const moments = data?.nextGoodMoment ?? [];
  return html`<fieldset class="group proposals">
    <legend>${moments.some(({ suitsEverybody }) => suitsEverybody) ? 'Good times for all' : 'Times that suit best'}</legend>
    ${problem && html`<p class="quiet">${problem.detail}</p>`} ${!data && !problem && html`<p class="quiet" role="status">Looking …</p>`}
    ${data && !moments.length && html`<p class="quiet">None in the next two weeks; choose a time below.</p>`}
    ${moments.map((moment) => {
      const local = localHere(moment.from);
      return html`<label key=${moment.from} class="proposal">
        <input type="radio" name="proposal" checked=${timeZone === here && start === local} onChange=${() => choose(local)} />
        <span><strong>${dayAndTime(moment.from)}</strong><small class="quiet">${about(moment)}</small></span>
        ${moment.suitsEverybody && html`<${Icon} name="check" />`}
      </label>`;
    })}
  </fieldset>`;
}
