/** @module The notes of a call, one text for all: saved a moment after the last key. */
import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { Problem } from 'app/data/problem.js';
import { session } from 'app/data/session.js';
import { Button } from 'app/ui/Button.js';
import { Field } from 'app/ui/Field.js';
import { clock } from 'app/ui/time.js';

const QUIET = 1_000;

export function Notes({ call }) {
  const stored = call.notes?.text ?? '';
  /** What this page has seen of the stored text: another one is somebody else's. */
  const base = useRef(stored);
  const timer = useRef(0);
  const [text, setText] = useState(stored);
  const [state, setState] = useState('');
  const [theirs, setTheirs] = useState(/** @type {{text: string, name: string} | null} */ (null));
  const latest = useRef(text);
  const asked = useRef(theirs);
  latest.current = text;
  asked.current = theirs;

  useEffect(() => {
    if (stored === base.current) return;
    const untouched = latest.current === base.current;
    const own = stored === latest.current;
    base.current = stored;
    if (untouched) setText(stored);
    else if (!own && call.notes.by.id !== session.get().person) {
      clearTimeout(timer.current);
      setTheirs({ text: stored, name: call.notes.by.name });
    }
  }, [stored]);

  const save = async () => {
    clearTimeout(timer.current);
    const saving = latest.current;
    setState('Saving …');
    try {
      await command('PUT', `/v1/calls/${call.id}/notes`, { text: saving });
      base.current = saving;
      setState(saving === latest.current ? 'Saved' : '');
    } catch (thrown) {
      const { detail, remedy } = Problem.from(thrown);
      setState(`Not saved. ${detail} ${remedy}`);
    }
  };
  const write = (value) => {
    setText(value);
    setState('');
    clearTimeout(timer.current);
    if (!asked.current) timer.current = setTimeout(save, QUIET);
  };
  useEffect(() => () => !asked.current && latest.current !== base.current && save(), []);

  const by = call.notes && `last saved by ${call.notes.by.id === session.get().person ? 'you' : call.notes.by.name} at ${clock(call.notes.at)}`;
  return html`<div class="notes">
    <${Field} as="textarea" label="Notes for everybody, in Markdown" value=${text} onValue=${write} onBlur=${() => !asked.current && text !== base.current && save()} />
    <p class="quiet" role="status">${[state, by].filter(Boolean).join(' · ')}</p>
    ${theirs &&
    html`<div class="notice" role="alert">
      <span>${theirs.name} saved other notes meanwhile.</span>
      <${Button} small onClick=${() => (setText(theirs.text), setTheirs(null), clearTimeout(timer.current))}>Take theirs<//>
      <${Button} small onClick=${() => (setTheirs(null), save())}>Keep mine<//>
    </div>`}
  </div>`;
}
