/** @module What can be done with an entry of the inbox without opening it. */
import { startCall } from 'app/call/start.js';
import { MOST_RUNG, othersIn, titleOf } from 'app/data/conversations.js';
import { inTurn, once, tell } from 'app/data/inTurn.js';
import { keyOf, pathOf } from 'app/replylater/owed.js';
import { go, href } from 'app/router.js';
import { toast, toastProblem } from 'app/ui/live.js';
import { dayAndTime } from 'app/ui/time.js';

/**
 * Shows a change at once and says it to the server; takes it back where the server refuses.
 *
 * @param {{person: string, patch: Function, refresh: () => void}} inbox
 */
async function change(inbox, entry, shown, send, said) {
  const told = inbox.patch(entry.conversation.id, shown);
  try {
    const done = await inTurn(inbox.person, entry.conversation.id, send);
    if (done && said) toast(said.text, said);
  } catch (thrown) {
    toastProblem(thrown);
  }
  told();
  // asked after the command, so that what became of it is in the answer
  inbox.refresh();
}

const path = (entry, what) => `/v1/conversations/${entry.conversation.id}/${what}`;

export function markRead(inbox, entry) {
  if (!entry.unread || !entry.lastMessage) return;
  change(
    inbox,
    entry,
    { unread: 0, mentions: 0 },
    () => tell('POST', path(entry, 'read'), { upTo: entry.lastMessage.id }),
    {
      text: `${titleOf(entry.conversation)}: read.`,
    },
  );
}

export function toggleFavourite(inbox, entry) {
  const favourite = !entry.favourite;
  change(inbox, entry, { favourite }, () => tell(favourite ? 'PUT' : 'DELETE', path(entry, 'favourite')), {
    text: favourite ? 'A favourite now.' : 'No favourite any more.',
  });
}

export function toggleMute(inbox, entry) {
  const muted = !entry.muted;
  change(
    inbox,
    entry,
    { muted },
    () => tell(muted ? 'PUT' : 'DELETE', path(entry, 'mute'), muted ? {} : undefined),
    {
      text: muted ? 'Muted: you hear of mentions only.' : 'You hear of it again.',
    },
  );
}

/** @param {string} until an instant */
export function snooze(inbox, entry, until) {
  change(inbox, entry, { snoozedUntil: until }, () => tell('PUT', path(entry, 'snooze'), { until }), {
    text: `Out of sight until ${dayAndTime(until)}.`,
    action: { label: 'Undo', run: () => wake(inbox, { ...entry, snoozedUntil: until }) },
  });
}

export function wake(inbox, entry) {
  change(inbox, entry, { snoozedUntil: null }, () => tell('DELETE', path(entry, 'snooze')), {
    text: 'Back in the inbox.',
  });
}

/** What the dialog is about: what the person is waited for, else what was said last. */
export function toReplyLater({ waitingOnMe, lastMessage, owedReplies }) {
  const id = waitingOnMe?.message ?? lastMessage.id;
  const by = waitingOnMe?.who[0] ?? lastMessage.by;
  return { message: { id, by, text: id === lastMessage.id ? lastMessage.text : undefined }, owed: owedReplies };
}

/** Says that the reply is not owed any more. */
export function dropOwed(inbox, entry, owed) {
  const owedReplies = entry.owedReplies.filter((each) => keyOf(each) !== keyOf(owed));
  change(inbox, entry, { owedReplies }, () => tell('DELETE', pathOf(owed)), { text: 'You owe no reply there any more.' });
}

/** Rings the others, where they are few; else the conversation asks who is rung. */
export function call({ conversation }, media = 'video') {
  const others = othersIn(conversation).filter(({ kind }) => kind !== 'BOT');
  if (others.length > MOST_RUNG || conversation.participants.pageInfo.hasNextPage) {
    return go(`${href('c', conversation.id)}?call=${media}`);
  }
  return once(`call ${conversation.id}`, () =>
    startCall(conversation.id, { media, ring: others.map(({ id }) => id) }).catch(toastProblem),
  );
}

/** The conversation with the cursor where one writes. */
export const reply = (entry) => go(`${href('c', entry.conversation.id)}?reply`);
