/** @module What can be done with a message. */
import { once, tell } from 'app/data/inTurn.js';
import { session } from 'app/data/session.js';
import { linkOf } from 'app/conversation/MessageEntry.js';
import { toast, toastProblem } from 'app/ui/live.js';

/** `may`: who can do it when, beside everybody always. */
const ACTIONS = {
  thread: { label: 'Reply in thread', icon: 'thread', keys: 'r' },
  pick: { label: 'React', icon: 'smile', keys: 'e', may: ({ open }) => open },
  later: { label: 'Reply later', icon: 'later', keys: 'l', may: ({ own, open }) => !own && open },
  talk: { label: 'Talk about this now', icon: 'phone', keys: 'c', may: ({ open }) => open },
  remind: { label: 'Remind if nobody answers', icon: 'bell', keys: 'b', may: ({ open }) => open },
  decision: { label: 'Record as decision', icon: 'decision', keys: 'd' },
  task: { label: 'Assign as action item', icon: 'task', keys: 't' },
  follow: { label: 'Follow the thread', icon: 'eye', keys: 'f' },
  copy: { label: 'Copy link', icon: 'link', keys: 'y' },
  edit: { label: 'Edit', icon: 'edit', keys: 'E', may: ({ own, open }) => own && open },
  retract: { label: 'Take back', icon: 'trash', keys: 'Delete', danger: true, may: ({ own, owner }) => own || owner },
};

/** Those that open a dialog of their own. */
export const DIALOGS = ['later', 'talk', 'remind', 'decision', 'task', 'retract'];

/** Whether the acting person can do something with a message of a conversation as it stands. */
export function may(action, message, head) {
  const me = session.get()?.person;
  const owner = head?.participants.nodes.some(({ person, role }) => person.id === me && role === 'OWNER');
  const now = { own: message.by?.id === me, owner, open: head?.state !== 'CLOSED' };
  return message.__typename === 'Message' && !message.retractedAt && (ACTIONS[action].may?.(now) ?? true);
}

/** For a menu. @returns {import('app/ui/Menu.js').Item[]} */
export function menuOf(message, context) {
  return Object.entries(ACTIONS)
    .filter(([action]) => action !== 'pick' && context.may(action, message))
    .flatMap(([action, { label, icon, danger }]) => [
      ...(action === 'edit' || (danger && !context.may('edit', message)) ? ['line'] : []),
      { label, icon, danger, run: () => context.run(action, message) },
    ]);
}

/** The shortcuts for the message that is selected. @param {() => object | undefined} selected */
export function shortcutsOf(selected, context) {
  return Object.entries(ACTIONS).map(([action, { label, keys }]) => ({
    keys,
    label,
    group: 'With the selected message',
    run: () => {
      const message = selected();
      if (!message) toast('Select a message first: j and k move.');
      else if (context.may(action, message)) context.run(action, message);
      else toast('That cannot be done with this message.');
    },
  }));
}

/** @param {object} message @param {string} emoji */
export function react(message, emoji) {
  const me = session.get()?.person;
  const own = message.reactions.some((each) => each.emoji === emoji && each.people.some(({ id }) => id === me));
  const path = `/v1/messages/${message.id}/reactions/${encodeURIComponent(emoji)}`;
  return once(path, () => tell(own ? 'DELETE' : 'PUT', path).catch(toastProblem));
}

/** Where on the page: the selected one of its places, else the timeline. */
const placeOf = (id, { focused, ui }) => (focused?.id === id ? ui.get().selected : id);

/** What needs no dialog. @returns {Record<string, (entry: object, detail?: any) => unknown>} */
export const immediate = (context) => ({
  pick: ({ id }) => context.mark({ picking: placeOf(id, context) }),
  react: (message, emoji) => react(message, emoji),
  edit: ({ id }) => context.mark({ editing: placeOf(id, context) }),
  done: ({ action }) => once(`done ${action}`, () => tell('POST', `/v1/action-items/${action}/done`).catch(toastProblem)),
  follow: ({ id }) =>
    once(`follow ${id}`, () =>
      tell('PUT', `/v1/messages/${id}/follow`).then(
        () =>
          toast('You follow this thread.', {
            action: { label: 'Undo', run: () => tell('DELETE', `/v1/messages/${id}/follow`).catch(toastProblem) },
          }),
        toastProblem,
      ),
    ),
  copy: ({ id }) =>
    navigator.clipboard.writeText(linkOf(context.conversation, id)).then(
      () => toast('The link is copied.'),
      () => toast(linkOf(context.conversation, id)),
    ),
});
