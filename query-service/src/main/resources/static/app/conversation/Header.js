/** @module The head of a conversation: what it is called, who is in it, and what can be done with all of it. */
import { html } from 'htm/preact';
import { startCall } from 'app/call/start.js';
import { callProviders } from 'app/data/config.js';
import { KINDS, titleOf } from 'app/data/conversations.js';
import { once } from 'app/data/inTurn.js';
import { session } from 'app/data/session.js';
import { href } from 'app/router.js';
import { mineOf } from 'app/conversation/mine.js';
import { Avatar } from 'app/ui/Avatar.js';
import { IconButton } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { Menu } from 'app/ui/Menu.js';
import { toastProblem } from 'app/ui/live.js';

const SHOWN = 4;

/** @param {{head: object, kept: {patch: Function, refresh: () => Promise<void>}, open: (dialog: string, detail?: any) => void}} props */
export function Header({ head, kept, open }) {
  const me = session.get()?.person;
  const people = head.participants.nodes.map(({ person }) => person);
  const others = people.filter(({ id, kind }) => id !== me && kind !== 'BOT');
  const closed = head.state === 'CLOSED';
  const call = (media) => () =>
    head.kind === 'DIRECT' || others.length === 1
      ? once(`call ${head.id}`, () => startCall(head.id, { media, ring: others.map(({ id }) => id) }).catch(toastProblem))
      : open('call', { media });
  const mine = mineOf(head, kept);
  const { muted, favourite, snoozedUntil } = head.mine ?? {};
  const items = [
    !closed && { label: 'Live chat', icon: 'message', run: call('text') },
    !closed && callProviders().length > 1 && { label: 'Call here or elsewhere', icon: 'link', run: () => open('call', { media: 'video' }) },
    !closed && { label: 'Schedule a call', icon: 'calendar', run: () => open('schedule') },
    { label: 'People', icon: 'people', run: () => open('people') },
    'line',
    {
      label: favourite ? 'No favourite any more' : 'Favourite',
      icon: 'star',
      run: mine.favour,
    },
    {
      label: muted ? 'Hear of it again' : 'Mute',
      icon: muted ? 'bell' : 'bell-off',
      run: mine.mute,
    },
    snoozedUntil
      ? { label: 'Bring back now', icon: 'snooze', run: mine.wake }
      : { label: 'Snooze', icon: 'snooze', run: () => open('snooze') },
    'line',
    head.kind !== 'DIRECT' && { label: 'Rename', icon: 'edit', run: () => open('rename') },
    { label: 'Messages to be sent', icon: 'clock', run: () => open('scheduled') },
    head.kind !== 'DIRECT' &&
      (closed
        ? { label: 'Reopen', icon: 'retry', run: mine.reopen }
        : { label: 'Close', icon: 'check', run: () => open('close') }),
  ].filter(Boolean);
  return html`<header class="talk-head">
    <a class="button plain icon back" href=${href('inbox')} aria-label="Back to the inbox" title="Back to the inbox (u)"><${Icon} name="back" /></a>
    <div class="talk-title">
      <h1 class="ellipsis">${favourite && html`<${Icon} name="star" filled />`}${titleOf(head)}</h1>
      <p class="quiet ellipsis">
        ${KINDS[head.kind]}${head.kind === 'INQUIRY' && head.external && ` · ${head.external}`}${closed && ' · closed'}${muted && ' · muted'}
      </p>
    </div>
    <button type="button" class="faces" onClick=${() => open('people')} aria-label=${`${people.length} people`} title="People">
      ${others.slice(0, SHOWN).map((person) => html`<${Avatar} key=${person.id} name=${person.name} person=${person.id} size="1.9rem" />`)}
      <span class="more-faces">${head.participants.pageInfo.hasNextPage ? '200+' : people.length}</span>
    </button>
    ${
      !closed &&
      html`<${IconButton} icon="phone" label="Voice call" keys="C" onClick=${call('voice')} />
      <${IconButton} icon="video" label="Video call" keys="V" onClick=${call('video')} />`
    }
    <${Menu} label="More for this conversation" items=${items} />
  </header>`;
}
