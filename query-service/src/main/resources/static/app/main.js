/** @module Starts the client. */
import { html, render } from 'htm/preact';
import { loadConfig } from 'app/data/config.js';
import { loadPeople } from 'app/data/people.js';
import { startRealtime } from 'app/data/realtime.js';
import { claimDevice, session } from 'app/data/session.js';
import { Shell } from 'app/shell/Shell.js';
import { toastProblem } from 'app/ui/live.js';

await Promise.all([loadConfig(), claimDevice()]);
const people = () => loadPeople().catch(toastProblem);
session.watch(people);
people();
startRealtime();
render(html`<${Shell} />`, document.getElementById('app'));
