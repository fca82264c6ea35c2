/** @module Said when nobody could answer: when an answer is likely, by the clocks of both sides. */
import { html } from 'htm/preact';
import { listed } from 'app/data/conversations.js';
import { session } from 'app/data/session.js';
import { useQuery } from 'app/data/useQuery.js';
import { dayAndTime, ENGLISH } from 'app/ui/time.js';

const REACHABLE = `query ($conversation: ID!) {
  conversation(id: $conversation) {
    participants(first: 20) { nodes { person { id name kind timeZone availability { state nextGoodMoment } } } }
  }
}`;

/** @param {string} at @param {string} timeZone */
const theirTime = (at, timeZone) =>
  new Intl.DateTimeFormat(ENGLISH, { weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone }).format(new Date(at));

/** Who of the others can be reached first. */
function soonest(people, me) {
  return people
    .filter(({ id, kind, availability }) => id !== me && kind !== 'BOT' && availability?.nextGoodMoment)
    .sort((one, other) => one.availability.nextGoodMoment.localeCompare(other.availability.nextGoodMoment))[0];
}

export function AnswerLikely({ call }) {
  const { data } = useQuery(REACHABLE, { conversation: call.conversation.id });
  const person = soonest(data?.conversation.participants.nodes.map((each) => each.person) ?? [], session.get().person);
  const at = call.continuedLater?.answerLikelyAt ?? person?.availability.nextGoodMoment;
  const owing = call.continuedLater?.owing ?? [];
  return html`<p>
    Nobody could answer now.
    ${at && ` An answer is likely by ${dayAndTime(at)}${person ? ` (${theirTime(at, person.timeZone)} for ${person.name})` : ''}.`}
    ${owing.length > 0 && ` ${listed(owing.map(({ name }) => name))} will find it in the inbox.`}
  </p>`;
}
