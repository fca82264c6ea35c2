/** @module One call with all that is known of it, renewed whenever it changes. */
import { useEffect } from 'preact/hooks';
import { useChanges } from 'app/call/liveSessions.js';
import { useQuery } from 'app/data/useQuery.js';

const CALL = `query ($call: ID!) {
  call(id: $call) {
    call media phase startedAt answeredAt endedAt endReason outcome durationSeconds urgent link escalatedFrom scheduled capacity seatsTaken
    conversation {
      id kind subject state
      participants(first: 100) { nodes { person { id name kind timeZone } } }
    }
    startedBy { id name } host { id name }
    escalation { reason message { id text by { id name } } }
    rings { person { id name } state rungAt settledAt turnedAway reason until standIn { id name } }
    participants { person { id name } since until }
    people { id name }
    notes { text html at by { id name } }
    decisions(first: 50) { nodes { id text inForce by { name } } }
    actionItems(first: 50) { nodes { id text state due owner { id name } } }
    continuedLater { reason answerLikelyAt owing { id name } points { text due action owner { id name } } }
  }
}`;

/** @param {string} call @returns {{call: any, problem: object | null, refresh: () => Promise<void>}} */
export function useCall(call) {
  const changes = useChanges(call);
  const { data, problem, refresh } = useQuery(CALL, { call });
  useEffect(() => void (changes && refresh()), [changes]);
  return { call: data?.call?.call === call ? { id: call, ...data.call } : null, problem, refresh };
}
