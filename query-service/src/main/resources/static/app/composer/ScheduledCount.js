/** @module How many messages of the person are still to be sent in a conversation. */
import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { session } from 'app/data/session.js';
import { useQuery } from 'app/data/useQuery.js';
import { PENDING } from 'app/composer/ScheduledDialog.js';
import { Icon } from 'app/ui/Icon.js';

/** @param {{conversation: string, events: ReturnType<import('app/data/store.js').createStore>, open: (dialog: string) => void}} props */
export function ScheduledCount({ conversation, events, open }) {
  const { data, refresh } = useQuery(PENDING, { person: session.get()?.person, state: 'PENDING' });
  useEffect(
    () =>
      events.watch(
        (update) => (update === 'again' || /^message\.sch/.test(update?.type) || update?.type === 'message.sent') && refresh(),
      ),
    [events],
  );
  const count = data?.scheduledMessages.nodes.filter((each) => each.conversationId === conversation).length;
  if (!count) return null;
  return html`<button type="button" class="to-be-sent" onClick=${() => open('scheduled')}>
    <${Icon} name="clock" />${count === 1 ? '1 message to be sent' : `${count} messages to be sent`}
  </button>`;
}
