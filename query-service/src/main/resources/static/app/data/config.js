/** @module What the server tells its clients before anything else. */

/** Where commands go; empty for where this page came from. */
let commandsUrl = '';

/** How the media of a call may flow: the usual way, and all that there are. */
let calls = { provider: 'mesh', providers: ['mesh'] };

export async function loadConfig() {
  const answer = await fetch('/client.json').catch(() => null);
  if (!answer?.ok) return;
  const settings = await answer.json();
  commandsUrl = (settings.commandsUrl ?? '').replace(/\/$/, '');
  calls = settings.calls ?? calls;
}

/** @param {string} path of the command service, such as `/v1/files/…` */
export const commandUrl = (path) => commandsUrl + path;

const PLACES = {
  mesh: { id: 'mesh', label: 'Here', hint: 'From one computer to the other, for a few people' },
  link: { id: 'link', label: 'In a meeting room elsewhere', hint: 'Opens in a tab of its own, for many' },
};

/** The same in words, to choose from. */
export const callPlaces = () => calls.providers.map((id) => PLACES[id]);

export const callProviders = () => calls.providers;

export const usualProvider = () => calls.provider;
