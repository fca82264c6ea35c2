/** @module How long people waited: the figures of one metric, how they go by day, and who answered. */
import { html } from 'htm/preact';
import { useMemo, useState } from 'preact/hooks';
import { useSession } from 'app/data/session.js';
import { useQuery } from 'app/data/useQuery.js';
import { FigureCards } from 'app/figures/FigureCards.js';
import { FigureTable } from 'app/figures/FigureTable.js';
import { METRICS, RANGES } from 'app/figures/metrics.js';
import { Trend } from 'app/figures/Trend.js';
import { Field } from 'app/ui/Field.js';
import { Empty, ErrorState, Skeleton } from 'app/ui/states.js';
import { Tabs } from 'app/ui/Tabs.js';

const FIGURES = 'count open mean p50 p90 p95 p99';
const TIMES = `query ($workspace: ID!, $metric: ResponseMetric!, $from: Instant) {
  workspace(id: $workspace) { timeZone }
  days: responseTimes(workspace: $workspace, metric: $metric, from: $from, groupBy: DAY) {
    total { ${FIGURES} } groups(first: 1000) { key count open p50 p90 } groupCount
  }
  people: responseTimes(workspace: $workspace, metric: $metric, from: $from, groupBy: PERSON) {
    groups(first: 50) { key label count open p50 p90 }
  }
}`;

export default function FiguresPage() {
  const { workspace } = useSession();
  const [metric, setMetric] = useState('NEXT_RESPONSE');
  const [range, setRange] = useState('30');
  const from = useMemo(() => RANGES.find(({ id }) => id === range).from(), [range]);
  const { data, problem, loading, refresh } = useQuery(TIMES, { workspace, metric, from });
  const { label, what } = METRICS.find(({ id }) => id === metric);
  return html`<div class="page-column">
    <header class="page-head"><h1>Response times</h1></header>
    <div class="figure-choice">
      <${Field} as="select" label="What is measured" value=${metric} onValue=${setMetric} hint=${what}>
        ${METRICS.map((each) => html`<option key=${each.id} value=${each.id}>${each.label}</option>`)}
      <//>
      <${Tabs} label="Time" tabs=${RANGES} chosen=${range} onChoose=${setRange} controls="figures" />
    </div>
    <div id="figures" role="tabpanel" aria-label=${label} aria-busy=${loading} class="figures">
      ${problem && html`<${ErrorState} problem=${problem} retry=${refresh} />`}
      ${!data && !problem && html`<${Skeleton} rows=${4} label="Counting …" />`}
      ${data && !problem && html`<${Report} data=${data} label=${label} />`}
    </div>
  </div>`;
}

function Report({ data: { workspace, days, people }, label }) {
  if (!days.total.count && !days.total.open) {
    return html`<${Empty} icon="chart" title="Nothing to measure in this time"><p>Choose a longer time or another measure.</p><//>`;
  }
  return html`
    <${FigureCards} total=${days.total} />
    <section class="card" aria-labelledby="trend">
      <h2 id="trend">By day</h2>
      <p class="quiet">Days are those on which somebody began to wait, in the zone of the workspace, ${workspace.timeZone}.</p>
      <${Trend} days=${days.groups} label=${label} />
      <details>
        <summary>As a table</summary>
        <${FigureTable} caption=${`${label} by day`} head="Day" rows=${days.groups} />
      </details>
    </section>
    <section class="card" aria-labelledby="people">
      <h2 id="people">Who answered</h2>
      <${FigureTable} caption=${`${label} by person`} head="Person" rows=${people.groups.filter(({ count }) => count)} />
    </section>
  `;
}
