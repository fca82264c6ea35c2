/** @module The messages of the person that are still to be sent here, and those that could not be. */
import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { overOf, refreshForLater, useForLater, useForLaterIn } from 'app/data/forLater.js';
import { ScheduledItem } from 'app/composer/ScheduledItem.js';
import { Dialog } from 'app/ui/Dialog.js';
import { Empty, ErrorState, Skeleton } from 'app/ui/states.js';

/** @param {{head: object, onClose: () => void}} props */
export function ScheduledDialog({ head, onClose }) {
  const known = useForLater();
  const { pending, problem } = known;
  const over = overOf(known).filter(({ conversationId }) => conversationId === head.id);
  const here = [...useForLaterIn(head.id, 'failed'), ...useForLaterIn(head.id, 'pending'), ...over];
  useEffect(() => void refreshForLater(), []);
  return html`<${Dialog} title="Messages to be sent" onClose=${onClose} wide>
    ${problem && html`<${ErrorState} problem=${problem} retry=${refreshForLater} />`} ${!pending && !problem && html`<${Skeleton} rows=${2} />`}
    ${pending && !here.length && html`<${Empty} icon="clock" title="Nothing is waiting to be sent here" />`}
    <ul class="scheduled-list" role="list">
      ${here.map((each) => html`<${ScheduledItem} key=${each.id} message=${each} />`)}
    </ul>
  <//>`;
}
