/** @module The scheduled calls of the person, renewed whenever one of them changes. */
import { useEffect } from 'preact/hooks';
import { FACE } from 'app/data/conversations.js';
import { session } from 'app/data/session.js';
import { subscribe } from 'app/data/socket.js';
import { useQuery } from 'app/data/useQuery.js';

const OCCURRENCE = `
  occurrence title media provider startsAt endsAt start timeZone minutes moved cancelled reason call canJoin
  organiser { id name timeZone } invitees { person { id name timeZone } answer }
  conversation { ${FACE} }
  scheduledCall { id title start timeZone minutes media provider recurrence { frequency interval byDay count until words } }
`;
const CALLS = `query ($person: ID!, $from: Instant!) {
  scheduledCalls(person: $person, from: $from, first: 60) { nodes { ${OCCURRENCE} } pageInfo { hasNextPage } }
}`;
const UPDATES = `subscription ($person: ID!) { scheduledCallUpdates(person: $person) { kind } }`;
/** What began is still shown for so long. */
const BACK = 4 * 3_600_000;

/** From the last whole hour: the same question is asked again and again. */
const since = () => new Date(Math.floor((Date.now() - BACK) / 3_600_000) * 3_600_000).toISOString();

/** @returns {{calls: object[] | null, problem: object | null, refresh: () => Promise<void>}} what is over is left out */
export function useScheduledCalls() {
  const person = session.get().person;
  const { data, problem, refresh } = useQuery(CALLS, { person, from: since() });
  useEffect(() => subscribe(UPDATES, { person }, { next: refresh, open: (again) => again && refresh() }), [refresh]);
  const now = Date.now();
  const calls = data?.scheduledCalls.nodes.filter((each) => Date.parse(each.endsAt) > now || each.call) ?? null;
  return { calls, problem, refresh };
}
