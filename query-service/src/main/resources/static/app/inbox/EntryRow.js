/** @module A conversation in the inbox. */
import { html } from 'htm/preact';
import { KINDS, othersIn, titleOf } from 'app/data/conversations.js';
import { session } from 'app/data/session.js';
import { Marks } from 'app/inbox/Marks.js';
import { href } from 'app/router.js';
import { Avatar } from 'app/ui/Avatar.js';
import { Icon } from 'app/ui/Icon.js';
import { Menu } from 'app/ui/Menu.js';
import { oneLine } from 'app/ui/oneLine.js';
import { RelativeTime } from 'app/ui/RelativeTime.js';

/** Who said what last. */
function snippet({ by, text }) {
  const who = by.id === session.get()?.person ? 'You' : by.name.split(' ')[0];
  return `${who}: ${text == null ? 'took a message back' : oneLine(text)}`;
}

/**
 * @param {{entry: object, current: boolean, opened: boolean, items: object[], onFocus: () => void}} props `current`: where the
 *     cursor of the keyboard is; `opened`: whether it is shown beside the list
 */
export function EntryRow({ entry, current, opened, items, onFocus }) {
  const { conversation, lastMessage, unread, mentions, favourite, muted } = entry;
  const title = titleOf(conversation);
  const direct = conversation.kind === 'DIRECT';
  return html`<li class=${['entry', unread && 'unread', opened && 'opened'].filter(Boolean).join(' ')}>
    <a
      class="entry-link"
      href=${href('c', conversation.id)}
      data-conversation=${conversation.id}
      tabindex=${current ? 0 : -1}
      aria-current=${opened ? 'true' : undefined}
      onFocus=${onFocus}
    >
      <${Avatar} name=${title} square=${!direct} person=${direct ? othersIn(conversation)[0]?.id : undefined} size="2.5rem" />
      <span class="entry-text">
        <span class="entry-head">
          <strong class="ellipsis">${title}</strong>
          ${!direct && html`<span class="sr-only">, ${KINDS[conversation.kind]}</span>`}
          ${favourite && html`<${Icon} name="star" filled /><span class="sr-only">, favourite</span>`}
          ${muted && html`<${Icon} name="bell-off" /><span class="sr-only">, muted</span>`}
          ${lastMessage && html`<span class="entry-time"><${RelativeTime} at=${lastMessage.at} short /></span>`}
        </span>
        <span class="entry-line">
          <span class="ellipsis">${lastMessage ? snippet(lastMessage) : 'Nothing said yet'}</span>
          ${mentions > 0 && html`<span class="badge accent">@<span class="sr-only"> ${mentions} mentions</span></span>`}
          ${
            unread > 0 &&
            html`<span class=${muted ? 'badge' : 'badge accent'}>
            ${unread > 99 ? '99+' : unread}<span class="sr-only"> unread</span>
          </span>`
          }
        </span>
        <${Marks} entry=${entry} />
      </span>
    </a>
    <span class="entry-tools"><${Menu} label=${`What to do with ${title}`} items=${items} small tabindex=${current ? 0 : -1} /></span>
  </li>`;
}
