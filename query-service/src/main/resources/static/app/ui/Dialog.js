/** @module A modal dialog: the browser keeps the focus inside and gives it back afterwards. */
import { html } from 'htm/preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { IconButton } from 'app/ui/Button.js';

/**
 * Shown as long as it is part of the page. With `onSubmit` its content is a form, sent by Enter.
 *
 * @param {{title: string, onClose: () => void, onSubmit?: () => void, footer?: any, wide?: boolean, children: any}} props
 */
export function Dialog({ title, onClose, onSubmit, footer, wide = false, children }) {
  const dialog = useRef(/** @type {HTMLDialogElement | null} */ (null));
  const heading = useId();
  useEffect(() => {
    const before = document.activeElement;
    dialog.current.showModal();
    const first = (which) => dialog.current.querySelector(which);
    (first('[autofocus]') ?? first('.content :is(input, textarea, select, button)'))?.focus();
    return () => before instanceof HTMLElement && before.isConnected && before.focus();
  }, []);
  const outside = (event) => event.target === dialog.current && onClose();
  const submit = (event) => {
    event.preventDefault();
    onSubmit();
  };
  const inner = html`
    <header>
      <h2 id=${heading}>${title}</h2>
      <${IconButton} icon="x" label="Close" onClick=${onClose} />
    </header>
    <div class="content">${children}</div>
    ${footer && html`<footer>${footer}</footer>`}
  `;
  return html`<dialog
    ref=${dialog}
    class=${wide ? 'dialog wide' : 'dialog'}
    aria-labelledby=${heading}
    onCancel=${(event) => (event.preventDefault(), onClose())}
    onMouseDown=${outside}
  >
    ${onSubmit ? html`<form class="frame" onSubmit=${submit}>${inner}</form>` : html`<div class="frame">${inner}</div>`}
  </dialog>`;
}
