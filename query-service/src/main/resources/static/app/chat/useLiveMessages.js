/** @module The messages of a conversation as they are written: what the server has, and what is on the way to it. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { command, query } from 'app/data/api.js';
import { forget, useOutbox } from 'app/data/outbox.js';
import { Problem } from 'app/data/problem.js';
import { typed } from 'app/data/realtime.js';
import { subscribe } from 'app/data/socket.js';
import { toastProblem } from 'app/ui/live.js';

const PAGE = 100;
/** So many pages are asked for after a gap; what a longer one leaves out is earlier, and asked for as that. */
const MOST_PAGES = 10;
const MESSAGE = '__typename ... on Message { id at position text html mode call retractedAt by { id name } }';
const MESSAGES = `query ($conversation: ID!, $before: String) {
  conversation(id: $conversation) {
    timeline(last: ${PAGE}, before: $before) { nodes { at ${MESSAGE} } pageInfo { hasPreviousPage startCursor } }
    readPositions(first: 50) { nodes { person { id name } upTo } }
  }
}`;
const READ = `query ($conversation: ID!) {
  conversation(id: $conversation) { readPositions(first: 50) { nodes { person { id name } upTo } } }
}`;
const EVENTS = `subscription ($conversation: ID!) {
  conversationEvents(conversation: $conversation) { type entry { ${MESSAGE} } }
}`;
/** The name of the event that tells of a new message. */
const WAS_SAID = 'message.sent';
/** The name of the event that tells how far somebody has read. */
const WAS_READ = 'conversation.read';

function merged(known, news) {
  const all = new Map(known.map((each) => [each.id, each]));
  for (const each of news) if (each?.__typename === 'Message') all.set(each.id, each);
  return [...all.values()].sort((one, other) => Number(BigInt(one.position) - BigInt(other.position)));
}

const pageOf = async (conversation, before) => (await query(MESSAGES, { conversation, before })).conversation;

/** Where what is earlier ends; null when all is known. */
const earlierThan = ({ pageInfo, nodes }) =>
  pageInfo.hasPreviousPage ? { before: pageInfo.startCursor, at: nodes[0].at } : null;

/**
 * The newest ones, back to one that is known.
 *
 * @param {string} conversation
 * @param {Set<string>} known ids; empty: the last page is enough
 */
async function newest(conversation, known) {
  const first = await pageOf(conversation, null);
  const found = [...first.timeline.nodes];
  let earlier = earlierThan(first.timeline);
  let meets = found.some(({ id }) => known.has(id));
  for (let pages = 1; known.size && !meets && earlier && pages < MOST_PAGES; pages++) {
    const { timeline } = await pageOf(conversation, earlier.before);
    found.push(...timeline.nodes);
    earlier = earlierThan(timeline);
    meets = timeline.nodes.some(({ id }) => known.has(id));
  }
  return { found, earlier, meets, read: first.readPositions.nodes };
}

/**
 * @param {string} conversation
 * @param {(message: object) => boolean} belongs which of them are wanted
 * @param {{from?: string | null, said?: (message: object) => void}} options `from`: the instant before which none is wanted, `said`:
 *     hears of each that somebody writes from now on
 * @returns {{messages: object[] | null, pending: object[], read: {person: object, upTo: string}[], problem: Problem | null,
 *     refresh: () => void, loadEarlier: (() => Promise<void>) | null}} `messages` is null until they are known; `loadEarlier` when
 *     all are
 */
export function useLiveMessages(conversation, belongs, { from = null, said = () => {} } = {}) {
  const [messages, setMessages] = useState(/** @type {object[] | null} */ (null));
  const [read, setRead] = useState([]);
  const [problem, setProblem] = useState(/** @type {Problem | null} */ (null));
  const [earlier, setEarlier] = useState(/** @type {{before: string, at: string} | null} */ (null));
  /** Ids of what was asked for, and of what was only heard: before the latter, something may be missing after a gap. */
  const asked = useRef(new Set());
  const heard = useRef(new Set());
  const latest = useRef({ belongs, said });
  latest.current = { belongs, said };

  const refresh = useCallback(async () => {
    const live = [...heard.current];
    try {
      const { found, earlier: before, meets, read: positions } = await newest(conversation, asked.current);
      if (!meets) {
        asked.current.clear();
        setEarlier(before);
      }
      for (const { id } of found) if (id) asked.current.add(id);
      if (meets) for (const id of live) asked.current.add(id);
      for (const id of live) heard.current.delete(id);
      // what stands before a gap that was not filled is asked for again from there
      setMessages((known) => merged((known ?? []).filter(({ id }) => meets || heard.current.has(id)), found));
      setRead(positions);
      setProblem(null);
    } catch (thrown) {
      setProblem(Problem.from(thrown));
    }
  }, [conversation]);
  const loadEarlier = async () => {
    try {
      const { timeline } = await pageOf(conversation, earlier.before);
      for (const { id } of timeline.nodes) if (id) asked.current.add(id);
      setMessages((known) => merged(known ?? [], timeline.nodes));
      setEarlier(earlierThan(timeline));
    } catch (thrown) {
      toastProblem(thrown);
    }
  };

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
          const isNew = type === WAS_SAID;
          if (isNew && !asked.current.has(entry.id)) heard.current.add(entry.id);
          if (isNew && latest.current.belongs(entry)) latest.current.said(entry);
          // what changes further up than is shown stays there
          setMessages((known) => (isNew || known?.some(({ id }) => id === entry.id) ? merged(known ?? [], [entry]) : known));
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
    loadEarlier: earlier && !(from && Date.parse(earlier.at) < Date.parse(from)) ? loadEarlier : null,
  };
}

/** Says how far the person has read. @param {string} conversation @param {string} upTo the last message */
export const markRead = (conversation, upTo) =>
  command('POST', `/v1/conversations/${conversation}/read`, { upTo }).catch((thrown) => console.warn('chat: not marked as read', thrown));
