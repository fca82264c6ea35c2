/** @module How many messages of the person are still to be sent in a conversation. */
import { html } from 'htm/preact';
import { useForLaterIn } from 'app/data/forLater.js';
import { Icon } from 'app/ui/Icon.js';

/** @param {{conversation: string, open: (dialog: string) => void}} props */
export function ScheduledCount({ conversation, open }) {
  const count = useForLaterIn(conversation, 'pending').length;
  if (!count) return null;
  return html`<button type="button" class="to-be-sent" onClick=${() => open('scheduled')}>
    <${Icon} name="clock" />${count === 1 ? '1 message to be sent' : `${count} messages to be sent`}
  </button>`;
}
