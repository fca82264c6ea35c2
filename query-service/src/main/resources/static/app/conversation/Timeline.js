/** @module The timeline on the screen. What is in the page is bounded, however long the conversation is. */
import { html } from 'htm/preact';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { useStore } from 'app/data/store.js';
import { session } from 'app/data/session.js';
import { arranged } from 'app/conversation/entries.js';
import { Entry } from 'app/conversation/Entry.js';
import { PendingMessage } from 'app/conversation/PendingMessage.js';
import { MOST } from 'app/conversation/timeline.js';
import { useAnchor } from 'app/conversation/useAnchor.js';
import { Button } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { Empty, ErrorState, Skeleton } from 'app/ui/states.js';

/** How near the edge of what is loaded is near: some screens of it. */
const NEAR = 2_500;

/**
 * @param {{timeline: ReturnType<import('app/conversation/timeline.js').createTimeline>, outgoing: object[], readUpTo: string | null,
 *     marked: string | null, context: object, onEnd: (atEnd: boolean) => void}} props `marked`: the message that the address names
 */
export function Timeline({ timeline, outgoing, readUpTo, marked, context, onEnd }) {
  const shown = useStore(timeline.store);
  const box = useRef(/** @type {HTMLElement | null} */ (null));
  const list = useRef(/** @type {HTMLElement | null} */ (null));
  const pending = shown.newer ? [] : outgoing.filter(({ id }) => !shown.entries.some(({ key }) => key === id));
  const count = pending.length;
  const { note, show, atEnd } = useAnchor(box, list, shown.entries);
  const [away, setAway] = useState(false);
  const rows = useMemo(() => arranged(shown.entries, readUpTo, session.get()?.person), [shown.entries, readUpTo]);

  const look = useCallback(() => {
    const end = note();
    const { entries, older, newer, problem } = timeline.store.get();
    const { scrollTop, scrollHeight, clientHeight } = box.current;
    // a full window that is low is not near to both of its edges: it would slide to and fro
    const near = entries.length < MOST ? NEAR : Math.min(NEAR, (scrollHeight - clientHeight) / 3);
    if (older && !problem && scrollTop < near) timeline.showOlder();
    if (newer && !problem && scrollHeight - scrollTop - clientHeight < near) timeline.showNewer();
    setAway(!end || newer);
    onEnd(end && !newer);
    if (end && !newer) timeline.seen();
  }, [timeline]);

  // one's own message is always in sight
  useLayoutEffect(() => {
    if (count && outgoing.at(-1).state === 'pending') show('end');
  }, [count]);
  useLayoutEffect(() => {
    if (!shown.ready) return;
    const unread = rows.find((row) => row.unread);
    if (shown.aim.key !== 'end') show(shown.aim.key);
    else if (unread && shown.aim.times === 1) show(unread.entry.key, 0.2);
    else show('end');
    look();
  }, [shown.ready, shown.aim]);
  useEffect(() => {
    if (shown.ready && !shown.busy) look();
  }, [shown.entries, shown.busy]);

  const toEnd = () => (shown.newer ? timeline.showEnd() : show('end'), look());
  const empty = shown.ready && !shown.entries.length && !count;

  const failure =
    shown.problem && html`${shown.problem.detail} <${Button} small onClick=${timeline.tryAgain}>Try again<//>`;

  return html`<div class="timeline-frame">
    <div class="timeline" ref=${box} onScroll=${look} tabindex="0" role="region" aria-label="Conversation">
      ${shown.problem && !shown.ready && html`<${ErrorState} problem=${shown.problem} retry=${timeline.tryAgain} />`}
      ${!shown.ready && !shown.problem && html`<${Skeleton} rows=${8} label="Loading the conversation …" />`}
      ${
        shown.ready &&
        html`<div class="timeline-top" role="status">
        ${
          shown.busy === 'older'
            ? 'Loading older messages …'
            : shown.failed === 'older'
              ? failure
              : !shown.older && !empty && 'This is where the conversation began.'
        }
      </div>`
      }
      ${empty && html`<${Empty} icon="message" title="Nothing said yet"><p>Write the first message below.</p><//>`}
      <div class="entries" ref=${list} role="feed" aria-label="Messages" aria-busy=${shown.busy ? 'true' : 'false'}>
        ${rows.map(
          (row) => html`<${Entry} key=${row.entry.key} ...${row} marked=${row.entry.key === marked} context=${context} />`,
        )}
        ${pending.map((each) => html`<${PendingMessage} key=${each.id} outgoing=${each} />`)}
      </div>
      ${shown.ready && shown.problem && shown.failed !== 'older' && html`<div class="timeline-foot" role="status">${failure}</div>`}
    </div>
    ${
      away &&
      html`<button type="button" class="button to-end" onClick=${toEnd}>
      <${Icon} name="chevron-down" />${shown.news ? `${shown.news} new` : 'Newest'}
    </button>`
    }
  </div>`;
}
