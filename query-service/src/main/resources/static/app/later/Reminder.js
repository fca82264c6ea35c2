/** @module A reminder that the person has set for others. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { RemindDialog } from 'app/conversation/MomentDialogs.js';
import { Said } from 'app/later/Said.js';
import { drop, inWords } from 'app/replylater/answerReminder.js';
import { Button } from 'app/ui/Button.js';
import { useStepOn } from 'app/ui/useStepOn.js';

/** @param {{reminder: import('app/replylater/answerReminder.js').AnswerReminder, place: any}} props */
export function Reminder({ reminder, place }) {
  const [asking, setAsking] = useState(false);
  const row = useStepOn();
  return html`<li class="scheduled-item" ref=${row}>
    <p class="said"><${Said} message=${reminder.message} /></p>
    <span class="quiet">${inWords(reminder)}${reminder.note && ` (${reminder.note})`}, ${place}</span>
    <span class="item-buttons">
      <${Button} small onClick=${() => setAsking(true)}>Change<//>
      <${Button} small onClick=${() => drop(reminder)}>Drop the reminder<//>
    </span>
    ${asking && html`<${RemindDialog} message=${{ id: reminder.message }} onClose=${() => setAsking(false)} />`}
  </li>`;
}
