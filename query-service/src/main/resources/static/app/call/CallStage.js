/** @module A call as those see it who are in it. */
import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Controls } from 'app/call/Controls.js';
import { RingList } from 'app/call/RingList.js';
import { ScreenTile, Tile } from 'app/call/Tile.js';
import { SidePanel } from 'app/call/SidePanel.js';
import { unblockSound } from 'app/call/liveCall.js';
import { CONNECTION, stopwatch } from 'app/call/words.js';
import { titleOf } from 'app/data/conversations.js';
import { session } from 'app/data/session.js';
import { href } from 'app/router.js';
import { Button } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { announce } from 'app/ui/live.js';

/** Everybody in the call as far as known: seats, and who was heard of already. */
function peopleIn(call, live) {
  const names = new Map(call.conversation.participants.nodes.map(({ person }) => [person.id, person.name]));
  const people = new Map();
  for (const { person, until } of call.participants) if (!until) people.set(person.id, person.name);
  for (const id of live.others.keys()) if (!people.has(id)) people.set(id, names.get(id) ?? 'Somebody');
  people.delete(session.get().person);
  return [...people].map(([id, name]) => ({ id, name, ...live.others.get(id) }));
}

/** Says who comes, who goes, and whose connection is lost. */
function useSpokenChanges(people) {
  const before = useRef(/** @type {Map<string, {name: string, connection?: string}>} */ (new Map()));
  useEffect(() => {
    const now = new Map(people.map((each) => [each.id, each]));
    const words = [];
    for (const [id, { name, connection, screen }] of now) {
      const old = before.current.get(id);
      if (!old) words.push(`${name} is in the call`);
      else if (connection !== old.connection && connection && (old.connection || connection === 'connected')) {
        words.push(`${name}: ${CONNECTION[connection]}`);
      }
      if (old && screen && !old.screen) words.push(`${name} shares the screen`);
    }
    for (const [id, { name }] of before.current) if (!now.has(id)) words.push(`${name} left the call`);
    before.current = now;
    if (words.length) announce(words.join('. '));
  });
}

function Stopwatch({ since }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return html`<span class="stopwatch" role="timer" aria-label="Duration">${stopwatch(now - Date.parse(since))}</span>`;
}

/** @param {{call: object, live: import('app/call/liveCall.js').LiveCall}} props */
export function CallStage({ call, live }) {
  const me = session.get().person;
  const [panel, setPanel] = useState(() => window.innerWidth > 1100);
  const people = peopleIn(call, live);
  const own = call.conversation.participants.nodes.find(({ person }) => person.id === me)?.person.name ?? 'You';
  const local = live.local ?? { mic: false, camera: false, screen: false, problems: {}, face: null, shown: null };
  useSpokenChanges(people);
  const screens = people.filter(({ shown, screen }) => shown && screen);
  const title = titleOf(call.conversation);
  const problems = Object.entries(local.problems).filter(([, words]) => words);
  return html`<div class=${panel ? 'call with-panel' : 'call'}>
    <section class="stage" aria-label=${`Call: ${title}`}>
      <header class="call-head">
        <a class="button plain icon" href=${href('c', call.conversation.id)} aria-label="To the conversation" title="To the conversation"><${Icon} name="back" /></a>
        <h1 class="ellipsis">${title}</h1>
        ${call.answeredAt ? html`<${Stopwatch} since=${call.answeredAt} />` : html`<span class="quiet">not live yet</span>`}
      </header>
      ${live.blocked && html`<p class="notice"><${Icon} name="warning" />The browser plays no sound yet. <${Button} small onClick=${unblockSound}>Turn the sound on<//></p>`}
      ${problems.map(
        ([what, words]) => html`<p key=${what} class="notice" role="alert"><${Icon} name=${`${what === 'camera' ? 'video' : 'mic'}-off`} />${words}${what === 'mic' ? ' You can listen meanwhile.' : ''}</p>`,
      )}
      <div class=${screens.length || local.shown ? 'tiles-area has-screen' : 'tiles-area'}>
        ${(screens.length > 0 || local.shown) &&
        html`<ul class="screens" role="list" aria-label="Screens">
          ${screens.map(({ id, name, shown }) => html`<${ScreenTile} key=${id} person=${id} name=${name} stream=${shown} />`)}
          ${!screens.length && html`<${ScreenTile} person=${me} name="You" you stream=${local.shown} />`}
        </ul>`}
        <ul class="tiles" role="list" aria-label="People in the call" data-count=${people.length + 1}>
          ${people.map(
            ({ id, name, connection, mic, camera, main }) => html`<${Tile}
              key=${id}
              person=${id}
              name=${name}
              stream=${camera && main?.getVideoTracks().length ? main : null}
              mic=${mic ?? true}
              speaking=${live.speaking.has(id)}
              connection=${connection ?? 'connecting'}
            />`,
          )}
          <${Tile} key="me" you person=${me} name=${own} stream=${local.face} mic=${local.mic} speaking=${live.speaking.has(me)} />
        </ul>
        <${RingList} call=${call} alone=${!people.length} />
        ${!people.length && call.phase === 'ACTIVE' && html`<p class="quiet lonely">Nobody else is here at the moment.</p>`}
      </div>
      <${Controls} call=${call} local=${local} isHost=${call.host.id === me} panel=${panel} onPanel=${() => setPanel(!panel)} />
    </section>
    ${panel && html`<${SidePanel} call=${call} onClose=${() => setPanel(false)} />`}
  </div>`;
}
