/** @module Starts the client. */
import { html, render } from 'htm/preact';
import { loadConfig } from 'app/data/config.js';
import { loadPeople } from 'app/data/people.js';
import { startRealtime } from 'app/data/realtime.js';
import { claimDevice, session, signOut } from 'app/data/session.js';
import { Shell } from 'app/shell/Shell.js';
import { toastProblem } from 'app/ui/live.js';

await Promise.all([loadConfig(), claimDevice()]);
/** Of another server, or gone since: whoever it was has to be chosen anew. */
const UNKNOWN = ['unknown-workspace', 'not-permitted', 'bad-id'];
const people = () =>
  loadPeople().catch((problem) => (UNKNOWN.includes(problem.code) ? signOut() : toastProblem(problem)));
session.watch(people);
people();
startRealtime();
render(html`<${Shell} />`, document.getElementById('app'));
