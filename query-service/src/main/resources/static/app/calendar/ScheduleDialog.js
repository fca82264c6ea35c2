/** @module Schedules a call, or changes one that is scheduled: who, when, how long, how often. */
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { bodyOf, termsOf } from 'app/calendar/terms.js';
import { Proposals } from 'app/calendar/Proposals.js';
import { Repetition } from 'app/calendar/Repetition.js';
import { here, zones } from 'app/calendar/zones.js';
import { MEDIA_CHOICES } from 'app/call/words.js';
import { command } from 'app/data/api.js';
import { callPlaces, usualProvider } from 'app/data/config.js';
import { FACE, titleOf } from 'app/data/conversations.js';
import { newId } from 'app/data/ids.js';
import { Problem } from 'app/data/problem.js';
import { session } from 'app/data/session.js';
import { useQuery } from 'app/data/useQuery.js';
import { Button } from 'app/ui/Button.js';
import { Dialog } from 'app/ui/Dialog.js';
import { Check, Field } from 'app/ui/Field.js';
import { Icon } from 'app/ui/Icon.js';
import { toast } from 'app/ui/live.js';

const CONVERSATIONS = `query ($workspace: ID!) {
  workspace(id: $workspace) { conversations(first: 100, state: OPEN) { nodes { ${FACE} } } }
}`;
const PEOPLE = `query ($id: ID!) {
  conversation(id: $id) { id participants(first: 100) { nodes { person { id name kind timeZone } } } }
}`;
const LENGTHS = [15, 30, 45, 60, 90, 120];

/**
 * @param {{conversation?: string, changed?: object, one?: boolean, onClose: () => void}} props `changed`: an occurrence to move,
 *     alone where `one`, else with all of its series
 */
export default function ScheduleDialog({ conversation, changed, one = false, onClose }) {
  const me = session.get().person;
  const [id] = useState(newId);
  const [chosen, setChosen] = useState(conversation ?? changed?.conversation.id ?? '');
  const [before] = useState(() => termsOf(changed, one));
  const [terms, setTerms] = useState(before);
  const [problem, setProblem] = useState(/** @type {Problem | null} */ (null));
  const [busy, setBusy] = useState(false);
  const { data } = useQuery(PEOPLE, chosen ? { id: chosen } : null);
  const people = (data?.conversation.participants.nodes ?? []).map(({ person }) => person).filter((each) => each.id !== me && each.kind !== 'BOT');
  const set = (more) => setTerms((now) => ({ ...now, ...more }));
  useEffect(() => {
    if (!terms.invitees && data) set({ invitees: people.map((each) => each.id) });
  }, [data]);
  const invitees = terms.invitees ?? [];
  const fault = (field) => (problem?.field?.startsWith(field) ? `${problem.detail} ${problem.remedy}` : undefined);

  const submit = async () => {
    setBusy(true);
    setProblem(null);
    try {
      if (!changed) await command('POST', `/v1/conversations/${chosen}/scheduled-calls`, { id, ...bodyOf(terms) }, { key: id });
      else await command('PUT', `/v1/scheduled-calls/${changed.scheduledCall.id}${one ? `?occurrence=${changed.occurrence}` : ''}`, bodyOf(terms, one, before.provider));
      toast(changed ? 'Changed. Where the time is another, everybody is asked again.' : 'Scheduled, and everybody is invited.');
      onClose();
    } catch (thrown) {
      setProblem(Problem.from(thrown));
      setBusy(false);
    }
  };
  const where = terms.media !== 'text' && callPlaces().length > 1;
  /** What is wrong with any other field is said at the foot. */
  const fields = ['title', where && 'provider', 'start', 'timeZone', !one && 'recurrence'].filter(Boolean);
  const ready = chosen && terms.title.trim() && terms.start;
  const footer = html`<${Button} onClick=${onClose}>Cancel<//>
    <${Button} kind="primary" icon="calendar" type="submit" busy=${busy} disabled=${!ready}>${changed ? 'Change it' : 'Schedule and invite'}<//>`;
  return html`<${Dialog} title=${changed ? (one ? 'Move this one' : 'Change the call') : 'Schedule a call'} wide onClose=${onClose} onSubmit=${submit} footer=${footer}>
    ${!conversation && !changed && html`<${Conversations} chosen=${chosen} choose=${(next) => (setChosen(next), set({ invitees: null }))} />`}
    <${Field} label="What it is about" value=${terms.title} maxlength="200" error=${fault('title')} onValue=${(title) => set({ title })} />
    <div class="side-by-side">
      <${Field} as="select" label="How" value=${terms.media} onValue=${(media) => set({ media })}>
        ${Object.entries(MEDIA_CHOICES).map(([key, label]) => html`<option key=${key} value=${key} selected=${key === terms.media}>${label}</option>`)}
      <//>
      <${Field} as="select" label="How long" value=${terms.minutes} onValue=${(minutes) => set({ minutes: Number(minutes) })}>
        ${[...new Set([...LENGTHS, terms.minutes])].sort((a, b) => a - b).map((minutes) => html`<option key=${minutes} value=${minutes} selected=${minutes === terms.minutes}>${minutes} minutes</option>`)}
      <//>
    </div>
    ${where && html`<${Where} chosen=${terms.provider ?? usualProvider()} choose=${(provider) => set({ provider })} error=${fault('provider')} />`}
    <fieldset class="group">
      <legend>Who is invited</legend>
      ${people.map((each) => html`<${Check} key=${each.id} label=${each.name} checked=${invitees.includes(each.id)} onValue=${(yes) => set({ invitees: yes ? [...invitees, each.id] : invitees.filter((other) => other !== each.id) })} />`)}
      ${chosen && data && !people.length && html`<p class="quiet">Nobody else takes part in the conversation.</p>`}
    </fieldset>
    ${chosen && html`<${Proposals} people=${[me, ...invitees]} minutes=${terms.minutes} start=${terms.start} timeZone=${terms.timeZone} choose=${(start) => set({ start, timeZone: here })} />`}
    <div class="side-by-side">
      <${Field} label="When" type="datetime-local" value=${terms.start} error=${fault('start')} onValue=${(start) => set({ start })} />
      <${Field} as="select" label="By the clock of" value=${terms.timeZone} error=${fault('timeZone')} onValue=${(timeZone) => set({ timeZone })}>
        ${[...new Set([here, terms.timeZone, ...zones()])].map((zone) => html`<option key=${zone} value=${zone} selected=${zone === terms.timeZone}>${zone.replaceAll('_', ' ')}</option>`)}
      <//>
    </div>
    ${!one && html`<${Repetition} terms=${terms} series=${Boolean(changed?.scheduledCall.recurrence)} set=${set} error=${fault('recurrence')} />`}
    ${problem && !fields.some(fault) && html`<p class="notice" role="alert"><${Icon} name="warning" /><span>${problem.detail} ${problem.remedy}</span></p>`}
  <//>`;
}

function Where({ chosen, choose, error }) {
  const { hint } = callPlaces().find(({ id }) => id === chosen) ?? {};
  return html`<${Field} as="select" label="Where" value=${chosen} hint=${hint} error=${error} onValue=${choose}>
    ${callPlaces().map(({ id, label }) => html`<option key=${id} value=${id} selected=${id === chosen}>${label}</option>`)}
  <//>`;
}

function Conversations({ chosen, choose }) {
  const { data } = useQuery(CONVERSATIONS, { workspace: session.get().workspace });
  const all = data?.workspace.conversations.nodes ?? [];
  useEffect(() => {
    if (!chosen && all.length) choose(all.at(-1).id);
  }, [data]);
  return html`<${Field} as="select" label="In which conversation" value=${chosen} onValue=${choose} hint=${data && !all.length ? 'Begin a conversation first.' : undefined}>
    ${[...all].reverse().map((each) => html`<option key=${each.id} value=${each.id} selected=${each.id === chosen}>${titleOf(each)}</option>`)}
  <//>`;
}
