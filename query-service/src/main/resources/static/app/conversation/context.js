/** @module What the parts of a conversation's page share. It stays the same object, so that nothing is drawn anew for it. */
import { createStore } from 'app/data/store.js';

/**
 * `selected` has the focus or had it last, `hovered` is under the pointer, `editing` is being changed, `picking` gets a
 * reaction: ids of messages.
 *
 * @typedef {{selected: string | null, hovered: string | null, editing: string | null, picking: string | null}} Ui
 * `events` holds what happened last in the conversation, `focused` is the selected message itself.
 *
 * @typedef {{conversation: string, ui: ReturnType<typeof createStore>, events: ReturnType<typeof createStore>, focused: object | undefined,
 *     mark: (more: Partial<Ui>) => void,
 *     run: (action: string, entry: object, detail?: any) => void, may: (action: string, message: object) => boolean}} Context
 */

/** @param {string} conversation @returns {Context} */
export function createContext(conversation) {
  const ui = createStore(/** @type {Ui} */ ({ selected: null, hovered: null, editing: null, picking: null }));
  const mark = (more) => {
    const now = ui.get();
    if (Object.keys(more).some((name) => now[name] !== more[name])) ui.set({ ...now, ...more });
  };
  return {
    conversation,
    ui,
    events: createStore(/** @type {any} */ (null)),
    focused: undefined,
    mark,
    run: () => {},
    may: () => false,
  };
}
