/** @module Dialogs with one field or none. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { Field } from 'app/ui/Field.js';
import { FormDialog } from 'app/ui/FormDialog.js';

/** @param {{message: object, onClose: () => void}} props */
export function RetractDialog({ message, onClose }) {
  const run = () => command('DELETE', `/v1/messages/${message.id}`);
  return html`<${FormDialog} title="Take the message back?" action="Take back" danger run=${run} onClose=${onClose}>
    <blockquote class="cited">${message.text}</blockquote>
    <p>Its text and files are gone for everybody, and it says that it was taken back. This cannot be undone.</p>
  <//>`;
}

/** @param {{head: object, onClose: () => void}} props */
export function RenameDialog({ head, onClose }) {
  const [subject, setSubject] = useState(head.subject ?? '');
  const run = () => command('PATCH', `/v1/conversations/${head.id}`, { subject: subject.trim() });
  return html`<${FormDialog} title="Rename" action="Rename" run=${run} onClose=${onClose} disabled=${!subject.trim()}>
    <${Field} label="Subject" value=${subject} onValue=${setSubject} maxlength="500" required />
  <//>`;
}

/** @param {{head: object, onClose: () => void}} props */
export function CloseDialog({ head, onClose }) {
  const [reason, setReason] = useState('');
  const run = () => command('POST', `/v1/conversations/${head.id}/close`, reason.trim() ? { reason: reason.trim() } : {});
  const again = head.kind === 'INQUIRY' ? ' A message of the customer opens it again.' : '';
  return html`<${FormDialog} title="Close the conversation" action="Close it" run=${run} onClose=${onClose}>
    <p>A closed conversation takes no messages until it is reopened.${again}</p>
    <${Field} label="What came of it" value=${reason} onValue=${setReason} maxlength="500" />
  <//>`;
}
