/** @module When the person can be reached, and what the person says about it. */
import { html } from 'htm/preact';
import { useAvailabilityOf } from 'app/data/availability.js';
import { useSession } from 'app/data/session.js';
import { useQuery } from 'app/data/useQuery.js';
import { Absences } from 'app/availability/Absences.js';
import { FocusTimes } from 'app/availability/FocusTimes.js';
import { Now } from 'app/availability/Now.js';
import { WorkingHours } from 'app/availability/WorkingHours.js';
import { ErrorState, Skeleton } from 'app/ui/states.js';

const OWN = `query ($person: ID!) {
  person(id: $person) {
    id name timeZone
    availability { state until nextGoodMoment }
    workingHours { source timeZone week { day from to } exceptions { date name hours { from to } } version }
    focusTimes { id from until recurring { timeZone days from to } mayBreak { who people { id name } } }
    absences { id from until standIn { id name } note }
  }
}`;

export default function AvailabilityPage() {
  const { person: id } = useSession();
  const { data, problem, refresh } = useQuery(OWN, { person: id });
  const person = data?.person;
  useAvailabilityOf([person?.availability], (whose) => (whose === null || whose === id) && refresh());
  if (problem && !person) return html`<${ErrorState} problem=${problem} retry=${refresh} />`;
  if (!person) return html`<${Skeleton} rows=${6} label="Loading your availability …" />`;
  return html`<div class="page-column">
    <header class="page-head">
      <h1>Your availability</h1>
      <p>Who rings or reminds you, and when, follows from this.</p>
    </header>
    <${Now} person=${person} refresh=${refresh} />
    <${FocusTimes} person=${person} refresh=${refresh} />
    <${Absences} person=${person} refresh=${refresh} />
    <${WorkingHours} key=${person.workingHours.version} person=${person} refresh=${refresh} />
  </div>`;
}
