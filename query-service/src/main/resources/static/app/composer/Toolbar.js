/** @module The tools of the composer: files, styles, and what is special about the message. */
import { html } from 'htm/preact';
import { useMe } from 'app/data/people.js';
import { useRef } from 'preact/hooks';
import { STYLES } from 'app/composer/markdown.js';
import { IconButton } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { Menu } from 'app/ui/Menu.js';
import { moments } from 'app/ui/moments.js';

const SIGNS = { bold: html`<b>B</b>`, italic: html`<i>I</i>`, code: html`<code>‹›</code>`, list: '•–', quote: '❝' };
const control = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl+';

/**
 * @param {{head: object, draft: import('app/composer/draft.js').Draft, change: (more: object) => void, area: {current: any},
 *     add: (files: FileList) => void, preview: boolean, setPreview: (on: boolean) => void}} props
 */
export function Toolbar({ head, draft, change, area, add, preview, setPreview }) {
  const files = useRef(/** @type {HTMLInputElement | null} */ (null));
  const me = useMe();
  const notes = head.kind === 'INQUIRY' && me?.kind === 'MEMBER';
  const items = [
    {
      label: 'Urgent',
      icon: 'urgent',
      checked: draft.urgency === 'urgent',
      run: () => change({ urgency: draft.urgency === 'urgent' ? 'normal' : 'urgent' }),
    },
    {
      label: 'No hurry',
      icon: 'later',
      checked: draft.urgency === 'low',
      run: () => change({ urgency: draft.urgency === 'low' ? 'normal' : 'low' }),
    },
    'line',
    ...moments().map(({ label, at }) => ({
      label: `Needs a reply: ${label[0].toLowerCase()}${label.slice(1)}`,
      icon: 'clock',
      run: () => change({ needsReplyBy: at }),
    })),
    { label: 'Needs a reply by …', icon: 'clock', run: () => change({ needsReplyBy: moments()[0].at }) },
  ];
  const attach = () => files.current.click();
  const chosen = (event) => (add(event.currentTarget.files), (event.currentTarget.value = ''));
  return html`<div class="composer-tools" role="toolbar" aria-label="Tools for writing">
    <input type="file" multiple hidden ref=${files} onChange=${chosen} aria-label="Files" />
    <${IconButton} small icon="clip" label="Attach files" onClick=${attach} />
    <${Menu} small up start icon="urgent" label="Urgency and reply by" items=${items} />
    ${
      notes &&
      html`<${IconButton} small icon="lock" label="Note for members only" aria-pressed=${draft.privateNote}
      onClick=${() => change({ privateNote: !draft.privateNote })} />`
    }
    <span class="styles">
      ${STYLES.map(
        ({ id, label, key, run }) => html`<button
          key=${id}
          type="button"
          class="button plain icon small"
          aria-label=${label}
          title=${key ? `${label} (${control}${key.toUpperCase()})` : label}
          disabled=${preview}
          onMouseDown=${(event) => event.preventDefault()}
          onClick=${() => run(area.current)}
        >
          ${SIGNS[id] ?? html`<${Icon} name="link" />`}
        </button>`,
      )}
    </span>
    <${IconButton} small icon="eye" label="Preview" aria-pressed=${preview} onClick=${() => setPreview(!preview)} />
  </div>`;
}
