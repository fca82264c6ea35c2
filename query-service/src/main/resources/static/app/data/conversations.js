/** @module Conversations as every page speaks of them: what they are called, how they and their calls begin. */
import { command } from 'app/data/api.js';
import { newId } from 'app/data/ids.js';
import { device, session } from 'app/data/session.js';

/** What {@link titleOf} and {@link othersIn} need of a conversation. */
export const FACE = `id kind subject state participants(first: 8) { nodes { person { id name } } }`;

const MOST_RUNG = 5;

/** Those who take part besides the person who looks. @returns {{id: string, name: string}[]} */
export function othersIn(conversation) {
  return conversation.participants.nodes.map(({ person }) => person).filter(({ id }) => id !== session.get()?.person);
}

const list = new Intl.ListFormat('en', { style: 'short', type: 'conjunction' });

/** Its subject, else who else takes part. */
export function titleOf(conversation) {
  return conversation.subject || list.format(othersIn(conversation).map(({ name }) => name)) || 'Only you';
}

/** In words, for people. */
export const KINDS = { DIRECT: 'Direct', GROUP: 'Group', CHANNEL: 'Channel', INQUIRY: 'Inquiry', REVIEW: 'Review' };

/**
 * @param {{kind: string, subject?: string, participants: string[], external?: string}} terms
 * @returns {Promise<string>} its id; of a direct one that is there already, the id of that
 */
export async function startConversation(terms) {
  const { id } = await command('POST', `/v1/workspaces/${session.get().workspace}/conversations`, {
    id: newId(),
    ...terms,
  });
  return id;
}

/**
 * Rings the others, where they are few.
 *
 * @param {object} conversation with {@link FACE}
 * @param {'voice' | 'video' | 'text'} media
 * @returns {Promise<string>} the call's id
 */
export async function startCall(conversation, media = 'video') {
  const others = othersIn(conversation);
  const ring = others.length <= MOST_RUNG ? others.map(({ id }) => id) : [];
  const { id } = await command('POST', `/v1/conversations/${conversation.id}/calls`, {
    id: newId(),
    media,
    ring,
    device,
  });
  return id;
}
