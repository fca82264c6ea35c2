/** @module A message of one's own is changed where it stands; what another device made of it meanwhile is not written over unseen. */
import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { command, query } from 'app/data/api.js';
import { grow } from 'app/composer/grow.js';
import { Button } from 'app/ui/Button.js';
import { announce, toast } from 'app/ui/live.js';
import { useSending } from 'app/ui/useSending.js';

const AS_IT_IS = `query ($message: ID!) { message(id: $message) { text edits { at } } }`;

const REPLACED = 'You changed this message on another device at the same moment. The text from here has replaced that one.';

/** The form cannot be left while it is saved: that does not take longer. */
const LONGEST = 30_000;

/** What was changed and not saved, and from what, by message: who scrolls far away or to another page finds it again. */
const unsaved = new Map();

/** @param {{message: {id: string, text: string}, done: () => void}} props */
export function EditForm({ message, done }) {
  const [{ from, text }, setEdit] = useState(() => unsaved.get(message.id) ?? { from: message.text, text: message.text });
  /** What the server has it be, where that is news to the page. */
  const [found, setFound] = useState(/** @type {{text: string, insteadOf: string} | null} */ (null));
  const { busy, problem, send } = useSending();
  const area = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const choice = useRef(/** @type {HTMLElement | null} */ (null));
  const current = found?.insteadOf === message.text ? found.text : message.text;
  const overtaken = current !== from && current !== text;

  const edit = (next) => {
    unsaved.set(message.id, next);
    setEdit(next);
  };
  useEffect(() => {
    area.current.focus();
    area.current.setSelectionRange(text.length, text.length);
  }, []);
  useEffect(() => grow(area.current), [text]);
  useEffect(() => {
    if (!overtaken || text !== from) return;
    edit({ from: current, text: current });
    announce('It was changed on another device. You edit the newer text.');
  }, [current]);
  const close = () => {
    unsaved.delete(message.id);
    const article = area.current?.closest('article');
    done();
    article?.focus();
  };
  const goOnWith = (words) => {
    edit({ from: current, text: words });
    area.current.focus();
  };
  const save = async () => {
    if (overtaken) return choice.current.querySelector('button').focus();
    if (!text.trim() || text === current) return close();
    let saved = false;
    await send(async () => {
      const signal = AbortSignal.timeout(LONGEST);
      const { message: now } = await query(AS_IT_IS, { message: message.id }, { signal });
      if (now.text !== from && now.text !== text) return setFound({ text: now.text, insteadOf: message.text });
      await command('PUT', `/v1/messages/${message.id}`, { text }, { signal });
      saved = true;
      // what was said between the question and the command could not be asked about: so it is told
      const { message: then } = await query(AS_IT_IS, { message: message.id }, { signal }).catch(() => ({ message: now }));
      if (then.edits.length > now.edits.length + 1) toast(REPLACED, { error: true });
    });
    if (saved) close();
  };
  const keys = (event) => {
    // what is on its way cannot be left as it was
    if (event.key === 'Escape') busy || close();
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
      readonly=${busy}
      onInput=${({ currentTarget }) => edit({ from, text: currentTarget.value })}
      onKeyDown=${keys}
    ></textarea>
    ${
      overtaken &&
      html`<div class="overtaken" role="alert" ref=${choice}>
      <p>You changed it on another device meanwhile. There it says:</p>
      <blockquote class="cited">${current}</blockquote>
      <span class="edit-buttons">
        <${Button} small onClick=${() => goOnWith(text)}>Go on with this text<//>
        <${Button} small onClick=${() => goOnWith(current)}>Take the newer one<//>
      </span>
    </div>`
    }
    ${problem && html`<p class="form-problem" role="alert">${problem.detail} ${problem.remedy}</p>`}
    <div class="edit-buttons">
      <span class="quiet">Enter saves, Escape leaves it as it was</span>
      <${Button} small disabled=${busy} onClick=${close}>Cancel<//>
      <${Button} small kind="primary" type="submit" busy=${busy} disabled=${overtaken}>Save<//>
    </div>
  </form>`;
}
