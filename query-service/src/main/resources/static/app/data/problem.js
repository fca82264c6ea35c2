/** @module One shape for everything that goes wrong. */

/** One after the other they are sentences. @param {string} words */
const sentence = (words) => (/\w$/.test(words) ? `${words}.` : words);

/** A failure as the services tell it: what is wrong, where, and what to do about it. */
export class Problem extends Error {
  /** @param {{status?: number, code?: string, title?: string, detail?: string, field?: string, remedy?: string}} told */
  constructor({ status = 0, code = 'failed', title = '', detail = '', field = '', remedy = '' }) {
    super(detail || title || code);
    this.name = 'Problem';
    Object.assign(this, { status, code, title, detail: sentence(this.message), field, remedy: sentence(remedy) });
  }

  /** Whether the same request may succeed a moment later. */
  get passing() {
    return this.status === 503 || this.code === 'offline' || this.code === 'not-yet-reached';
  }

  /** For a request that got no answer. */
  static offline() {
    return new Problem({
      code: 'offline',
      detail: 'The server cannot be reached.',
      remedy: 'Check the connection; this page tries again by itself.',
    });
  }

  /** From an answer that is no success, a problem detail (RFC 9457) where the server sent one. */
  static async of(response) {
    const told = await response.json().catch(() => ({}));
    return new Problem({
      ...told,
      status: response.status,
      code: told.code ?? `http-${response.status}`,
      title: told.title ?? response.statusText,
      detail: told.detail ?? `The server answered ${response.status}.`,
    });
  }

  /** From an error of a GraphQL answer. */
  static ofGraphQl(error) {
    return new Problem({ status: 200, detail: error.message, ...error.extensions });
  }

  /** From whatever was thrown. */
  static from(thrown) {
    return thrown instanceof Problem
      ? thrown
      : new Problem({ code: 'failed', detail: thrown?.message ?? String(thrown) });
  }
}
