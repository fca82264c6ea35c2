/** @module Where messages are written. */
import { html } from 'htm/preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { post } from 'app/data/outbox.js';
import { typing } from 'app/data/realtime.js';
import { session } from 'app/data/session.js';
import { useDraft } from 'app/composer/draft.js';
import { enterSends, useEnterSends } from 'app/composer/enter.js';
import { grow } from 'app/composer/grow.js';
import { STYLES } from 'app/composer/markdown.js';
import { mentioned } from 'app/composer/mentions.js';
import { Notices } from 'app/composer/Notices.js';
import { Preview } from 'app/composer/Preview.js';
import { SendButton } from 'app/composer/SendButton.js';
import { Toolbar } from 'app/composer/Toolbar.js';
import { UploadList } from 'app/composer/UploadList.js';
import { useMentions } from 'app/composer/useMentions.js';
import { useUploads } from 'app/composer/useUploads.js';

const LONGEST = 40_000;

/**
 * @param {{head: object, thread?: string | null, live?: object | null, writing?: boolean, open: (dialog: string, detail?: any) => void,
 *     editLast?: () => void, onSent?: () => void}} props `thread`: the message that is answered, `live`: the live chat that the
 *     person is in, `writing`: the cursor is here from the beginning
 */
export function Composer({ head, thread = null, live = null, writing = false, open, editLast = () => {}, onSent = () => {} }) {
  const [draft, change, clear] = useDraft(head.id, thread);
  const [preview, setPreview] = useState(false);
  const [dragged, setDragged] = useState(false);
  const area = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const frame = useRef(/** @type {HTMLElement | null} */ (null));
  const enter = useEnterSends();
  const people = head.participants.nodes.map(({ person }) => person).filter(({ id }) => id !== session.get()?.person);
  const mentions = useMentions(area, people);
  const { uploads, add, remove, clear: clearUploads } = useUploads(head.id);
  const ready = uploads.filter(({ id }) => id);
  const waiting = uploads.some(({ id, problem }) => !id && !problem);
  const text = draft.text.trim();
  const sendable = Boolean(text || ready.length) && !waiting && text.length <= LONGEST;

  useLayoutEffect(() => area.current && grow(area.current), [draft.text, preview]);
  useEffect(() => {
    if (writing) area.current?.focus();
  }, [head.id, thread, writing]);

  /** What is written as a command says it. */
  const content = () => ({
    text: text || ready.map(({ name }) => name).join(', '),
    ...mentioned(text, people),
    ...(draft.urgency === 'normal' ? {} : { urgency: draft.urgency }),
    ...(draft.needsReplyBy ? { needsReplyBy: draft.needsReplyBy } : {}),
    ...(draft.privateNote ? { privateNote: true } : {}),
    ...(ready.length ? { attachments: ready.map(({ id }) => id) } : {}),
    ...(thread ? { inReplyTo: thread } : {}),
  });
  const done = () => {
    clear();
    clearUploads();
    setPreview(false);
    area.current?.focus();
    onSent();
  };
  const send = () => {
    if (!sendable) return;
    post(head.id, { ...content(), ...(live ? { mode: 'live', call: live.id } : {}) });
    done();
  };

  const keys = (event) => {
    const shortcut = (event.ctrlKey || event.metaKey) && STYLES.find(({ key }) => key === event.key.toLowerCase());
    if (mentions.keys(event)) event.preventDefault();
    else if (shortcut) (event.preventDefault(), shortcut.run(area.current));
    else if (event.key === 'Enter' && !event.isComposing && enterSends(event, enter)) (event.preventDefault(), send());
    else if (event.key === 'ArrowUp' && !draft.text) (event.preventDefault(), editLast());
    else if (event.key === 'Escape') area.current.blur();
    else return;
    event.stopPropagation();
  };
  const input = (event) => {
    change({ text: event.currentTarget.value });
    mentions.look();
    if (event.currentTarget.value) typing(head.id);
  };
  const paste = ({ clipboardData }) => clipboardData.files.length && add(clipboardData.files);
  const drop = (event) => {
    event.preventDefault();
    setDragged(false);
    add(event.dataTransfer.files);
  };
  const over = (event) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    setDragged(true);
  };
  const leave = (event) => frame.current.contains(event.relatedTarget) || setDragged(false);

  const label = thread
    ? 'Reply in the thread'
    : live
      ? 'Write to the live chat'
      : draft.privateNote
        ? 'Write a note for members'
        : 'Write a message';
  return html`<section
    class=${['composer', draft.privateNote && 'private', dragged && 'dragged', live && 'live'].filter(Boolean).join(' ')}
    ref=${frame}
    aria-label=${thread ? 'Reply' : 'New message'}
    onDragOver=${over}
    onDragLeave=${leave}
    onDrop=${drop}
  >
    <${Notices} draft=${draft} change=${change} />
    <${UploadList} uploads=${uploads} remove=${remove} />
    ${
      preview
        ? html`<${Preview} text=${draft.text} />`
        : html`<div class="writing">
          ${mentions.list}
          <textarea
            ref=${area}
            rows="1"
            aria-label=${label}
            placeholder=${label}
            value=${draft.text}
            onInput=${input}
            onKeyDown=${keys}
            onPaste=${paste}
            onBlur=${mentions.close}
            onClick=${mentions.look}
            ...${mentions.aria}
          ></textarea>
        </div>`
    }
    ${text.length > LONGEST && html`<p class="form-problem" role="alert">${text.length - LONGEST} characters too many; send it as a file.</p>`}
    <div class="composer-foot">
      <${Toolbar} head=${head} draft=${draft} change=${change} area=${area} add=${add} preview=${preview} setPreview=${setPreview} />
      <${SendButton} head=${head} content=${content} disabled=${!sendable} send=${send} done=${done} open=${open} waiting=${waiting} />
    </div>
  </section>`;
}
