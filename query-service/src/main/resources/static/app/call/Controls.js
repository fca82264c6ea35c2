/** @module The controls of a call, with the keys that do the same. */
import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { ContinueLater } from 'app/call/ContinueLater.js';
import { DeviceDialog } from 'app/call/DeviceDialog.js';
import { HandOver } from 'app/call/HandOver.js';
import { hangUp, switchCamera, switchMic, switchScreen } from 'app/call/liveCall.js';
import { RingDialog } from 'app/call/RingDialog.js';
import { command } from 'app/data/api.js';
import { announce, toastProblem } from 'app/ui/live.js';
import { Icon } from 'app/ui/Icon.js';
import { useKeys } from 'app/ui/keys.js';
import { Menu } from 'app/ui/Menu.js';

/** Works also while something is written. */
function useHangUpKey(run) {
  useEffect(() => {
    const press = (event) => {
      if (!event.ctrlKey || !event.shiftKey || event.code !== 'KeyH') return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

const leave = () => hangUp().catch(toastProblem);

function Switch({ on, label, icon, keys, problem, onClick }) {
  return html`<button
    type="button"
    class=${['control', on ? 'on' : 'off', problem && 'problem'].filter(Boolean).join(' ')}
    aria-pressed=${on}
    aria-label=${label}
    title=${`${label} (${keys})`}
    onClick=${onClick}
  >
    <${Icon} name=${icon} />
  </button>`;
}

/**
 * @param {{call: object, local: import('app/call/localMedia.js').Local, isHost: boolean, panel: boolean, onPanel: () => void}} props
 */
export function Controls({ call, local, isHost, panel, onPanel }) {
  const [dialog, setDialog] = useState(/** @type {Function | null} */ (null));
  const show = (which) => setDialog(() => which);
  const toggle = (words, run) => async () => {
    await run();
    announce(words());
  };
  const mic = toggle(() => (local.mic ? 'Muted' : 'Microphone on'), switchMic);
  const camera = toggle(() => (local.camera ? 'Camera off' : 'Camera on'), switchCamera);
  const end = () => command('POST', `/v1/calls/${call.id}/end`).catch(toastProblem);
  useHangUpKey(leave);
  useKeys([
    { keys: 'm', label: 'Mute or unmute', group: 'In a call', run: mic },
    { keys: 'v', label: 'Camera on or off', group: 'In a call', run: camera },
    { keys: 's', label: 'Share the screen, or stop', group: 'In a call', run: () => switchScreen() },
    { keys: 'Ctrl+Shift+H', label: 'Hang up', group: 'In a call', run: leave },
  ]);
  const items = [
    { label: 'Ring more people', icon: 'bell', run: () => show(RingDialog) },
    { label: 'Microphone, camera, speaker', icon: 'settings', run: () => show(DeviceDialog) },
    { label: 'Continue later', icon: 'later', run: () => show(ContinueLater) },
    ...(isHost
      ? [
          'line',
          { label: 'Hand over the call', icon: 'person', run: () => show(HandOver) },
          { label: 'End it for everybody', icon: 'phone-off', danger: true, run: end },
        ]
      : []),
  ];
  const more = (props) => html`<button type="button" class="control" aria-label="More" title="More" ...${props}>
    <${Icon} name="more" />
  </button>`;
  return html`<div class="controls" role="toolbar" aria-label="Call">
    <${Switch} on=${local.mic} label="Microphone" icon=${local.mic ? 'mic' : 'mic-off'} keys="m" problem=${local.problems.mic} onClick=${mic} />
    <${Switch} on=${local.camera} label="Camera" icon=${local.camera ? 'video' : 'video-off'} keys="v" problem=${local.problems.camera} onClick=${camera} />
    <${Switch} on=${local.screen} label="Share the screen" icon="screen" keys="s" problem=${local.problems.screen} onClick=${() => switchScreen()} />
    <button type="button" class=${panel ? 'control on' : 'control'} aria-pressed=${panel} aria-label="Chat, notes and outcomes" title="Chat, notes and outcomes" onClick=${onPanel}>
      <${Icon} name="note" />
    </button>
    <${Menu} label="More" items=${items} up button=${more} />
    <button type="button" class="control hang-up" aria-label="Hang up" title="Hang up (Ctrl+Shift+H)" onClick=${leave}>
      <${Icon} name="phone-off" />
    </button>
    ${dialog && html`<${dialog} call=${call} onClose=${() => setDialog(null)} />`}
  </div>`;
}
