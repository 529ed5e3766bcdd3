import { containerKind } from './containers.ts';
import { lineEnd } from './scan-line.ts';
import { lineAround, placeholder, type Scanner } from './scan-tags.ts';
import type { Tag } from './tag.ts';

/** A fence that plugins of mdBook and Obsidian read as a note: `admonish warning "Title"`, `ad-tip`. */
const FENCE = /([ \t]*)(`{3,}|~{3,})[ \t]*(?:admonish(?:[ \t]+|(?=\n))|ad-)([A-Za-z]*)([^\n`]*)\n/y;

/**
 * Reads a fence that stands for a note.
 * @returns whether the scanner moved into its content, which is read as Markdown, or behind its end
 */
export function scanAdmonish(scanner: Scanner): boolean {
  const { text, at } = scanner;
  if (scanner.read.has(at)) {
    scanner.at = Math.min(text.length, lineEnd(text, at) + 1);
    return true;
  }
  FENCE.lastIndex = at;
  const [whole, indent = '', signs = '', word = '', info = ''] = FENCE.exec(text) ?? [];
  if (whole === undefined) return false;
  const close = findClose(text, at + whole.length, signs);
  if (!close) return false;
  const start = at + indent.length;
  const end = at + whole.length - 1;
  const name = containerKind(word.toLowerCase()) === undefined ? 'note' : word.toLowerCase();
  const titled = titleOf(text, { from: end + 1, to: close.start, info });
  const tag: Tag = {
    kind: 'fence',
    name,
    closes: false,
    rest: titled.title,
    source: text.slice(start, end),
    start,
  };
  scanner.edits.push({ start, end: titled.end, text: placeholder(scanner, tag, lineAround(text, start)) });
  const closing: Tag = { ...tag, closes: true, source: '' };
  const mark = placeholder(scanner, closing, { prefix: indent, before: true, after: true });
  scanner.edits.push({ start: close.start, end: close.end, text: mark });
  scanner.read.add(close.start);
  scanner.at = titled.end;
  return true;
}

function findClose(text: string, from: number, signs: string): { start: number; end: number } | undefined {
  for (let at = from; at < text.length; ) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end).trim();
    if (line.length >= signs.length && line === signs.charAt(0).repeat(line.length))
      return { start: at, end };
    at = end + 1;
  }
  return undefined;
}

/** The title behind the name, or on a line of its own: `title: …`. */
function titleOf(
  text: string,
  { from, to, info }: { from: number; to: number; info: string },
): { title: string; end: number } {
  const named = /\btitle\s*=\s*"([^"]*)"/.exec(info)?.[1] ?? /^\s*"([^"]*)"/.exec(info)?.[1];
  if (named !== undefined) return { title: named, end: from - 1 };
  const line = /^[ \t]*title:[ \t]*([^\n]*)/.exec(text.slice(from, to));
  return line ? { title: line[1] ?? '', end: from + line[0].length } : { title: '', end: from - 1 };
}
