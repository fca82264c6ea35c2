/** @module A value that can be watched: the only kind of shared state in this client. */
import { useEffect, useReducer, useRef } from 'preact/hooks';

/**
 * @template T
 * @param {T} initial
 */
export function createStore(initial) {
  let value = initial;
  const watchers = new Set();
  return {
    /** @returns {T} */
    get: () => value,
    /** @param {T} next */
    set(next) {
      if (Object.is(value, next)) return;
      value = next;
      for (const watcher of [...watchers]) watcher(value);
    },
    /** @param {(value: T) => T} change */
    update(change) {
      this.set(change(value));
    },
    /** @param {(value: T) => void} watcher @returns {() => void} stops watching */
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
  };
}

/**
 * What a store holds, now and whenever it changes.
 *
 * @param {ReturnType<typeof createStore>} store
 * @param {(value: any) => any} select the part that matters: the component is drawn anew only when that part is another one
 */
export function useStore(store, select = (value) => value) {
  const [, draw] = useReducer((times) => times + 1, 0);
  const drawn = useRef();
  const part = select(store.get());
  drawn.current = { select, part };
  useEffect(() => {
    const look = () => Object.is(drawn.current.select(store.get()), drawn.current.part) || draw();
    look();
    return store.watch(look);
  }, [store]);
  return part;
}
