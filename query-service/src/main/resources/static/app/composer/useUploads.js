/** @module Files on their way to the server, to be sent with the message that is being written. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { upload } from 'app/data/api.js';
import { newId } from 'app/data/ids.js';
import { Problem } from 'app/data/problem.js';
import { sizeInWords } from 'app/conversation/Attachments.js';
import { toast } from 'app/ui/live.js';

const MOST = 10;
/** What the server takes unless it is told otherwise. */
const LARGEST = 25 * 1024 * 1024;

/**
 * `share` is from 0 to 1, `id` that of the file once it is there.
 *
 * @typedef {{key: string, name: string, size: number, share: number, id?: string, problem?: Problem, stop: AbortController}} Upload
 */

/** @param {string} conversation */
export function useUploads(conversation) {
  const [uploads, setUploads] = useState(/** @type {Upload[]} */ ([]));
  const latest = useRef(uploads);
  latest.current = uploads;
  const put = (key, more) => setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...more } : each)));

  const start = async (file) => {
    const stop = new AbortController();
    const key = newId();
    setUploads((all) => [...all, { key, name: file.name || 'picture.png', size: file.size, share: 0, stop }]);
    try {
      if (file.size > LARGEST) {
        throw new Problem({
          code: 'too-large',
          detail: `It has ${sizeInWords(file.size)}, at most ${sizeInWords(LARGEST)} are taken.`,
        });
      }
      const told = (share) => put(key, { share });
      const { id } = await upload(`/v1/conversations/${conversation}/files`, file, told, stop.signal);
      put(key, { id, share: 1 });
    } catch (thrown) {
      if (thrown.name !== 'AbortError') put(key, { problem: Problem.from(thrown) });
    }
  };
  const add = (files) => {
    const room = MOST - latest.current.length;
    if (files.length > room) toast(`A message takes ${MOST} files.`, { error: true });
    for (const file of [...files].slice(0, Math.max(0, room))) start(file);
  };
  const remove = (key) => {
    latest.current.find((each) => each.key === key)?.stop.abort();
    setUploads((all) => all.filter((each) => each.key !== key));
  };
  const clear = () => setUploads([]);
  useEffect(
    () => () => {
      for (const { stop } of latest.current) stop.abort();
      setUploads([]);
    },
    [conversation],
  );
  return { uploads, add, remove, clear };
}
