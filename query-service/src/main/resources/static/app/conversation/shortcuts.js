/** @module The keys of the page, besides those for a message. */
import { go, href } from 'app/router.js';

const articles = () => [...document.querySelectorAll('.talk .entries article')];

/** From the one that has the focus or had it last; else from the end. */
function move(step) {
  const within = document.activeElement?.closest('.entries') ?? document.querySelector('.thread .entries') ?? document;
  const all = articles().filter((article) => within.contains(article));
  const now = document.activeElement?.closest('article') ?? all.find((article) => article.tabIndex === 0);
  const next = now ? all[all.indexOf(now) + step] : all.at(-1);
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}

const write = () => document.querySelector('.thread textarea, .talk-foot textarea')?.focus();

/** @param {{timeline: object, head: object | null, open: (dialog: string, detail?: any) => void}} page */
export function pageShortcuts({ timeline, head, open }) {
  const group = 'In the conversation';
  const calls = head && head.state !== 'CLOSED';
  return [
    { keys: 'j', also: ['ArrowDown'], label: 'Next message', group, run: () => move(1) },
    { keys: 'k', also: ['ArrowUp'], label: 'Message before', group, run: () => move(-1) },
    { keys: 'm', label: 'Write a message', group, run: write },
    { keys: 'G', also: ['End'], label: 'Newest', group, run: () => timeline.showEnd().then(() => move(0)) },
    { keys: 'u', label: 'Back to the inbox', group, run: () => go(href('inbox')) },
    { keys: 'p', label: 'People', group, run: () => head && open('people') },
    { keys: 'C', label: 'Voice call', group, run: () => calls && open('call', { media: 'voice' }) },
    { keys: 'V', label: 'Video call', group, run: () => calls && open('call', { media: 'video' }) },
  ];
}
