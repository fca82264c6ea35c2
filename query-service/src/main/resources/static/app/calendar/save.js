/** @module A scheduled call as a file for another calendar. */
import { Problem } from 'app/data/problem.js';
import { session } from 'app/data/session.js';

/** @param {string} scheduled @param {string} title what the file is called */
export async function saveInvitation(scheduled, title) {
  const response = await fetch(`/v1/scheduled-calls/${scheduled}.ics`, { headers: { 'Duplex-Person': session.get().person } });
  if (!response.ok) throw await Problem.of(response);
  const address = URL.createObjectURL(await response.blob());
  Object.assign(document.createElement('a'), { href: address, download: `${title.replace(/[^\p{L}\p{N} -]/gu, '')}.ics` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
