/** @module What a message says, in a line, as it is named in a list of what is left for later. */
import { Name } from 'app/conversation/names.js';
import { useQuoted } from 'app/conversation/Quote.js';
import { oneLine } from 'app/ui/oneLine.js';

/** @param {{message: string}} props */
export function Said({ message }) {
  const quoted = useQuoted(message);
  if (!quoted) return quoted === null ? 'An earlier message' : '…';
  return `${Name(quoted.by)}: ${quoted.text === null ? 'taken back' : oneLine(quoted.text)}`;
}
