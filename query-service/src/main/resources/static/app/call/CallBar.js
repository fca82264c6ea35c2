/** @module On every other page: the call that goes on meanwhile, and the way back to it. */
import { html } from 'htm/preact';
import { hangUp, switchMic, useLiveCall } from 'app/call/liveCall.js';
import { useLiveSession } from 'app/call/liveSessions.js';
import { MEDIA } from 'app/call/words.js';
import { titleOf } from 'app/data/conversations.js';
import { session } from 'app/data/session.js';
import { href, useRoute } from 'app/router.js';
import { IconButton } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { toastProblem } from 'app/ui/live.js';

export function CallBar() {
  const id = useLiveCall((now) => (now?.stage === 'in' ? now.id : null));
  const muted = useLiveCall((now) => (now?.local ? !now.local.mic : null));
  const live = useLiveSession(id);
  const { page, parts } = useRoute();
  if (!id || !live || (page === 'call' && parts[0] === id)) return null;
  return html`<aside class="call-bar" aria-label="Call that goes on">
    <a href=${href('call', id)}>
      <${Icon} name=${live.media === 'TEXT' ? 'message' : 'phone'} />
      <span class="ellipsis">Back to the ${MEDIA[live.media]}: ${titleOf(live.conversation)}</span>
    </a>
    ${muted !== null && html`<${IconButton} icon=${muted ? 'mic-off' : 'mic'} label="Microphone" aria-pressed=${!muted} onClick=${() => switchMic()} />`}
    <${IconButton} icon="phone-off" label="Hang up" onClick=${() => hangUp().catch(toastProblem)} />
  </aside>`;
}
