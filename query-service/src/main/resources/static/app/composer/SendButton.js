/** @module Sends now, or later. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { command } from 'app/data/api.js';
import { forLaterSoon } from 'app/data/forLater.js';
import { once } from 'app/data/inTurn.js';
import { session } from 'app/data/session.js';
import { chooseEnterSends, useEnterSends } from 'app/composer/enter.js';
import { MomentChoice } from 'app/ui/Choice.js';
import { Button } from 'app/ui/Button.js';
import { FormDialog } from 'app/ui/FormDialog.js';
import { Menu } from 'app/ui/Menu.js';
import { moments } from 'app/ui/moments.js';
import { toast, toastProblem } from 'app/ui/live.js';
import { dayAndTime } from 'app/ui/time.js';

const FEW = 4;

/**
 * @param {{head: object, content: () => object, disabled: boolean, waiting: boolean, send: () => void, done: () => void,
 *     open: (dialog: string) => void}} props `content`: what the message says, `done`: it was taken, `waiting`: for files
 */
export function SendButton({ head, content, disabled, waiting, send, done, open }) {
  const enter = useEnterSends();
  const [asking, setAsking] = useState(false);
  const others = head.participants.nodes
    .map(({ person }) => person)
    .filter(({ id, kind }) => id !== session.get()?.person && kind !== 'BOT');
  const schedule = (when, words) =>
    once(`schedule ${head.id}`, async () => {
      await command('POST', `/v1/conversations/${head.id}/scheduled-messages`, { ...content(), ...when });
      done();
      forLaterSoon();
      toast(`It is sent ${words}.`, { action: { label: 'Show', run: () => open('scheduled') } });
    });
  const at = (moment) => schedule({ dueAt: moment }, dayAndTime(moment));
  const later = [
    ...moments().map(({ label, at: moment }) => ({ label, icon: 'clock', run: () => at(moment).catch(toastProblem) })),
    ...others.slice(0, FEW).map(({ id, name }) => ({
      label: `When ${name} is at work next`,
      icon: 'person',
      run: () => schedule({ inHoursOf: id }, `when ${name} is at work`).catch(toastProblem),
    })),
    { label: 'At another time …', icon: 'calendar', run: () => setAsking(true) },
  ];
  const items = [
    ...(disabled ? [] : [...later, 'line']),
    { label: 'Messages to be sent', icon: 'note', run: () => open('scheduled') },
    { label: 'Enter sends', icon: 'send', checked: enter, run: () => chooseEnterSends(!enter) },
  ];
  return html`<span class="send">
    <${Button} kind="primary" icon="send" disabled=${disabled} onClick=${send} title=${enter ? 'Send (Enter)' : 'Send (Ctrl+Enter)'}>
      <span class="send-word">${waiting ? 'Uploading …' : 'Send'}</span>
    <//>
    <${Menu} label="Send later" icon="chevron-down" up items=${items} />
    ${asking && html`<${AtAnotherTime} run=${at} onClose=${() => setAsking(false)} />`}
  </span>`;
}

function AtAnotherTime({ run, onClose }) {
  const [own, setOwn] = useState(/** @type {string | null} */ (null));
  return html`<${FormDialog} title="Send later" action="Send then" run=${() => run(own)} onClose=${onClose} disabled=${!own}>
    <${MomentChoice} label="When" choices=${[]} chosen="own" onChoose=${() => {}} own=${own} onOwn=${setOwn} />
  <//>`;
}
