/** @module Cancels a scheduled call, or one of a series. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { Button } from 'app/ui/Button.js';
import { Dialog } from 'app/ui/Dialog.js';
import { Field } from 'app/ui/Field.js';
import { toast } from 'app/ui/live.js';
import { dayAndTime } from 'app/ui/time.js';
import { useSending } from 'app/ui/useSending.js';

/** @param {{occurrence: object, one: boolean, onClose: () => void}} props */
export function CancelDialog({ occurrence, one, onClose }) {
  const [reason, setReason] = useState('');
  const { busy, problem, send } = useSending();
  const submit = async () => {
    const about = new URLSearchParams();
    if (one) about.set('occurrence', occurrence.occurrence);
    if (reason.trim()) about.set('reason', reason.trim());
    const path = `/v1/scheduled-calls/${occurrence.scheduledCall.id}${about.size ? `?${about}` : ''}`;
    if (!(await send(() => command('DELETE', path)))) return;
    toast('Cancelled. Those who were invited see it in the conversation.');
    onClose();
  };
  const footer = html`<${Button} onClick=${onClose}>Keep it<//><${Button} kind="danger" type="submit" busy=${busy}>Cancel the call<//>`;
  const which = one || !occurrence.scheduledCall.recurrence ? dayAndTime(occurrence.startsAt) : `all of them: ${occurrence.scheduledCall.recurrence.words}`;
  return html`<${Dialog} title="Cancel" onClose=${onClose} onSubmit=${submit} footer=${footer}>
    <p><strong>${occurrence.title}</strong>, ${which}</p>
    <${Field} label="Why (if you like)" value=${reason} maxlength="500" onValue=${setReason} />
    ${problem && html`<p class="form-problem" role="alert">${problem.detail} ${problem.remedy}</p>`}
  <//>`;
}
