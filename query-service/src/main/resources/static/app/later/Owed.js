/** @module A reply that the person owes, to a message or after a call. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Said } from 'app/later/Said.js';
import { drop } from 'app/replylater/owed.js';
import { ReplyLaterDialog } from 'app/replylater/ReplyLaterDialog.js';
import { Button } from 'app/ui/Button.js';
import { dayAndTime, useNow } from 'app/ui/time.js';
import { useStepOn } from 'app/ui/useStepOn.js';

function whenInWords({ until, postponedUntil }, now) {
  if (postponedUntil) return `you are reminded ${dayAndTime(postponedUntil)}`;
  if (!until) return 'without a date';
  return Date.parse(until) < now ? `was due ${dayAndTime(until)}` : `by ${dayAndTime(until)}`;
}

/** @param {{owed: object, place: any, then: () => void}} props `then`: it has changed */
export function Owed({ owed, place, then }) {
  const now = useNow();
  const [asking, setAsking] = useState(false);
  const row = useStepOn();
  const { message, note } = owed;
  return html`<li class="scheduled-item" ref=${row}>
    <p class="said">${message ? html`<${Said} message=${message} />` : 'After a call'}</p>
    <span class="quiet">${whenInWords(owed, now)}${note && ` (${note})`}, ${place}</span>
    <span class="item-buttons">
      ${message && html`<${Button} small onClick=${() => setAsking(true)}>Change<//>`}
      <${Button} small onClick=${() => drop(owed, then)}>No reply needed<//>
    </span>
    ${asking && html`<${ReplyLaterDialog} message=${{ id: message }} onDone=${then} onClose=${() => setAsking(false)} />`}
  </li>`;
}
