/** @module What was said, on one line, without the marks of Markdown. */

/** @param {string} text */
export const oneLine = (text) => text.replace(/[*`]+|^[>#]+ |\[|\]\([^)]*\)/gm, '').replace(/\s+/g, ' ');
