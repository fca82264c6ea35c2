/** @module Beside a call: the chat, the notes, and what came of it. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { Notes } from 'app/call/Notes.js';
import { Outcomes } from 'app/call/Outcomes.js';
import { LiveMessages } from 'app/chat/LiveMessages.js';
import { IconButton } from 'app/ui/Button.js';
import { Tabs } from 'app/ui/Tabs.js';

const TABS = [
  { id: 'chat', label: 'Chat' },
  { id: 'notes', label: 'Notes' },
  { id: 'outcomes', label: 'Outcomes' },
];

/** What is half written stays while one looks at another tab. @param {{call: object, onClose: () => void}} props */
export function SidePanel({ call, onClose }) {
  const [chosen, setChosen] = useState('chat');
  const counts = { outcomes: call.decisions.nodes.length + call.actionItems.nodes.length };
  return html`<aside class="side-panel" aria-label="Beside the call">
    <header>
      <${Tabs}
        label="Beside the call"
        tabs=${TABS.map((tab) => ({ ...tab, count: counts[tab.id] }))}
        chosen=${chosen}
        onChoose=${setChosen}
        controls="beside-call"
      />
      <${IconButton} icon="x" label="Close the panel" onClick=${onClose} />
    </header>
    <div id="beside-call" role="tabpanel" aria-label=${TABS.find(({ id }) => id === chosen).label}>
      ${chosen === 'chat' && html`<${LiveMessages} call=${call} />`}
      <div class="pane" hidden=${chosen !== 'notes'}><${Notes} call=${call} /></div>
      <div class="pane" hidden=${chosen !== 'outcomes'}><${Outcomes} call=${call} /></div>
    </div>
  </aside>`;
}
