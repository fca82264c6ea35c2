/** @module The people of the workspace as far as this client has heard of them, and how they can be reached. */
import { useEffect } from 'preact/hooks';
import { query } from 'app/data/api.js';
import { session } from 'app/data/session.js';
import { subscribe } from 'app/data/socket.js';
import { createStore, useStore } from 'app/data/store.js';

export const AVAILABILITY = `availability {
  state until timeZone localTime nextGoodMoment standIn { id name } mayBreak { who } mayInterrupt
}`;
const ME = `query ($workspace: ID!, $after: String) {
  workspace(id: $workspace) {
    id name timeZone
    people(first: 200, after: $after) { nodes { id name kind timeZone email } pageInfo { hasNextPage endCursor } }
  }
}`;
const CHANGES = `subscription ($workspace: ID!) { availabilityChanges(workspace: $workspace) { person { id } } }`;

/** The workspace and its first 1,000 people, by id; null until they are known. */
const known = createStore(/** @type {{workspace: object, people: Map<string, object>} | null} */ (null));

/** @returns {{workspace: object, people: Map<string, object>} | null} */
export const useKnown = () => useStore(known);

/** @returns {{id: string, name: string, kind: string, timeZone: string} | undefined} who uses this tab */
export const useMe = () => useStore(known, (all) => all?.people.get(session.get()?.person));

export async function loadPeople() {
  known.set(null);
  const chosen = session.get();
  if (!chosen) return;
  const people = new Map();
  for (let after = null, page = 0; page < 5; page++) {
    const { workspace } = await query(ME, { workspace: chosen.workspace, after });
    if (session.get() !== chosen) return;
    for (const person of workspace.people.nodes) people.set(person.id, person);
    known.set({ workspace: { ...workspace, people: undefined }, people: new Map(people) });
    if (!workspace.people.pageInfo.hasNextPage) return;
    after = workspace.people.pageInfo.endCursor;
  }
}

/** Calls back whenever somebody says when to be reached. @param {(person: string | null) => void} changed */
export function useAvailabilityChanges(changed) {
  const workspace = useStore(session)?.workspace;
  useEffect(() => {
    if (!workspace) return;
    return subscribe(
      CHANGES,
      { workspace },
      {
        next: ({ availabilityChanges: { person } }) => changed(person?.id ?? null),
        open: (reconnected) => reconnected && changed(null),
      },
    );
  }, [workspace]);
}
