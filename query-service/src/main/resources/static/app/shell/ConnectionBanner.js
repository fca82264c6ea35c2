/** @module Says so while the page does not hear of what happens. */
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { useConnection } from 'app/data/connection.js';
import { Icon } from 'app/ui/Icon.js';

/** A short gap is not worth a word. */
const GRACE = 1_500;

export function ConnectionBanner() {
  const lost = useConnection() === 'reconnecting';
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(lost), lost ? GRACE : 0);
    return () => clearTimeout(timer);
  }, [lost]);
  return html`<div role="status" style="grid-area: banner">
    ${shown && html`<div class="banner"><${Icon} name="retry" />Reconnecting … What you write is kept and sent.</div>`}
  </div>`;
}
