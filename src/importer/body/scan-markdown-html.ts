import type { Scanner } from './scan-tags.ts';

const TAG =
  /<(\/?)(div|section|article|aside|figure|details|header|footer|main|td|th|li)\b((?:[^<>"']|"[^"]*"|'[^']*')*)>/iy;
/** kramdown reads Markdown in an element that says so, or in all where the text says so. */
const SAYS_SO = /\bmarkdown\s*=\s*["']?(?:1|block|span|true)\b/i;
const IN_ALL = /\{::options[^}]*parse_block_html="true"[^}]*\}/;

/**
 * Reads a tag of HTML in a text of kramdown: empty lines round what stands in it have that read as Markdown.
 * @returns whether there was one, and the scanner moved behind it
 */
export function scanMarkdownHtml(scanner: Scanner): boolean {
  const { text, at, elements, edits } = scanner;
  TAG.lastIndex = at;
  const [whole, slash = '', written = '', attributes = ''] = TAG.exec(text) ?? [];
  if (whole === undefined) return false;
  const name = written.toLowerCase();
  const end = at + whole.length;
  if (slash === '') {
    const markdown = SAYS_SO.test(attributes) || IN_ALL.test(text);
    elements.push({ name, markdown });
    if (markdown) edits.push({ start: end, end, text: '\n\n' });
  } else if (elements.at(-1)?.name === name && elements.pop()?.markdown === true) {
    edits.push({ start: at, end: at, text: '\n\n' });
  }
  scanner.at = end;
  return true;
}
