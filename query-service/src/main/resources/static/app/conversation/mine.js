/** @module What one says of a conversation for oneself: shown at once, said in turn, taken back where the server refuses. */
import { inTurn, once, tell } from 'app/data/inTurn.js';
import { session } from 'app/data/session.js';
import { toast, toastProblem } from 'app/ui/live.js';

/** @param {{id: string}} head @param {{patch: (change: object) => () => void, refresh: () => Promise<void>}} kept */
export function mineOf({ id, mine }, { patch, refresh }) {
  const path = (what) => `/v1/conversations/${id}/${what}`;
  const change = async (shown, send, said) => {
    const told = patch(shown);
    try {
      if (await inTurn(session.get()?.person, id, send)) toast(said);
    } catch (thrown) {
      toastProblem(thrown);
    }
    // asked after the command, so that what became of it is known before the change is let go
    await refresh();
    told();
  };
  const { muted, favourite } = mine ?? {};
  return {
    mute: () =>
      change(
        { muted: !muted },
        () => tell(muted ? 'DELETE' : 'PUT', path('mute'), muted ? undefined : {}),
        muted ? 'You hear of it again.' : 'Muted: you hear of mentions only.',
      ),
    favour: () =>
      change(
        { favourite: !favourite },
        () => tell(favourite ? 'DELETE' : 'PUT', path('favourite')),
        favourite ? 'No favourite any more.' : 'A favourite now.',
      ),
    wake: () => change({ snoozedUntil: null }, () => tell('DELETE', path('snooze')), 'Back in the inbox.'),
    reopen: () => once(`reopen ${id}`, () => tell('POST', path('reopen')).catch(toastProblem)),
  };
}
