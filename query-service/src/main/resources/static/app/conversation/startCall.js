/** @module Starts a call in a conversation and goes there. */
import { command } from 'app/data/api.js';
import { newId } from 'app/data/ids.js';
import { device } from 'app/data/session.js';
import { go, href } from 'app/router.js';

/**
 * @param {string} conversation
 * @param {{media: 'text' | 'voice' | 'video', ring?: string[], urgent?: boolean, escalatedFrom?: string, reason?: string}} how
 */
export async function startCall(conversation, how) {
  const id = newId();
  await command('POST', `/v1/conversations/${conversation}/calls`, { id, device, ...how });
  go(href('call', id));
}
