/** @module Begins a conversation: its kind, who takes part, what it is about. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { PeoplePicker } from 'app/conversations/PeoplePicker.js';
import { startConversation } from 'app/data/conversations.js';
import { Problem } from 'app/data/problem.js';
import { go, href } from 'app/router.js';
import { Button } from 'app/ui/Button.js';
import { Dialog } from 'app/ui/Dialog.js';
import { Field } from 'app/ui/Field.js';
import { Tabs } from 'app/ui/Tabs.js';

/** `people` says how many others must be named, `subject` whether it must have one. */
const KINDS = [
  { id: 'direct', label: 'Direct', what: 'With one other person.', people: 1 },
  {
    id: 'group',
    label: 'Group',
    what: 'Among people who are named; others come when they are added.',
    people: 1,
    subject: 'may',
  },
  { id: 'channel', label: 'Channel', what: 'Open to every member of the workspace.', people: 0, subject: 'must' },
  {
    id: 'inquiry',
    label: 'Inquiry',
    what: 'A question that gets resolved; customers wait, members answer.',
    people: 1,
    subject: 'must',
  },
  {
    id: 'review',
    label: 'Review',
    what: 'About something outside, such as a pull request.',
    people: 1,
    subject: 'must',
    external: true,
  },
];

/** What keeps it from being begun yet, in words. */
function missing({ people, subject, external }, terms) {
  if (terms.participants.length < people) return 'Name who takes part.';
  if (subject === 'must' && !terms.subject) return 'Say what it is about.';
  if (external && !terms.external) return 'Say which item it is about.';
  return null;
}

/** @param {{search: URLSearchParams, onClose: () => void}} props */
export function NewConversation({ search, onClose }) {
  const [kind, setKind] = useState(search.get('kind') ?? 'direct');
  const [people, setPeople] = useState(/** @type {{id: string, name: string}[]} */ ([]));
  const [subject, setSubject] = useState('');
  const [external, setExternal] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(/** @type {Problem | null} */ (null));
  const chosen = KINDS.find(({ id }) => id === kind) ?? KINDS[0];
  const terms = {
    kind,
    participants: people.map(({ id }) => id).slice(0, kind === 'direct' ? 1 : undefined),
    subject: chosen.subject ? subject.trim() || undefined : undefined,
    external: chosen.external ? external.trim() || undefined : undefined,
  };
  const lack = missing(chosen, terms);
  const submit = async () => {
    if (lack) return setProblem(new Problem({ detail: lack }));
    setBusy(true);
    try {
      go(`${href('c', await startConversation(terms))}?reply`, { replace: true });
    } catch (thrown) {
      setProblem(Problem.from(thrown));
      setBusy(false);
    }
  };
  const footer = html`<${Button} onClick=${onClose}>Cancel<//><${Button} kind="primary" type="submit" busy=${busy}>Begin<//>`;
  return html`<${Dialog} title="New conversation" onClose=${onClose} onSubmit=${submit} footer=${footer}>
    <${Tabs} label="Kind" tabs=${KINDS} chosen=${chosen.id} onChoose=${(id) => (setKind(id), setProblem(null))} />
    <p class="quiet">${chosen.what}</p>
    <${PeoplePicker}
      label=${kind === 'direct' ? 'With whom' : 'Who takes part'}
      chosen=${people}
      onChoose=${setPeople}
      single=${kind === 'direct'}
      autofocus
    />
    ${
      chosen.subject &&
      html`<${Field}
      label=${chosen.subject === 'must' ? 'About' : 'About (may be left out)'}
      value=${subject}
      maxlength="500"
      onValue=${setSubject}
    />`
    }
    ${
      chosen.external &&
      html`<${Field}
      label="Outside item"
      hint="As in github:owner/repo#123"
      value=${external}
      maxlength="500"
      onValue=${setExternal}
    />`
    }
    ${problem && html`<p class="error-text" role="alert">${problem.detail} ${problem.remedy}</p>`}
  <//>`;
}
