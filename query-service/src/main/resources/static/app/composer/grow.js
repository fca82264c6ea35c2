/** @module A text area is as high as its text, up to what the style sheet allows. @param {HTMLTextAreaElement} area */
export function grow(area) {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + 2}px`;
}
