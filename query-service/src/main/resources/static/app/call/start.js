/** @module Starts a call, from wherever. */
import { command, query } from 'app/data/api.js';
import { newId } from 'app/data/ids.js';
import { Problem } from 'app/data/problem.js';
import { device } from 'app/data/session.js';
import { go, href } from 'app/router.js';
import { toast } from 'app/ui/live.js';

const IN_PROGRESS = `query ($conversation: ID!) {
  conversation(id: $conversation) { liveCall { call media phase link } }
}`;

/** The call of a conversation that rings or goes on; null for none. @param {string} conversation */
export const callIn = async (conversation) => (await query(IN_PROGRESS, { conversation })).conversation.liveCall;

/**
 * Starts a call in a conversation and goes there; where one goes on already, to that one.
 *
 * @param {string} conversation
 * @param {{media: 'text' | 'voice' | 'video' | 'screen', ring?: string[], urgent?: boolean, escalatedFrom?: string, reason?: string,
 *     scheduled?: string, provider?: string}} how as `POST /v1/conversations/{conversation}/calls` takes it
 */
export async function startCall(conversation, how) {
  const id = newId();
  try {
    await command('POST', `/v1/conversations/${conversation}/calls`, { id, device, ...how });
    go(href('call', id));
  } catch (thrown) {
    const other = Problem.from(thrown).code === 'call-in-progress' && (await callIn(conversation));
    if (!other) throw thrown;
    toast('There is a call already; you can join it.');
    go(href('call', other.call));
  }
}
