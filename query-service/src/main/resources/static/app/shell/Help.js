/** @module The shortcuts that work here. */
import { html } from 'htm/preact';
import { Dialog } from 'app/ui/Dialog.js';
import { useShortcuts } from 'app/ui/keys.js';

export function Help({ onClose }) {
  const groups = Map.groupBy(useShortcuts(), ({ group = 'Here' }) => group);
  return html`<${Dialog} title="Keyboard shortcuts" onClose=${onClose}>
    ${[...groups].reverse().map(
      ([group, shortcuts]) => html`<section key=${group}>
        <h3>${group}</h3>
        <dl class="shortcuts">
          ${shortcuts.map(
            ({ keys, label }) => html`
              <dt>${keys.split(' ').map((key) => html`<kbd key=${key}>${key}</kbd> `)}</dt>
              <dd>${label}</dd>
            `,
          )}
        </dl>
      </section>`,
    )}
  <//>`;
}
