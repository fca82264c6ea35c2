/** @module That messages of the person could not be sent when they were due: it stays until each is sent or discarded. */
import { html } from 'htm/preact';
import { useForLater } from 'app/data/forLater.js';
import { href } from 'app/router.js';
import { Icon } from 'app/ui/Icon.js';

export function NotSent() {
  const count = useForLater(({ failed }) => failed?.length);
  if (!count) return null;
  return html`<a class="inbox-notice" href=${href('later')}>
    <${Icon} name="warning" /><span>${count === 1 ? 'A message of yours was not sent' : `${count} messages of yours were not sent`}. See what to do.</span>
  </a>`;
}
