/** @module The tools at a message, there while the pointer or the focus is on it. */
import { html } from 'htm/preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useStore } from 'app/data/store.js';
import { menuOf } from 'app/conversation/actions.js';
import { EmojiPicker } from 'app/conversation/EmojiPicker.js';
import { IconButton } from 'app/ui/Button.js';
import { Menu } from 'app/ui/Menu.js';

/** @param {{message: object, place: string, context: object, inThread: boolean}} props `place`: which one of those on the page */
export function MessageTools({ message, place, context, inThread }) {
  const picking = useStore(context.ui, (ui) => ui.picking === place);
  const tools = useRef(/** @type {HTMLElement | null} */ (null));
  const [up, setUp] = useState(false);
  // a list that opens at the foot of the screen opens upwards
  useLayoutEffect(() => setUp(tools.current.getBoundingClientRect().top > innerHeight * 0.5), [picking]);
  const run = (action) => () => context.run(action, message);
  const close = () => {
    context.mark({ picking: null });
    tools.current?.closest('article')?.focus();
  };
  const pick = (emoji) => (close(), context.run('react', message, emoji));
  return html`<div class="tools" role="toolbar" aria-label="With this message" ref=${tools}>
    ${
      context.may('pick', message) &&
      html`<span class="menu-anchor">
      <${IconButton} small icon="smile" label="React" keys="e" aria-haspopup="menu" aria-expanded=${picking}
        onClick=${() => context.mark({ picking: picking ? null : place })} />
      ${picking && html`<${EmojiPicker} up=${up} pick=${pick} close=${close} />`}
    </span>`
    }
    ${!inThread && html`<${IconButton} small icon="thread" label="Reply in thread" keys="r" onClick=${run('thread')} />`}
    ${context.may('later', message) && html`<${IconButton} small icon="later" label="Reply later" keys="l" onClick=${run('later')} />`}
    ${context.may('talk', message) && html`<${IconButton} small icon="phone" label="Talk about this now" keys="c" onClick=${run('talk')} />`}
    <${Menu} small label="More" up=${up} items=${menuOf(message, context)} />
  </div>`;
}
