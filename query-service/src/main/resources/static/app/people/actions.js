/** @module Turns to a person: in writing or by a call, in the direct conversation with that person. */
import { startCall } from 'app/call/start.js';
import { startConversation } from 'app/data/conversations.js';
import { once, tell } from 'app/data/inTurn.js';
import { go, href } from 'app/router.js';
import { toastProblem } from 'app/ui/live.js';

const direct = (person) => startConversation({ kind: 'direct', participants: [person] }, tell);
const turnTo = (person, run) => once(`turn to ${person}`, () => run().catch(toastProblem));

/** @param {string} person */
export const write = (person) => turnTo(person, async () => go(`${href('c', await direct(person))}?reply`));

/** @param {string} person @param {'voice' | 'video'} media */
export const call = (person, media) => turnTo(person, async () => startCall(await direct(person), { media }));
