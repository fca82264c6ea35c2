/** @module A dialog that does one thing: fields, what was wrong, and two buttons. */
import { html } from 'htm/preact';
import { Button } from 'app/ui/Button.js';
import { Dialog } from 'app/ui/Dialog.js';
import { useSending } from 'app/ui/useSending.js';

/**
 * @param {{title: string, action: string, run: () => Promise<unknown>, onClose: () => void, danger?: boolean, wide?: boolean,
 *     disabled?: boolean, more?: any, children: any}} props `action`: the words on the button, `run`: closes when it went well,
 *     `more`: other buttons
 */
export function FormDialog({ title, action, run, onClose, danger = false, wide, disabled, more, children }) {
  const { busy, problem, send } = useSending();
  const submit = async () => {
    if (!disabled && (await send(run))) onClose();
  };
  const footer = html`${more}<${Button} onClick=${onClose}>Cancel<//>
    <${Button} kind=${danger ? 'danger' : 'primary'} type="submit" busy=${busy} disabled=${disabled}>${action}<//>`;
  return html`<${Dialog} title=${title} onClose=${onClose} onSubmit=${submit} footer=${footer} wide=${wide}>
    ${children} ${problem && html`<p class="form-problem" role="alert">${problem.detail} ${problem.remedy}</p>`}
  <//>`;
}
