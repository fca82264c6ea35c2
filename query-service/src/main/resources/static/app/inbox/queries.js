/** @module What the inbox asks for. */
import { FACE } from 'app/data/conversations.js';

const ENTRY = `
  conversation { ${FACE} }
  unread mentions overdue needsReplyBy snoozedUntil muted favourite closedAt
  lastMessage { id at by { id name } text mode }
  waitingOnMe { since message who { id name } }
  waitingOnThem { since message who { id name } }
  owedReplies { message call until note since remindedAt postponedUntil }
  actionItems { id text due }
`;

export const INBOX = `query ($person: ID!, $filter: InboxFilter!, $sort: InboxSort!, $first: Int, $after: String) {
  inbox(person: $person, filter: $filter, sort: $sort, first: $first, after: $after) {
    nodes { ${ENTRY} }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const UPDATES = `subscription ($person: ID!) { inboxUpdates(person: $person) { ${ENTRY} } }`;
