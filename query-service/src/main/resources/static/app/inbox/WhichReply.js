/** @module Names one of several replies that are owed in a conversation, by what it would answer. */
import { html } from 'htm/preact';
import { useQuoted } from 'app/conversation/Quote.js';

const LONGEST = 40;

function someWords(text) {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST).replace(/\s\S*$/, '')} …`;
}

/** @param {{owed: {message?: string, call?: string}}} props */
export function WhichReply({ owed: { message, call } }) {
  return call ? 'No reply needed after the call' : html`<${ToMessage} message=${message} />`;
}

function ToMessage({ message }) {
  const quoted = useQuoted(message);
  if (!quoted) return quoted === null ? 'No reply needed to an earlier message' : 'No reply needed to …';
  return html`No reply needed to ${quoted.by.name}: ${quoted.text === null ? 'taken back' : someWords(quoted.text)}`;
}
