/** @module Why a message was not sent when it was due, in words for the one who wrote it. */

const REASONS = {
  'conversation-closed': 'the conversation is closed. Reopen it to send it.',
  'not-a-participant': 'you, or somebody whom it mentions, takes part in the conversation no more.',
  'unknown-message': 'the message that it answers is not there any more.',
  'unknown-conversation': 'the conversation is not there any more.',
  'in-the-past': 'the time by which it asks for a reply is over. Write it anew.',
  'mention-cannot-see': 'it mentions a customer, who sees no notes. Write it anew.',
};

/** The end of a sentence. @param {{code?: string, reason?: string}} failed */
export const whyNot = ({ code, reason }) => REASONS[code] ?? reason ?? 'it was refused.';
