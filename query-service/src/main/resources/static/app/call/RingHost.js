/** @module Wherever the person is: who is calling, the call that goes on, and the calls that begin soon. */
import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { CallBar } from 'app/call/CallBar.js';
import { useLiveCall, resume } from 'app/call/liveCall.js';
import { followSessions, useFollowing, useLiveSessions } from 'app/call/liveSessions.js';
import { ReminderCards } from 'app/call/ReminderCards.js';
import { RingCard } from 'app/call/RingCard.js';
import { ring as ringSound } from 'app/call/ringing.js';
import { MEDIA } from 'app/call/words.js';
import { listed } from 'app/data/conversations.js';
import { session, useSession } from 'app/data/session.js';
import { announce } from 'app/ui/live.js';

const BLINK = 1_000;

/** The calls in which the person is rung and that this tab is not about to enter. */
function useRings(me) {
  const entered = useLiveCall((now) => (now && now.stage !== 'out' ? now.id : null));
  return useLiveSessions().filter(
    ({ call, phase, ringing }) => phase !== 'ENDED' && call !== entered && ringing.some(({ id }) => id === me),
  );
}

/** The tab's title blinks, so that it is found among others. */
function useBlinking(words) {
  useEffect(() => {
    if (!words) return;
    let base = document.title;
    const timer = setInterval(() => {
      if (document.title === words) document.title = base;
      else [base, document.title] = [document.title, words];
    }, BLINK);
    return () => {
      clearInterval(timer);
      if (document.title === words) document.title = base;
    };
  }, [words]);
}

/** A notification of the system, where the person has allowed it and looks elsewhere. */
function useNotification(words, key) {
  useEffect(() => {
    if (!words || !document.hidden || globalThis.Notification?.permission !== 'granted') return;
    const shown = new Notification(words, { tag: key, requireInteraction: true, icon: '/icon.svg' });
    shown.onclick = () => window.focus();
    return () => shown.close();
  }, [words, key]);
}

/** Alt+A leads to the ring from everywhere, also while something is written. */
function useWayToRings(host, some) {
  useEffect(() => {
    if (!some) return;
    const press = (event) => {
      if (!event.altKey || event.code !== 'KeyA') return;
      event.preventDefault();
      host.current?.querySelector('.ring-card .answer')?.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [some]);
}

export default function RingHost() {
  const me = useSession()?.person;
  const host = useRef(/** @type {HTMLElement | null} */ (null));
  const [silenced, setSilenced] = useState(/** @type {string[]} */ ([]));
  const rings = useRings(me);
  const busy = useLiveCall((now) => now?.stage === 'in');
  useEffect(() => {
    followSessions();
    resume();
    return session.watch(followSessions);
  }, []);

  const first = rings[0];
  const words = first ? `${listed([...new Set(rings.map(({ startedBy }) => startedBy.name))])} ${rings.length > 1 ? 'are' : 'is'} calling` : '';
  const loud = !busy && rings.some(({ call }) => !silenced.includes(call));
  useEffect(() => (loud ? ringSound() : undefined), [loud]);
  useEffect(() => {
    if (first) announce(`${first.startedBy.name} is calling: ${MEDIA[first.media]}. Alt A leads to the answer.`, 'assertive');
  }, [first?.call]);
  useBlinking(words && `☎ ${words}`);
  useNotification(words, first?.call);
  useWayToRings(host, rings.length > 0);

  return html`<div class="ring-host" ref=${host} data-following=${useFollowing()}>
    <section aria-label="Incoming calls" class="ring-cards">
      ${rings.map((live) => html`<${RingCard} key=${live.call} live=${live} busy=${busy} silence=${() => setSilenced((all) => [...all, live.call])} />`)}
      <${ReminderCards} me=${me} />
    </section>
    <${CallBar} />
  </div>`;
}
