/** @module Conversations as every page speaks of them: what they are called, how they begin. */
import { command } from 'app/data/api.js';
import { newId } from 'app/data/ids.js';
import { session } from 'app/data/session.js';

/** What {@link titleOf} and {@link othersIn} need of a conversation. */
export const FACE = `id kind subject state
  participants(first: 8) { nodes { person { id name kind } } pageInfo { hasNextPage } }`;

/** A call among more others than these would not fit: it is chosen who is rung. */
export const MOST_RUNG = 5;

/** Those who take part besides the person who looks. @returns {{id: string, name: string, kind: string}[]} */
export function othersIn(conversation) {
  return conversation.participants.nodes.map(({ person }) => person).filter(({ id }) => id !== session.get()?.person);
}

const list = new Intl.ListFormat('en-GB', { style: 'long', type: 'conjunction' });

/** `Ann, Ben and Cleo`; empty for nobody @param {string[]} names */
export const listed = (names) => list.format(names);

/** Its subject, else who else takes part. */
export function titleOf(conversation) {
  return conversation.subject || listed(othersIn(conversation).map(({ name }) => name)) || 'Only you';
}

/** In words, for people. */
export const KINDS = { DIRECT: 'Direct', GROUP: 'Group', CHANNEL: 'Channel', INQUIRY: 'Inquiry', REVIEW: 'Review' };

/**
 * @param {{kind: string, subject?: string, participants: string[], external?: string}} terms
 * @returns {Promise<string>} its id; of a direct one that is there already, the id of that
 */
export async function startConversation(terms, say = command) {
  const { id } = await say('POST', `/v1/workspaces/${session.get().workspace}/conversations`, {
    id: newId(),
    ...terms,
  });
  return id;
}
