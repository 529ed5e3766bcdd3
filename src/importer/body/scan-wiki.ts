import { lineEnd } from './scan-line.ts';
import { placeholder, type Scanner } from './scan-tags.ts';
import type { Tag } from './tag.ts';

const LINK = /!?\[\[([^\]\n[]{1,300})\]\]/y;
/** A note written where it is referred to; a class of characters in a pattern has no blank and no Chinese. */
const NOTE = /\^\[((?:[^\]\n\\]|\\.){2,2000})\]/y;
const SAYS = /\s|\p{Script=Han}/u;
const BLOCK_ID = /\^[A-Za-z0-9-]{1,40}[ \t]*(?=\n|$)/y;

/**
 * Reads what Obsidian knows beside Markdown, at a bracket, an exclamation mark, a caret or a percent sign:
 * links and embeds in double brackets, comments, names of blocks, notes in the text.
 * @returns whether there was some, and the scanner moved behind it
 */
export function scanWiki(scanner: Scanner): boolean {
  const { text, at } = scanner;
  switch (text[at]) {
    case '%':
      return text.startsWith('%%', at) && skipHidden(scanner);
    case '^':
      return scanNote(scanner) || skipBlockId(scanner);
    default:
      return scanLink(scanner);
  }
}

function scanLink(scanner: Scanner): boolean {
  LINK.lastIndex = scanner.at;
  const [source, inner = ''] = LINK.exec(scanner.text) ?? [];
  // Two brackets round a number are code.
  if (source === undefined || /^(?:_?toc_?|\d+)$/i.test(inner)) return false;
  const name = source.startsWith('!') ? 'embed' : 'link';
  const tag: Tag = { kind: 'wiki', name, closes: false, rest: inner.trim(), source, start: scanner.at };
  scanner.edits.push({ start: scanner.at, end: scanner.at + source.length, text: placeholder(scanner, tag) });
  scanner.at += source.length;
  return true;
}

function skipHidden(scanner: Scanner): boolean {
  const { text, at } = scanner;
  const close = text.indexOf('%%', at + 2);
  if (close < 0) return false;
  const words = text.slice(at + 2, close);
  scanner.hidden.push({ kind: 'comment', words: words.trim().replace(/\s+/g, ' '), offset: at });
  scanner.edits.push({ start: at, end: close + 2, text: '' });
  scanner.at = close + 2;
  return true;
}

/**
 * A note in the text becomes one at the foot, under a number of its own.
 * @returns whether there was one, and the scanner moved behind it
 */
export function scanNote(scanner: Scanner): boolean {
  const { text, at } = scanner;
  NOTE.lastIndex = at;
  const [source, words = ''] = NOTE.exec(text) ?? [];
  if (source === undefined || !SAYS.test(words) || /(?:^|\s)$/.test(text.slice(Math.max(0, at - 1), at)))
    return false;
  let number = scanner.notes.length + 1;
  while (text.includes(`[^inline-${number}]`)) number += 100;
  scanner.notes.push(`[^inline-${number}]: ${words}`);
  scanner.edits.push({ start: at, end: at + source.length, text: `[^inline-${number}]` });
  scanner.at = at + source.length;
  return true;
}

function skipBlockId(scanner: Scanner): boolean {
  const { text, at } = scanner;
  if (at > 0 && !/[ \t\n]/.test(text[at - 1] ?? '')) return false;
  BLOCK_ID.lastIndex = at;
  if (!BLOCK_ID.test(text)) return false;
  const end = lineEnd(text, at);
  scanner.edits.push({ start: at, end, text: '' });
  scanner.at = end;
  return true;
}
