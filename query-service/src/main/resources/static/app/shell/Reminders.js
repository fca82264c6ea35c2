/** @module Says what the person wanted to be reminded of, wherever the person is. */
import { useEffect } from 'preact/hooks';
import { FACE, titleOf } from 'app/data/conversations.js';
import { subscribe } from 'app/data/socket.js';
import { go, href } from 'app/router.js';
import { toast } from 'app/ui/live.js';

const REMINDERS = `subscription ($person: ID!) {
  reminderUpdates(person: $person) { kind conversationId message note conversation { ${FACE} } }
}`;

const WORDS = {
  REPLY_OWED: (where) => `You meant to reply in ${where}.`,
  NOT_ANSWERED: (where) => `Nobody has answered in ${where}.`,
};

/** @param {string} person */
export function useReminders(person) {
  useEffect(
    () =>
      subscribe(
        REMINDERS,
        { person },
        {
          next({ reminderUpdates: { kind, conversationId, message, note, conversation } }) {
            const text = WORDS[kind](conversation ? titleOf(conversation) : 'a conversation');
            const open = () => go(href(...['c', conversationId, message].filter(Boolean)));
            toast(note ? `${text} ${note}` : text, { action: { label: 'Open', run: open } });
          },
        },
      ),
    [person],
  );
}
