/** @module What is being written as it will look: the server's own rendering. */
import { html } from 'htm/preact';
import { useQuery } from 'app/data/useQuery.js';

const PREVIEW = `query ($text: String!) { preview(text: $text) }`;

/** @param {{text: string}} props */
export function Preview({ text }) {
  const { data, problem } = useQuery(PREVIEW, text.trim() ? { text } : null);
  if (!text.trim()) return html`<div class="preview quiet">Nothing written yet.</div>`;
  if (problem) return html`<div class="preview" role="alert">${problem.detail}</div>`;
  return html`<div class="preview prose" aria-label="Preview" dangerouslySetInnerHTML=${{ __html: data?.preview ?? '' }}></div>`;
}
