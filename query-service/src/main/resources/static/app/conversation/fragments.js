/** @module What is asked for of the entries of a timeline, and of a conversation itself. */

const PERSON = '{ id name }';

export const MESSAGE = `
  id at position cursor by { id name kind } text html mode chat: call inReplyTo threadOf mentions ${PERSON} broadcast urgency needsReplyBy
  privateNote attachments { file name mediaType size url } origin edits { at by ${PERSON} } retractedAt
  reactions { emoji people ${PERSON} } thread { replies lastReply { message at by ${PERSON} } }`;

/** Parts that differ in their type have names of their own. */
export const ENTRY = `
  __typename at position
  ... on Message { ${MESSAGE} }
  ... on Call {
    id media phase startedBy ${PERSON} escalatedFrom link notes { html }
    rings { person ${PERSON} state rungAt settledAt reason until standIn ${PERSON} }
    participants { person ${PERSON} since until } endedAt endReason outcome durationSeconds
  }
  ... on Transition {
    direction call fromMessage reason owing ${PERSON} turnedBy: by ${PERSON} answerLikelyAt
    points { text owner ${PERSON} due action }
  }
  ... on DecisionEntry {
    decisionChange: change decision words: text decisionHtml: html author: by ${PERSON} inForce supersededBy reason
  }
  ... on ActionItemEntry { step: change action words: text owner ${PERSON} due author: by ${PERSON} reason itemState: state }
  ... on ScheduledCallEntry {
    scheduledChange: change title media startsAt minutes invitees ${PERSON} recurring occurrence reason author: by ${PERSON}
  }`;

const PAGE = `edges { cursor node { ${ENTRY} } } pageInfo { hasNextPage hasPreviousPage }`;

export const OLDER = `query ($id: ID!, $count: Int!, $before: String) {
  conversation(id: $id) { timeline(last: $count, before: $before) { ${PAGE} } }
}`;
export const NEWER = `query ($id: ID!, $count: Int!, $after: String) {
  conversation(id: $id) { timeline(first: $count, after: $after) { ${PAGE} } }
}`;
export const AROUND = `query ($id: ID!, $count: Int!, $at: String!) {
  conversation(id: $id) {
    older: timeline(last: $count, before: $at) { ${PAGE} }
    newer: timeline(first: $count, after: $at) { ${PAGE} }
  }
}`;
export const ONE = `query ($message: ID!) { message(id: $message) { __typename ${MESSAGE} conversation { id } } }`;
export const EVENTS = `subscription ($id: ID!) {
  conversationEvents(conversation: $id) { position at type cursor entry { ${ENTRY} } }
}`;

export const INBOX_ENTRY = `
  conversation { id } unread mentions needsReplyBy overdue snoozedUntil muted mutedUntil favourite followedThreads closedAt
  waitingOnMe { since message who ${PERSON} } waitingOnThem { since message who ${PERSON} }
  owedReplies { message call until note since remindedAt postponedUntil }
  actionItems { id text due message since }`;

export const HEAD = `query ($id: ID!) {
  conversation(id: $id) {
    id kind subject external state closedAt closedBy ${PERSON} closeReason messageCount startedAt
    participants(first: 200) { nodes { person { id name kind timeZone } role since } pageInfo { hasNextPage } }
    readPositions(first: 200) { nodes { person ${PERSON} upTo at } }
    mine { muted mutedUntil favourite snoozedUntil followedThreads }
    inboxEntry { ${INBOX_ENTRY} }
    liveCall { id: call media phase participants { person ${PERSON} since until } }
  }
}`;
