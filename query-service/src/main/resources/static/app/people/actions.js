/** @module Turns to a person: in writing or by a call, in the direct conversation with that person. */
import { startCall } from 'app/call/start.js';
import { startConversation } from 'app/data/conversations.js';
import { go, href } from 'app/router.js';
import { toastProblem } from 'app/ui/live.js';

const direct = (person) => startConversation({ kind: 'direct', participants: [person] });

/** @param {string} person */
export async function write(person) {
  try {
    go(`${href('c', await direct(person))}?reply`);
  } catch (thrown) {
    toastProblem(thrown);
  }
}

/** @param {string} person @param {'voice' | 'video'} media */
export async function call(person, media) {
  try {
    await startCall(await direct(person), { media });
  } catch (thrown) {
    toastProblem(thrown);
  }
}
