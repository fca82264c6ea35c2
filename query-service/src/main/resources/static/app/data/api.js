/** @module Queries and commands over HTTP. Whatever fails is a {@link Problem}. */
import { commandUrl } from 'app/data/config.js';
import { newId } from 'app/data/ids.js';
import { Problem } from 'app/data/problem.js';
import { session } from 'app/data/session.js';

const ATTEMPTS = 4;

/** The position of this tab's last command: a query that waits for it reads the tab's own writes. */
let own = -1;
session.watch(() => (own = -1));

const wrote = (position) => (own = Math.max(own, position ?? -1));

const pause = (attempt) =>
  new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt * (0.75 + Math.random() / 2)));

/** Again while it may help: nothing that is sent here does harm when it arrives twice. */
async function patiently(request) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await request();
    } catch (thrown) {
      if (thrown.name === 'AbortError') throw thrown;
      const silent = thrown instanceof TypeError || thrown.name === 'TimeoutError';
      const problem = silent ? Problem.offline() : Problem.from(thrown);
      if (!problem.passing || attempt + 1 >= ATTEMPTS) throw problem;
      await pause(attempt);
    }
  }
}

const acting = () => (session.get() ? { 'Duplex-Person': session.get().person } : {});

/**
 * Asks the read models.
 *
 * @param {string} text a GraphQL query or mutation
 * @param {object} variables
 * @param {{after?: number, signal?: AbortSignal}} options `after`: a position to wait for besides that of own commands
 * @returns {Promise<any>} its data
 */
export function query(text, variables = {}, { after = -1, signal } = {}) {
  return patiently(async () => {
    const position = Math.max(own, after);
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...acting(),
        ...(position >= 0 ? { 'Duplex-Position': String(position) } : {}),
      },
      body: JSON.stringify({ query: text, variables }),
      signal,
    });
    if (!response.ok) throw await Problem.of(response);
    const answer = await response.json();
    if (answer.errors?.length) throw Problem.ofGraphQl(answer.errors[0]);
    return answer.data;
  });
}

/**
 * Sends a command. A new one (`POST`) carries a key, so that it is done once however often it is sent.
 *
 * @param {'POST' | 'PUT' | 'PATCH' | 'DELETE'} method
 * @param {string} path such as `/v1/conversations/…/messages`
 * @param {object} [body]
 * @param {{key?: string, keepalive?: boolean, signal?: AbortSignal}} options `keepalive`: also while the page is being left
 * @returns {Promise<{id: string, position: number}>}
 */
export function command(method, path, body, { key = newId(), keepalive = false, signal } = {}) {
  // the same person also when it is sent again
  const who = acting();
  return patiently(async () => {
    const response = await fetch(commandUrl(path), {
      method,
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(method === 'POST' ? { 'Idempotency-Key': key } : {}),
        ...who,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
      keepalive,
      signal,
    });
    if (!response.ok) throw await Problem.of(response);
    const answer = await response.json();
    wrote(answer.position);
    return answer;
  });
}

/**
 * Uploads a file, to be sent with a message.
 *
 * @param {string} path such as `/v1/conversations/…/files`
 * @param {File} file
 * @param {(share: number) => void} onProgress told from 0 to 1
 * @param {AbortSignal} [signal]
 * @returns {Promise<{id: string, name: string, mediaType: string, size: number, url: string}>}
 */
export function upload(path, file, onProgress = () => {}, signal) {
  const id = newId();
  return patiently(
    () =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        const form = new FormData();
        form.append('file', file, file.name);
        request.open('POST', `${commandUrl(path)}?id=${id}`);
        for (const [name, value] of Object.entries(acting())) request.setRequestHeader(name, value);
        request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
        request.onerror = () => reject(Problem.offline());
        request.onabort = () => reject(new DOMException('taken back', 'AbortError'));
        request.onload = async () => {
          const answer = new Response(request.responseText, { status: request.status, statusText: request.statusText });
          answer.ok ? resolve(await answer.json()) : reject(await Problem.of(answer));
        };
        signal?.addEventListener('abort', () => request.abort(), { once: true });
        request.send(form);
      }),
  );
}

/** A file's content: a link cannot say who asks. @param {string} path such as `/v1/files/…` @returns {Promise<Blob>} */
export function download(path) {
  return patiently(async () => {
    const response = await fetch(commandUrl(path), { headers: acting() });
    if (!response.ok) throw await Problem.of(response);
    return response.blob();
  });
}
