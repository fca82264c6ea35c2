/** @module Who waits for whom since when, and what is owed: what stands below the head while it is so. */
import { html } from 'htm/preact';
import { MEDIA, MEDIA_ICONS } from 'app/call/words.js';
import { useForLaterIn } from 'app/data/forLater.js';
import { session } from 'app/data/session.js';
import { ageOf } from 'app/data/waits.js';
import { href } from 'app/router.js';
import { Name, names } from 'app/conversation/names.js';
import { drop as dropReminder, inWords } from 'app/replylater/answerReminder.js';
import { drop, keyOf } from 'app/replylater/owed.js';
import { Button } from 'app/ui/Button.js';
import { Icon } from 'app/ui/Icon.js';
import { dayAndTime, duration, useNow } from 'app/ui/time.js';
import { useStepOn } from 'app/ui/useStepOn.js';

const secondsSince = (at, now) => Math.max(0, (now - Date.parse(at)) / 1000);

function Wait({ conversation, wait, words, needsReplyBy }) {
  const now = useNow();
  const passed = secondsSince(wait.since, now);
  return html`<a class=${`wait ${ageOf(wait.since, needsReplyBy, now)}`} href=${href('c', conversation, wait.message)}>
    <${Icon} name="clock" /><span>${words} ${passed < 60 ? 'since just now' : `for ${duration(passed)}`}${
      needsReplyBy && `, needs a reply by ${dayAndTime(needsReplyBy)}`
    }</span>
  </a>`;
}

const has = (people) => (people.length === 1 ? `${Name(people[0])} has` : `${names(people)} have`);

function owedInWords({ until, call, postponedUntil }, now) {
  const what = call ? 'You owe a reply after a call' : 'You owe a reply';
  if (postponedUntil) return `${what}; you are reminded ${dayAndTime(postponedUntil)}`;
  if (!until) return `${what}, without a date`;
  return Date.parse(until) < now ? `${what}, it was due ${dayAndTime(until)}` : `${what} by ${dayAndTime(until)}`;
}

/** @param {{head: object, open: (dialog: string, detail?: any) => void, call: object | null}} props */
export function Waits({ head, open, call }) {
  const now = useNow();
  const entry = head.inboxEntry;
  const id = head.id;
  return html`<div class="waits">
    ${call && html`<${LiveCall} call=${call} />`}
    ${
      head.state === 'CLOSED' &&
      html`<span class="wait closed"><${Icon} name="check" /><span>
      Closed${head.closedBy && ` by ${names([head.closedBy])}`}${head.closeReason && `: ${head.closeReason}`}
    </span></span>`
    }
    ${
      entry?.waitingOnMe &&
      html`<${Wait} conversation=${id} wait=${entry.waitingOnMe} needsReplyBy=${entry.needsReplyBy} words=${`${has(entry.waitingOnMe.who)} waited for you`} />`
    }
    ${
      entry?.waitingOnThem &&
      html`<${Wait} conversation=${id} wait=${entry.waitingOnThem} words=${`You have waited for ${names(entry.waitingOnThem.who)}`} />`
    }
    ${entry?.owedReplies.map((owed) => html`<${Owed} key=${keyOf(owed)} owed=${owed} now=${now} open=${open} />`)}
    <${Reminders} conversation=${id} open=${open} />
    <${NotSent} conversation=${id} open=${open} />
    ${entry?.snoozedUntil && html`<span class="wait owed"><${Icon} name="snooze" /><span>Snoozed until ${dayAndTime(entry.snoozedUntil)}</span></span>`}
  </div>`;
}

function Owed({ owed, now, open }) {
  const row = useStepOn();
  return html`<span ref=${row} class=${`wait ${owed.until && Date.parse(owed.until) < now ? 'old' : 'owed'}`}>
    <${Icon} name="later" /><span>${owedInWords(owed, now)}${owed.note && ` (${owed.note})`}</span>
    ${
      owed.message
        ? html`<${Button} small kind="plain" onClick=${() => open('later', { id: owed.message })}>Change<//>`
        : html`<${Button} small kind="plain" onClick=${() => drop(owed)}>No reply needed<//>`
    }
  </span>`;
}

/** What the others are reminded of if they do not answer. */
function Reminders({ conversation, open }) {
  const all = useForLaterIn(conversation, 'reminders');
  return all.map(
    (reminder) => html`<${Reminder} key=${reminder.message} reminder=${reminder} several=${all.length > 1} open=${open} />`,
  );
}

function Reminder({ reminder, several, open }) {
  const row = useStepOn();
  const { message, due, note } = reminder;
  const which = several ? `the reminder ${dayAndTime(due)}` : 'the reminder';
  return html`<span ref=${row} class="wait owed">
    <${Icon} name="bell" />
    <a href=${href('c', reminder.conversationId, message)}>${inWords(reminder)}${note && ` (${note})`}</a>
    <${Button} small kind="plain" aria-label=${`Change ${which}`} onClick=${() => open('remind', { id: message })}>Change<//>
    <${Button} small kind="plain" aria-label=${`Drop ${which}`} onClick=${() => dropReminder(reminder)}>Drop<//>
  </span>`;
}

/** That a message is there which could not be sent stays in sight until it is sent or discarded. */
function NotSent({ conversation, open }) {
  const failed = useForLaterIn(conversation, 'failed');
  if (!failed.length) return null;
  return html`<span class="wait old">
    <${Icon} name="warning" /><span>${failed.length === 1 ? 'A message of yours was not sent' : `${failed.length} messages of yours were not sent`}</span>
    <${Button} small kind="plain" onClick=${() => open('scheduled')}>What to do<//>
  </span>`;
}

function LiveCall({ call }) {
  const media = MEDIA[call.media];
  const inside = call.participants.filter(({ until }) => !until).map(({ person }) => person);
  const me = inside.some(({ id }) => id === session.get()?.person);
  const words = call.phase === 'RINGING' ? `A ${media} is ringing` : `A ${media} with ${names(inside)}`;
  return html`<span class="wait call-now">
    <${Icon} name=${MEDIA_ICONS[call.media]} /><span>${words}</span>
    <a class="button small primary" href=${href('call', call.id)}>${me ? 'Back to it' : 'Join'}</a>
  </span>`;
}
