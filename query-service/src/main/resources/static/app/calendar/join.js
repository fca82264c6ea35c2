/** @module One click from an invitation into the call: the one in progress, or a new one. */
import { enter } from 'app/call/liveCall.js';
import { callIn, startCall } from 'app/call/start.js';
import { go, href } from 'app/router.js';

/** @param {{scheduled: string, conversation: {id: string}, media: string}} next */
export async function joinScheduled({ scheduled, conversation, media }) {
  const live = await callIn(conversation.id);
  if (!live) return startCall(conversation.id, { media: media.toLowerCase(), scheduled });
  await enter(live.call, { media: live.link ? 'LINK' : live.media });
  go(href('call', live.call));
}
