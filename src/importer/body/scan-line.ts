import { scanAdmonish } from './scan-admonish.ts';
import { scanAbbreviation, scanDefinitions } from './scan-definitions.ts';
import { scanPrograms } from './scan-mdx.ts';
import type { Scanner } from './scan-tags.ts';

const FENCE = /((?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(`{3,}|~{3,})([^\n]*)/y;

/**
 * Reads what is known by the beginning of its line: fences, which are passed over, headings without a blank
 * behind their signs, full-width list marks, lists of definitions, abbreviations, programs of MDX.
 * @returns whether the scanner moved to the beginning of another line
 */
export function scanLine(scanner: Scanner): boolean {
  if (scanAdmonish(scanner) || skipFence(scanner) || scanAbbreviation(scanner)) return true;
  if (scanner.mdx && scanPrograms(scanner)) return true;
  scanDefinitions(scanner);
  mendHeading(scanner);
  return mendList(scanner);
}

function skipFence(scanner: Scanner): boolean {
  const { text } = scanner;
  FENCE.lastIndex = scanner.at;
  const [whole, prefix = '', signs = '', info = ''] = FENCE.exec(text) ?? [];
  if (whole === undefined) return false;
  const sign = signs.charAt(0);
  if (sign === '`' && info.includes('`')) return false;
  if ((scanner.unclosed.get(sign) ?? Number.POSITIVE_INFINITY) <= signs.length && prefix !== '') return false;
  const quoted = prefix.includes('>');
  let at = scanner.at + whole.length + 1;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    // The end of the quote is the end of the code in it.
    if (quoted && !/^[ \t]*>/.test(line)) break;
    if (closes(line, sign, signs.length)) {
      scanner.at = Math.min(text.length, end + 1);
      return true;
    }
    at = end + 1;
  }
  if (at >= text.length && prefix !== '' && !quoted) {
    // In a list the code ends with the item, wherever that is: only its first line is passed over.
    scanner.unclosed.set(sign, Math.min(signs.length, scanner.unclosed.get(sign) ?? signs.length));
    at = scanner.at + whole.length + 1;
  }
  scanner.at = Math.min(text.length, at);
  return true;
}

function closes(line: string, sign: string, length: number): boolean {
  const bare = line.replace(/^(?:[ \t]*>)*[ \t]*/, '').trimEnd();
  return bare.length >= length && bare === sign.repeat(bare.length);
}

/** Where the line of an offset ends. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

const HEADING = /( {0,3})(#{1,6})([^\s#][^\n]*)/y;

/** `##标题` is no heading without a blank; one sign alone may be a tag, and counts only where it stands apart. */
function mendHeading(scanner: Scanner): void {
  const { text, at } = scanner;
  HEADING.lastIndex = at;
  const [whole, indent = '', signs = '', title = ''] = HEADING.exec(text) ?? [];
  if (whole === undefined) return;
  const certain =
    signs.length > 1
      ? /^[\p{L}\p{N}“《（(【*`]/u.test(title)
      : /^[\p{Script=Han}“《【]/u.test(title) &&
        title.length <= 40 &&
        !/[#。，；,;]/.test(title) &&
        standsAlone(text, at, at + whole.length);
  if (!certain) return;
  const offset = at + indent.length + signs.length;
  scanner.edits.push({ start: offset, end: offset, text: ' ' });
  scanner.mended.push({ what: 'heading', offset: at });
}

function standsAlone(text: string, start: number, end: number): boolean {
  const before = start === 0 || /\n[ \t]*\n$/.test(text.slice(Math.max(0, start - 80), start)) || start === 1;
  return before && /^(?:\n[ \t]*(?:\n|$)|$)/.test(text.slice(end, end + 80));
}

const MARK = /([ \t]{0,3})([•●▪◆■・－＊])[ \t\u3000]*(?=\S)[^\n]*/y;

/** Lines that begin with the same full-width mark, two or more in a row, are a list. */
function mendList(scanner: Scanner): boolean {
  const { text } = scanner;
  if (scanner.at < scanner.listEnd) return false;
  const lines: { start: number; end: number; mark: number; bare: number }[] = [];
  let sign: string | undefined;
  let at = scanner.at;
  for (;;) {
    MARK.lastIndex = at;
    const [whole, indent = '', mark = ''] = MARK.exec(text) ?? [];
    if (whole === undefined || (sign !== undefined && mark !== sign)) break;
    sign = mark;
    const start = at + indent.length;
    const rest = whole.slice(indent.length + 1);
    lines.push({
      start,
      end: at + whole.length,
      mark: start,
      bare: start + 1 + rest.length - rest.trimStart().length,
    });
    at += whole.length + 1;
    if (at >= text.length) break;
  }
  if (lines.length < 2) return false;
  for (const { mark, bare } of lines) scanner.edits.push({ start: mark, end: bare, text: '- ' });
  const last = lines.at(-1)?.end ?? at;
  scanner.listEnd = last;
  if (text[last] === '\n' && text[last + 1] !== '\n')
    scanner.edits.push({ start: last, end: last, text: '\n' });
  scanner.mended.push({ what: 'list', offset: scanner.at });
  // The first line was changed; what stands in it is read on.
  return false;
}
