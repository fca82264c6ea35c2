/** @module A message of one's own is changed where it stands. */
import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { grow } from 'app/composer/grow.js';
import { Button } from 'app/ui/Button.js';
import { toastProblem } from 'app/ui/live.js';

/** What was changed and not saved, and from what, by message: who scrolls far away or to another page finds it again. */
const unsaved = new Map();

/** @param {{message: {id: string, text: string}, done: () => void}} props */
export function EditForm({ message, done }) {
  const [from] = useState(message.text);
  const [text, setText] = useState(() => {
    const kept = unsaved.get(message.id);
    return kept?.from === from ? kept.text : from;
  });
  const [busy, setBusy] = useState(false);
  const area = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  useEffect(() => {
    grow(area.current);
    area.current.focus();
    area.current.setSelectionRange(text.length, text.length);
  }, []);
  const write = ({ currentTarget }) => {
    unsaved.set(message.id, { from, text: currentTarget.value });
    setText(currentTarget.value);
    grow(currentTarget);
  };
  const close = () => {
    unsaved.delete(message.id);
    const article = area.current?.closest('article');
    done();
    article?.focus();
  };
  const save = async () => {
    if (!text.trim() || text === message.text) return close();
    setBusy(true);
    try {
      await command('PUT', `/v1/messages/${message.id}`, { text });
      close();
    } catch (thrown) {
      setBusy(false);
      toastProblem(thrown);
    }
  };
  const keys = (event) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return html`<form class="edit" onSubmit=${(event) => (event.preventDefault(), save())}>
    <textarea
      ref=${area}
      class="input"
      aria-label="Edit the message"
      value=${text}
      maxlength="40000"
      onInput=${write}
      onKeyDown=${keys}
    ></textarea>
    <div class="edit-buttons">
      <span class="quiet">Enter saves, Escape leaves it as it was</span>
      <${Button} small onClick=${close}>Cancel<//>
      <${Button} small kind="primary" type="submit" busy=${busy}>Save<//>
    </div>
  </form>`;
}
