/** @module Lists of people in words. */
import { listed } from 'app/data/conversations.js';
import { session } from 'app/data/session.js';

/** `Ann, Ben and you` @param {{id: string, name: string}[]} people */
export function names(people) {
  const me = session.get()?.person;
  const others = people.filter(({ id }) => id !== me).map(({ name }) => name);
  return listed(others.length < people.length ? [...others, 'you'] : others);
}

/** `Ann`, or `you` @param {{id: string, name: string}} person */
export const nameOf = (person) => (person.id === session.get()?.person ? 'you' : person.name);

/** The same at the beginning of a sentence. */
export const Name = (person) => (person.id === session.get()?.person ? 'You' : person.name);
