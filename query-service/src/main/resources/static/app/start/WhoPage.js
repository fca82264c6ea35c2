/** @module The first page: which workspace, and who. There is no password yet. */
import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { signIn } from 'app/data/session.js';
import { useQuery } from 'app/data/useQuery.js';
import { go, href } from 'app/router.js';
import { Avatar } from 'app/ui/Avatar.js';
import { Button } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { Empty, ErrorState, Skeleton } from 'app/ui/states.js';

const WORKSPACES = `{ workspaces(first: 100) { nodes { id name timeZone counts { people conversations } } } }`;
const PEOPLE = `query ($workspace: ID!) {
  workspace(id: $workspace) { name people(first: 200) { nodes { id name kind timeZone } } }
}`;

export default function WhoPage() {
  const [workspace, setWorkspace] = useState(/** @type {string | null} */ (null));
  return html`<main class="start">
    <header>
      <img src="/icon.svg" alt="" />
      <h1>Duplex</h1>
      <p>Messages and calls in one conversation.</p>
    </header>
    ${
      workspace
        ? html`<${People} workspace=${workspace} back=${() => setWorkspace(null)} />`
        : html`<${Workspaces} choose=${setWorkspace} />`
    }
    <footer>
      <a href="/graphiql">GraphiQL</a>
      <a href="/swagger-ui.html">REST</a>
      <a href="/actuator/health">Health</a>
      <a href="/actuator/prometheus">Metrics</a>
    </footer>
  </main>`;
}

function Workspaces({ choose }) {
  const { data, problem, refresh } = useQuery(WORKSPACES, {});
  if (problem) return html`<${ErrorState} problem=${problem} retry=${refresh} />`;
  if (!data) return html`<${Skeleton} rows=${3} />`;
  const { nodes } = data.workspaces;
  if (!nodes.length) {
    return html`<${Empty} icon="inbox" title="No workspace yet">
      <p>Start Duplex with <code>--demo</code>, import a history, or open one with <code>POST /v1/workspaces</code>.</p>
    <//>`;
  }
  return html`<section aria-labelledby="workspaces">
    <h2 id="workspaces">Where do you work?</h2>
    <div class="choices">
      ${nodes.map(
        ({ id, name, counts }) => html`<button key=${id} type="button" class="choice" onClick=${() => choose(id)}>
          <${Avatar} name=${name} square />
          <span>
            <span class="ellipsis">${name}</span>
            <small>${counts.people} people, ${counts.conversations} conversations</small>
          </span>
          <${Icon} name="chevron-right" />
        </button>`,
      )}
    </div>
  </section>`;
}

function People({ workspace, back }) {
  const { data, problem, refresh } = useQuery(PEOPLE, { workspace });
  if (problem) return html`<${ErrorState} problem=${problem} retry=${refresh} />`;
  if (!data) return html`<${Skeleton} rows=${4} />`;
  const choose = (person) => {
    signIn(workspace, person);
    go(href('inbox'));
  };
  return html`<section aria-labelledby="people">
    <${Button} kind="plain" small icon="back" onClick=${back}>${data.workspace.name}<//>
    <h2 id="people">Who are you?</h2>
    <div class="choices">
      ${data.workspace.people.nodes
        .filter(({ kind }) => kind !== 'BOT')
        .map(
          ({
            id,
            name,
            kind,
            timeZone,
          }) => html`<button key=${id} type="button" class="choice" onClick=${() => choose(id)}>
            <${Avatar} name=${name} />
            <span><span class="ellipsis">${name}</span><small>${kind === 'CUSTOMER' ? 'Customer, ' : ''}${timeZone}</small></span>
            <${Icon} name="chevron-right" />
          </button>`,
        )}
    </div>
  </section>`;
}
