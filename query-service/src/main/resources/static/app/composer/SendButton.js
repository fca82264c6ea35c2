/** @module Sends now, or later. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { forLaterSoon } from 'app/data/forLater.js';
import { newId } from 'app/data/ids.js';
import { once, tell } from 'app/data/inTurn.js';
import { Problem } from 'app/data/problem.js';
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

/** Of drafts whose putting off got no answer: pressed again they are the same message. @type {Map<string, string>} */
const unanswered = new Map();

const putOffBefore = () =>
  new Problem({
    code: 'put-off-before',
    detail: 'What you pressed before has arrived: the message is put off as it was then.',
    remedy: 'See “Messages to be sent”; pressed once more, this one is put off as well',
  });

async function putOff(draft, path, body) {
  const key = unanswered.get(draft) ?? newId();
  unanswered.set(draft, key);
  try {
    await tell('POST', path, body, { key });
  } catch (thrown) {
    if (thrown.passing) throw thrown;
    unanswered.delete(draft);
    if (thrown.code !== 'id-taken') throw thrown;
    forLaterSoon();
    throw putOffBefore();
  }
  unanswered.delete(draft);
  forLaterSoon();
}

const underWay = () =>
  new Problem({ code: 'under-way', detail: 'It is being put off already.', remedy: 'Wait a moment; it can be moved then' });

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
  const schedule = async (when, words) => {
    const message = content();
    const draft = `${session.get()?.person} ${head.id} ${message.inReplyTo}`;
    const put = await once(`schedule ${draft}`, async () => {
      await putOff(draft, `/v1/conversations/${head.id}/scheduled-messages`, { ...message, ...when });
      done();
      toast(`It is sent ${words}.`, { action: { label: 'Show', run: () => open('scheduled') } });
      return true;
    });
    // another time than the one that is on its way is not taken for it
    if (!put) throw underWay();
  };
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
    ${asking && html`<${AtAnotherTime} run=${at} disabled=${disabled} onClose=${() => setAsking(false)} />`}
  </span>`;
}

function AtAnotherTime({ run, disabled, onClose }) {
  const [own, setOwn] = useState(/** @type {string | null} */ (null));
  return html`<${FormDialog} title="Send later" action="Send then" run=${() => run(own)} onClose=${onClose} disabled=${disabled || !own}>
    <${MomentChoice} label="When" choices=${[]} chosen="own" onChoose=${() => {}} own=${own} onOwn=${setOwn} />
  <//>`;
}
