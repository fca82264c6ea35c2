/** @module One picture in a call: somebody's face or screen, or the name alone. */
import { html } from 'htm/preact';
import { useEffect, useRef } from 'preact/hooks';
import { CONNECTION } from 'app/call/words.js';
import { Avatar } from 'app/ui/Avatar.js';
import { Icon } from 'app/ui/Icon.js';

/** Without its sound: that is heard on other pages as well. */
function Picture({ stream, mirrored }) {
  const video = useRef(/** @type {HTMLVideoElement | null} */ (null));
  useEffect(() => {
    video.current.srcObject = stream;
    video.current.play().catch(() => {});
  }, [stream]);
  return html`<video ref=${video} class=${mirrored ? 'mirrored' : ''} muted autoplay playsinline aria-hidden="true"></video>`;
}

/**
 * @param {{name: string, person: string, you?: boolean, stream: MediaStream | null, mic: boolean, speaking: boolean,
 *     connection?: import('app/call/peer.js').Connection}} props
 */
export function Tile({ name, person, you = false, stream, mic, speaking, connection = 'connected' }) {
  const trouble = connection === 'connected' ? null : CONNECTION[connection];
  const says = [
    you ? 'You' : name,
    stream ? 'camera on' : 'camera off',
    mic ? 'microphone on' : 'muted',
    speaking && 'speaking',
    trouble,
  ].filter(Boolean);
  return html`<li class=${speaking ? 'tile speaking' : 'tile'} data-person=${person} data-connection=${connection} data-muted=${!mic}>
    <div role="img" class="view" aria-label=${says.join(', ')}>
      ${stream ? html`<${Picture} stream=${stream} mirrored=${you} />` : html`<${Avatar} name=${name} person=${person} size="clamp(3.5rem, 10vmin, 7rem)" />`}
      ${trouble && html`<span class="trouble">${trouble}</span>`}
    </div>
    <span class="name" aria-hidden="true">
      ${!mic && html`<${Icon} name="mic-off" />`}<span class="ellipsis">${you ? 'You' : name}</span>
    </span>
  </li>`;
}

/** @param {{name: string, person: string, you?: boolean, stream: MediaStream}} props */
export function ScreenTile({ name, person, you = false, stream }) {
  const words = you ? 'Your screen, as the others see it' : `${name}’s screen`;
  return html`<li class="tile screen" data-person=${person}>
    <div role="img" class="view" aria-label=${words}><${Picture} stream=${stream} /></div>
    <span class="name" aria-hidden="true"><${Icon} name="screen" /><span class="ellipsis">${words}</span></span>
  </li>`;
}
