/** @module To and from other calendars: an invitation as a file, and the address of the person's own feed. */
import { html } from 'htm/preact';
import { useRef, useState } from 'preact/hooks';
import { commandUrl } from 'app/data/config.js';
import { FACE, titleOf } from 'app/data/conversations.js';
import { Problem } from 'app/data/problem.js';
import { session } from 'app/data/session.js';
import { useQuery } from 'app/data/useQuery.js';
import { Button } from 'app/ui/Button.js';
import { Dialog } from 'app/ui/Dialog.js';
import { Field } from 'app/ui/Field.js';
import { Icon } from 'app/ui/Icon.js';
import { toast } from 'app/ui/live.js';

const CONVERSATIONS = `query ($workspace: ID!) {
  workspace(id: $workspace) { conversations(first: 100, state: OPEN) { nodes { ${FACE} } } }
}`;

const FEED = `query ($person: ID!) { person(id: $person) { calendarFeed } }`;

async function importFile(conversation, file) {
  const response = await fetch(commandUrl(`/v1/conversations/${conversation}/scheduled-calls/import`), {
    method: 'POST',
    headers: { 'Content-Type': 'text/calendar', 'Duplex-Person': session.get().person },
    body: await file.text(),
  });
  if (!response.ok) throw await Problem.of(response);
  return response.json();
}

export function CalendarTools({ refresh }) {
  const [importing, setImporting] = useState(false);
  const { data } = useQuery(FEED, { person: session.get().person });
  const address = data?.person.calendarFeed;
  const feed = address ? new URL(address, location.href).href : '';
  const copy = () =>
    navigator.clipboard.writeText(feed).then(
      () => toast('The address is copied.'),
      () => toast('The browser does not let the address be copied: mark it and copy it yourself.', { error: true }),
    );
  return html`<section class="card calendar-tools" aria-labelledby="other-calendars">
    <h2 id="other-calendars">Other calendars</h2>
    <div class="feed">
      <${Field} label="Your calls, for another calendar to subscribe to" hint="Whoever knows the address sees them: keep it to yourself." readonly value=${feed} onFocus=${(event) => event.currentTarget.select()} />
      <${Button} icon="copy" disabled=${!feed} onClick=${copy}>Copy<//>
    </div>
    <div><${Button} icon="download" onClick=${() => setImporting(true)}>Import an invitation (.ics)<//></div>
    ${importing && html`<${ImportDialog} onClose=${() => (setImporting(false), refresh())} />`}
  </section>`;
}

function ImportDialog({ onClose }) {
  const { data } = useQuery(CONVERSATIONS, { workspace: session.get().workspace });
  const all = [...(data?.workspace.conversations.nodes ?? [])].reverse();
  const [chosen, setChosen] = useState('');
  const [problem, setProblem] = useState(/** @type {Problem | null} */ (null));
  const [busy, setBusy] = useState(false);
  const file = useRef(/** @type {HTMLInputElement | null} */ (null));
  const submit = async () => {
    setBusy(true);
    setProblem(null);
    try {
      await importFile(chosen || all[0].id, file.current.files[0]);
      toast('Imported.');
      onClose();
    } catch (thrown) {
      setProblem(Problem.from(thrown));
      setBusy(false);
    }
  };
  const footer = html`<${Button} onClick=${onClose}>Cancel<//><${Button} kind="primary" type="submit" busy=${busy} disabled=${!all.length}>Import<//>`;
  return html`<${Dialog} title="Import an invitation" onClose=${onClose} onSubmit=${submit} footer=${footer}>
    <label class="field"><span class="label">A file of a calendar (.ics)</span><input ref=${file} class="input" type="file" accept=".ics,text/calendar" required /></label>
    <${Field} as="select" label="Into which conversation" value=${chosen} onValue=${setChosen}>
      ${all.map((each) => html`<option key=${each.id} value=${each.id}>${titleOf(each)}</option>`)}
    <//>
    ${problem && html`<p class="notice" role="alert"><${Icon} name="warning" /><span>${problem.detail} ${problem.remedy}</span></p>`}
  <//>`;
}
