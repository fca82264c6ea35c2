/** @module A message that was found. */
import { html } from 'htm/preact';
import { titleOf } from 'app/data/conversations.js';
import { href } from 'app/router.js';
import { Avatar } from 'app/ui/Avatar.js';
import { Icon } from 'app/ui/Icon.js';
import { PersonName } from 'app/ui/PersonName.js';
import { RelativeTime } from 'app/ui/RelativeTime.js';

export function Hit({ hit: { message, conversation, highlights } }) {
  return html`<li class="hit">
    <a href=${href('c', conversation.id, message.id)}>
      <${Avatar} name=${message.by.name} />
      <span class="hit-text">
        <span class="hit-head">
          <strong><${PersonName} person=${message.by} /></strong>
          <span class="quiet ellipsis">in ${titleOf(conversation)}</span>
          <span class="quiet"><${RelativeTime} at=${message.at} short /></span>
        </span>
        ${highlights.map(
          // the server has escaped the text: only <mark> is markup
          (fragment, place) =>
            html`<span key=${place} class="fragment" dangerouslySetInnerHTML=${{ __html: fragment }} />`,
        )}
        ${
          message.attachments.length > 0 &&
          html`<span class="quiet hit-files">
          <${Icon} name="clip" />${message.attachments.map(({ name }) => name).join(', ')}
        </span>`
        }
      </span>
    </a>
  </li>`;
}
