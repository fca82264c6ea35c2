/** @module One of several, all in sight; and the choice of a moment, one's own included. */
import { html } from 'htm/preact';
import { useId } from 'preact/hooks';
import { fromInput, toInput } from 'app/ui/moments.js';

/**
 * @param {{label: string, choices: {id: string, label: string, hint?: string}[], chosen: string, onChoose: (id: string) => void}} props
 */
export function Choice({ label, choices, chosen, onChoose }) {
  const name = useId();
  return html`<fieldset class="choice-list">
    <legend>${label}</legend>
    ${choices.map(
      ({ id, label: words, hint }) => html`<label key=${id} class="option">
        <input type="radio" name=${name} checked=${id === chosen} onChange=${() => onChoose(id)} autofocus=${id === chosen} />
        <span>${words}${hint && html`<small>${hint}</small>`}</span>
      </label>`,
    )}
  </fieldset>`;
}

/**
 * The same with a moment of one's own at its end.
 *
 * @param {{label: string, choices: {id: string, label: string}[], chosen: string, onChoose: (id: string) => void,
 *     own: string | null, onOwn: (at: string | null) => void}} props `own`: an ISO instant
 */
export function MomentChoice({ label, choices, chosen, onChoose, own, onOwn }) {
  return html`<div class="moment">
    <${Choice} label=${label} choices=${[...choices, { id: 'own', label: 'On …' }]} chosen=${chosen} onChoose=${onChoose} />
    ${
      chosen === 'own' &&
      html`<input
      class="input"
      type="datetime-local"
      aria-label="Date and time"
      required
      min=${toInput(Date.now())}
      value=${own ? toInput(own) : ''}
      onInput=${(event) => onOwn(fromInput(event.currentTarget.value))}
    />`
    }
  </div>`;
}
