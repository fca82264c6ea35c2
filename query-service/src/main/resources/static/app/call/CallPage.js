/** @module The page of one call: before, in, and after it. */
import { html } from 'htm/preact';
import { useEffect } from 'preact/hooks';
import { useCall } from 'app/call/callData.js';
import { CallStage } from 'app/call/CallStage.js';
import { useFocusOnStage } from 'app/call/focus.js';
import { LinkCall } from 'app/call/LinkCall.js';
import { enter, useLiveCall } from 'app/call/liveCall.js';
import { Lobby } from 'app/call/Lobby.js';
import { Summary } from 'app/call/Summary.js';
import { ChatPage } from 'app/chat/ChatPage.js';
import { ErrorState, Skeleton } from 'app/ui/states.js';

/** @param {{parts: string[]}} props */
export default function CallPage({ parts: [id] }) {
  const { call, problem, refresh } = useCall(id);
  const live = useLiveCall((now) => (now?.id === id ? now : null));
  const open = call && call.phase !== 'ENDED';

  // Who started the call has a seat here already, and so has who loads the page anew.
  useEffect(() => {
    if (open && !live) enter(id, { media: call.link ? 'LINK' : call.media, answer: false }).catch(() => {});
  }, [id, open]);

  useFocusOnStage([id, Boolean(call), open, live?.stage].join(' '));

  if (problem && !call) return html`<${ErrorState} problem=${problem} retry=${refresh} />`;
  if (!call) return html`<${Skeleton} rows=${3} label="Loading the call …" />`;
  if (call.media === 'TEXT' && (!open || live?.stage === 'in')) return html`<${ChatPage} key=${id} call=${call} />`;
  if (call.media === 'TEXT' && live?.stage === 'joining') return html`<${Skeleton} rows=${3} label="Joining the chat …" />`;
  if (!open) return html`<${Summary} key=${id} call=${call} />`;
  if (!live || live.stage === 'out') return html`<${Lobby} key=${id} call=${call} left=${Boolean(live)} />`;
  if (call.link) return html`<${LinkCall} call=${call} />`;
  return html`<${CallStage} key=${id} call=${call} live=${live} />`;
}
