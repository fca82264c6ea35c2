/** @module What the server tells its clients before anything else. */

/** Where commands go; empty for where this page came from. */
let commandsUrl = '';

export async function loadConfig() {
  const answer = await fetch('/client.json').catch(() => null);
  if (answer?.ok) commandsUrl = ((await answer.json()).commandsUrl ?? '').replace(/\/$/, '');
}

/** @param {string} path of the command service, such as `/v1/files/…` */
export const commandUrl = (path) => commandsUrl + path;
