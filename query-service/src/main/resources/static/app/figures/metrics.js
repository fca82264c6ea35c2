/** @module What can be measured, over which time. */

const daysAgo = (days) => () => new Date(Date.now() - days * 86_400_000).toISOString();

export const METRICS = [
  {
    id: 'FIRST_RESPONSE',
    label: 'First response',
    what: 'From the first message that asks to the first answer of the other side.',
  },
  {
    id: 'NEXT_RESPONSE',
    label: 'Next response',
    what: 'From the first message that is not answered yet to the next answer.',
  },
  {
    id: 'THREAD_FIRST_RESPONSE',
    label: 'First response in a thread',
    what: 'From the message that opens a thread to the first one by somebody else.',
  },
  { id: 'REPLY', label: 'Reply', what: 'From a message to each reply to it by somebody else.' },
  {
    id: 'RING_TO_ANSWER',
    label: 'Ring to answer',
    what: 'From the ring of a call to the answer; declined and missed ones are not counted.',
  },
];

/** From now on back; `all` has no beginning. */
export const RANGES = [
  { id: '7', label: '7 days', from: daysAgo(7) },
  { id: '30', label: '30 days', from: daysAgo(30) },
  { id: '90', label: '90 days', from: daysAgo(90) },
  { id: 'all', label: 'All', from: () => null },
];
