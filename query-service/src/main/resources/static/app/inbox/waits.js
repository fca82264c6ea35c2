/** @module How long somebody waits, in words. */
import { duration } from 'app/ui/time.js';

/** `Ann waits 3 h`, `you wait 2 d` */
export function waitWords(wait, mine, now) {
  const long = duration(Math.max(60, (now - Date.parse(wait.since)) / 1000));
  if (!mine) return `you wait ${long}`;
  const [first, ...others] = wait.who;
  if (!first) return `waits ${long}`;
  const name = first.name.split(' ')[0];
  return others.length ? `${name} and ${others.length} more wait ${long}` : `${name} waits ${long}`;
}
