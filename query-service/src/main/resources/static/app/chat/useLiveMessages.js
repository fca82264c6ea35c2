/** @module The messages of a conversation as they are written: what the server has, and what is on the way to it. */
import { useCallback, useEffect, useState } from 'preact/hooks';
import { command, query } from 'app/data/api.js';
import { forget, useOutbox } from 'app/data/outbox.js';
import { Problem } from 'app/data/problem.js';
import { typed } from 'app/data/realtime.js';
import { subscribe } from 'app/data/socket.js';

const LAST = 100;
const MESSAGE = '__typename ... on Message { id at position text html mode call retractedAt by { id name } }';
const MESSAGES = `query ($conversation: ID!) {
  conversation(id: $conversation) {
    timeline(last: ${LAST}) { nodes { ${MESSAGE} } }
    readPositions(first: 50) { nodes { person { id name } upTo } }
  }
}`;
const READ = `query ($conversation: ID!) {
  conversation(id: $conversation) { readPositions(first: 50) { nodes { person { id name } upTo } } }
}`;
const EVENTS = `subscription ($conversation: ID!) {
  conversationEvents(conversation: $conversation) { type entry { ${MESSAGE} } }
}`;
/** The name of the event that tells how far somebody has read. */
const WAS_READ = 'conversation.read';

function merged(known, news) {
  const all = new Map(known.map((each) => [each.id, each]));
  for (const each of news) if (each?.__typename === 'Message') all.set(each.id, each);
  return [...all.values()].sort((one, other) => Number(BigInt(one.position) - BigInt(other.position)));
}

/**
 * @param {string} conversation
 * @param {(message: object) => boolean} belongs which of them are wanted
 * @returns {{messages: object[] | null, pending: object[], read: {person: object, upTo: string}[], problem: Problem | null,
 *     refresh: () => void}} `messages` is null until they are known
 */
export function useLiveMessages(conversation, belongs) {
  const [messages, setMessages] = useState(/** @type {object[] | null} */ (null));
  const [read, setRead] = useState([]);
  const [problem, setProblem] = useState(/** @type {Problem | null} */ (null));

  const refresh = useCallback(async () => {
    try {
      const found = (await query(MESSAGES, { conversation })).conversation;
      setMessages((known) => merged(known ?? [], found.timeline.nodes));
      setRead(found.readPositions.nodes);
      setProblem(null);
    } catch (thrown) {
      setProblem(Problem.from(thrown));
    }
  }, [conversation]);

  useEffect(() => {
    let timer = 0;
    const askRead = () =>
      query(READ, { conversation }).then(
        (found) => setRead(found.conversation.readPositions.nodes),
        () => {},
      );
    const stop = subscribe(EVENTS, { conversation }, {
      next({ conversationEvents: { type, entry } }) {
        if (entry?.__typename === 'Message') {
          typed(conversation, entry.by.id);
          setMessages((known) => merged(known ?? [], [entry]));
        } else if (type === WAS_READ) {
          clearTimeout(timer);
          timer = setTimeout(askRead, 150);
        }
      },
      open: refresh,
      error: setProblem,
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [conversation]);

  const outgoing = useOutbox(conversation);
  const known = new Set(messages?.map(({ id }) => id));
  const arrived = outgoing.filter(({ id, state }) => state === 'sent' && known.has(id)).map(({ id }) => id);
  useEffect(() => forget(...arrived), [arrived.join()]);
  return {
    messages: messages?.filter(belongs) ?? null,
    pending: outgoing.filter(({ id }) => !known.has(id)),
    read,
    problem,
    refresh,
  };
}

/** Says how far the person has read. @param {string} conversation @param {string} upTo the last message */
export const markRead = (conversation, upTo) =>
  command('POST', `/v1/conversations/${conversation}/read`, { upTo }).catch((thrown) => console.warn('chat: not marked as read', thrown));
