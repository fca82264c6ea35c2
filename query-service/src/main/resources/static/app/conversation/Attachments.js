/** @module The files of a message: pictures are shown, others named; each can be had. */
import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { download } from 'app/data/api.js';
import { Icon } from 'app/ui/Icon.js';
import { toastProblem } from 'app/ui/live.js';

const SHOWN = /^image\/(png|jpeg|gif|webp|avif)$/;
/** Larger ones are shown when they are asked for. */
const PREVIEWED = 8 * 1024 * 1024;
const UNITS = ['B', 'KB', 'MB', 'GB'];

/** `12 KB` @param {number} bytes */
export function sizeInWords(bytes) {
  const power = Math.min(UNITS.length - 1, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024)));
  const amount = bytes / 1024 ** power;
  return `${amount >= 10 || power === 0 ? Math.round(amount) : amount.toFixed(1)} ${UNITS[power]}`;
}

async function save({ name, url }) {
  try {
    const address = URL.createObjectURL(await download(url));
    const link = Object.assign(document.createElement('a'), { href: address, download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (thrown) {
    toastProblem(thrown);
  }
}

/** @param {{files: {file: string | null, name: string, mediaType: string | null, size: number | null, url: string | null}[]}} props */
export function Attachments({ files }) {
  return html`<ul class="files" role="list" aria-label="Files">
    ${files.map((file) => {
      const picture = file.file && SHOWN.test(file.mediaType ?? '') && file.size <= PREVIEWED;
      return html`<li key=${file.file ?? file.name}>${picture && html`<${Picture} file=${file} />`}<${FileLine} file=${file} /></li>`;
    })}
  </ul>`;
}

function FileLine({ file }) {
  const size = file.size == null ? '' : sizeInWords(file.size);
  const inner = html`<${Icon} name=${file.file ? 'download' : 'link'} />
    <span class="ellipsis">${file.name}</span>${size && html`<span class="quiet">${size}</span>`}`;
  if (file.file) {
    return html`<button type="button" class="file" onClick=${() => save(file)} aria-label=${`Download ${file.name}, ${size}`}>${inner}</button>`;
  }
  return file.url
    ? html`<a class="file" href=${file.url} rel="noopener noreferrer" target="_blank">${inner}</a>`
    : html`<span class="file">${inner}</span>`;
}

/** Asked for when it comes near; it has its place before, so that nothing jumps. */
function Picture({ file }) {
  const place = useRef(/** @type {HTMLElement | null} */ (null));
  const [address, setAddress] = useState(/** @type {string | null} */ (null));
  useEffect(() => {
    let made = null;
    let over = false;
    const observer = new IntersectionObserver(
      async ([entry]) => {
        if (!entry.isIntersecting) return;
        observer.disconnect();
        const content = await download(file.url).catch(() => null);
        if (!content || over) return;
        setAddress((made = URL.createObjectURL(content)));
      },
      { rootMargin: '400px' },
    );
    observer.observe(place.current);
    return () => {
      over = true;
      observer.disconnect();
      if (made) URL.revokeObjectURL(made);
    };
  }, [file.url]);
  return html`<a class="picture" ref=${place} href=${address ?? undefined} target="_blank" rel="noopener" aria-label=${`Picture ${file.name}`}>
    ${address && html`<img src=${address} alt=${file.name} />`}
  </a>`;
}
