/** @module Says what the person wanted to be reminded of, and what could not be sent, wherever the person is. */
import { useEffect } from 'preact/hooks';
import { whyNot } from 'app/composer/notSent.js';
import { FACE, titleOf } from 'app/data/conversations.js';
import { refreshForLater } from 'app/data/forLater.js';
import { subscribe } from 'app/data/socket.js';
import { go, href } from 'app/router.js';
import { toast } from 'app/ui/live.js';

const REMINDERS = `subscription ($person: ID!) {
  reminderUpdates(person: $person) { kind conversationId message code reason note conversation { ${FACE} } }
}`;

const WORDS = {
  REPLY_OWED: (where) => `You meant to reply in ${where}.`,
  NOT_ANSWERED: (where) => `Nobody has answered in ${where}.`,
  NOT_SENT: (where, failed) => `Your message to ${where} was not sent: ${whyNot(failed)}`,
};

const WHAT_TO_DO = { label: 'What to do', run: () => go(href('later')) };

/** @param {string} person */
export function useReminders(person) {
  useEffect(
    () =>
      subscribe(
        REMINDERS,
        { person },
        {
          next({ reminderUpdates: { kind, conversationId, message, note, conversation, ...failed } }) {
            refreshForLater();
            const text = WORDS[kind](conversation ? titleOf(conversation) : 'a conversation', failed);
            if (kind === 'NOT_SENT') return toast(text, { error: true, action: WHAT_TO_DO });
            const open = () => go(href(...['c', conversationId, message].filter(Boolean)));
            toast(note ? `${text} ${note}` : text, { action: { label: 'Open', run: open } });
          },
          open: (again) => again && refreshForLater(),
        },
      ),
    [person],
  );
}
