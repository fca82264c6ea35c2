/** @module The files of the message that is being written. */
import { html } from 'htm/preact';
import { sizeInWords } from 'app/conversation/Attachments.js';
import { IconButton } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';

/** @param {{uploads: import('app/composer/useUploads.js').Upload[], remove: (key: string) => void}} props */
export function UploadList({ uploads, remove }) {
  if (!uploads.length) return null;
  return html`<ul class="uploads" role="list" aria-label="Files to be sent">
    ${uploads.map(({ key, name, size, share, id, problem }) => {
      return html`<li key=${key} class=${problem ? 'upload failed' : 'upload'}>
        <${Icon} name=${problem ? 'warning' : id ? 'check' : 'clip'} />
        <span class="upload-name">
          <span class="ellipsis">${name}</span>
          ${
            problem
              ? html`<small role="alert">${problem.detail}</small>`
              : html`<small class="quiet">${sizeInWords(size)}${!id && `, ${Math.round(share * 100)} %`}</small>`
          }
          ${!id && !problem && html`<progress value=${share} max="1" aria-label=${`Uploading ${name}`}></progress>`}
        </span>
        <${IconButton} small icon="x" label=${id || problem ? `Remove ${name}` : `Stop uploading ${name}`} onClick=${() => remove(key)} />
      </li>`;
    })}
  </ul>`;
}
