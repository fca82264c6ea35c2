/** @module A labelled input with its hint and what is wrong with it. */
import { html } from 'htm/preact';
import { useId } from 'preact/hooks';

/**
 * @param {{label: string, hint?: string, error?: string, as?: 'input' | 'textarea' | 'select', onValue?: (value: string) => void,
 *     hidden?: boolean, children?: any}} props and those of the input; `hidden`: the label is for readers only
 */
export function Field({ label, hint, error, as = 'input', onValue, hidden = false, children, ...rest }) {
  const id = useId();
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  const input = {
    ...rest,
    id,
    class: 'input',
    'aria-describedby': notes,
    'aria-invalid': error ? 'true' : undefined,
    onInput: (event) => onValue?.(event.currentTarget.value),
  };
  return html`<div class="field">
    <label class=${hidden ? 'sr-only' : 'label'} for=${id}>${label}</label>
    <${as} ...${input}>${as === 'input' ? undefined : children}<//>
    ${hint && html`<span class="hint" id=${`${id}-hint`}>${hint}</span>`}
    ${error && html`<span class="error" id=${`${id}-error`} role="alert">${error}</span>`}
  </div>`;
}

/** @param {{label: string, checked: boolean, onValue: (checked: boolean) => void}} props */
export function Check({ label, checked, onValue, ...rest }) {
  return html`<label class="check">
    <input type="checkbox" ...${rest} checked=${checked} onChange=${(event) => onValue(event.currentTarget.checked)} />
    <span>${label}</span>
  </label>`;
}
