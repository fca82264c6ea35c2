/** @module The dialogs of a conversation's page, one at a time. */
import { html } from 'htm/preact';
import { CallDialog } from 'app/conversation/CallDialog.js';
import { DecisionDialog, TaskDialog } from 'app/conversation/DocumentDialogs.js';
import { PeopleDialog } from 'app/conversation/PeopleDialog.js';
import { RemindDialog, SnoozeDialog } from 'app/conversation/MomentDialogs.js';
import { CloseDialog, RenameDialog, RetractDialog } from 'app/conversation/SmallDialogs.js';
import { ScheduledDialog } from 'app/composer/ScheduledDialog.js';
import { ReplyLaterDialog } from 'app/replylater/ReplyLaterDialog.js';
import { Lazy } from 'app/ui/Lazy.js';

const SCHEDULE = () => import('app/calendar/ScheduleDialog.js');
const ScheduleDialog = (props) => html`<${Lazy} load=${SCHEDULE} ...${props} />`;

const DIALOGS = {
  call: CallDialog,
  talk: CallDialog,
  close: CloseDialog,
  decision: DecisionDialog,
  later: ({ head, ...props }) => html`<${ReplyLaterDialog} ...${props} owed=${head.inboxEntry?.owedReplies} />`,
  people: PeopleDialog,
  remind: RemindDialog,
  rename: RenameDialog,
  retract: RetractDialog,
  schedule: ScheduleDialog,
  scheduled: ScheduledDialog,
  snooze: SnoozeDialog,
  task: TaskDialog,
};

/**
 * @param {{shown: {dialog: string, detail?: any}, head: object, onClose: () => void}} props `detail`: the message that it is
 *     about, or what it begins with
 */
export function Dialogs({ shown: { dialog, detail }, head, onClose }) {
  const Dialog = DIALOGS[dialog];
  return html`<${Dialog} message=${detail?.id ? detail : undefined} media=${detail?.media} conversation=${head.id} head=${head} onClose=${onClose} />`;
}
