/** @module The calls that ring or go on, and those that ended lately. */
import { html } from 'htm/preact';
import { useLiveSessions } from 'app/call/liveSessions.js';
import { MEDIA, MEDIA_ICONS, outcomeWords } from 'app/call/words.js';
import { listed } from 'app/data/conversations.js';
import { titleOf } from 'app/data/conversations.js';
import { href } from 'app/router.js';
import { Icon } from 'app/ui/Icon.js';
import { RelativeTime } from 'app/ui/RelativeTime.js';

const SHOWN = 6;

export function LiveNow() {
  const sessions = useLiveSessions().filter(({ phase }) => phase !== 'ENDED');
  if (!sessions.length) return null;
  return html`<section aria-labelledby="live-now" class="live-now">
    <h2 id="live-now">Live now</h2>
    <ul role="list">
      ${sessions.map((live) => {
        const inside = live.participants.filter(({ until }) => !until).map(({ person }) => person.name);
        return html`<li key=${live.call} class="session">
          <${Icon} name=${MEDIA_ICONS[live.media]} />
          <div class="what">
            <strong class="ellipsis">${titleOf(live.conversation)}</strong>
            <span class="quiet">
              ${live.phase === 'RINGING' ? `${live.startedBy.name} rings ${listed(live.ringing.map(({ name }) => name))}` : `${listed(inside)}, since `}
              ${live.phase === 'ACTIVE' && html`<${RelativeTime} at=${live.answeredAt ?? live.startedAt} />`}
              ${live.escalation && ', grew out of a message'}
            </span>
          </div>
          <a class="button small" href=${href('call', live.call)}>Open<span class="sr-only"> the ${MEDIA[live.media]}</span></a>
        </li>`;
      })}
    </ul>
  </section>`;
}

export function RecentlyEnded() {
  const sessions = useLiveSessions().filter(({ phase, endedAt }) => phase === 'ENDED' && endedAt).slice(-SHOWN).reverse();
  if (!sessions.length) return null;
  return html`<section aria-labelledby="lately" class="live-now">
    <h2 id="lately">Lately</h2>
    <ul role="list">
      ${sessions.map(
        (live) => html`<li key=${live.call} class="session over">
          <${Icon} name=${MEDIA_ICONS[live.media]} />
          <div class="what">
            <strong class="ellipsis">${titleOf(live.conversation)}</strong>
            <span class="quiet">${outcomeWords(live)}, <${RelativeTime} at=${live.endedAt} /></span>
          </div>
          <a class="button small plain" href=${href('call', live.call)}>Summary</a>
        </li>`,
      )}
    </ul>
  </section>`;
}
