import { paragraphEnd, placeholder, type Scanner } from './scan-tags.ts';
import type { Tag } from './tag.ts';

/**
 * Reads mathematics at a dollar sign or a backslash, where the text uses it: a display becomes a fence, a
 * formula in a line a tag.
 * @returns whether there was some, and the scanner moved behind it
 */
export function scanMath(scanner: Scanner): boolean {
  if (!scanner.math) return false;
  const { text, at } = scanner;
  if (text.startsWith('$$', at)) return scanBetween(scanner, { open: '$$', close: '$$', display: true });
  if (text[at] === '$') return scanDollar(scanner);
  if (text.startsWith('\\\\[', at))
    return scanBetween(scanner, { open: '\\\\[', close: '\\\\]', display: true });
  if (text.startsWith('\\\\(', at))
    return scanBetween(scanner, { open: '\\\\(', close: '\\\\)', display: false });
  return false;
}

/** A formula: no blank inside its signs, no digit behind them; on one line. */
const FORMULA = /\$(?![\s$])((?:\\.|[^$\\\n])*?)(?<!\s)\$(?![\d$])/y;

function scanDollar(scanner: Scanner): boolean {
  FORMULA.lastIndex = scanner.at;
  const [source, value = ''] = FORMULA.exec(scanner.text) ?? [];
  // Two prices in a sentence are no formula.
  if (source === undefined || !/[\\^_=+<>{}]|^[A-Za-z]'?$|^[\w\s()+*/,.-]{1,12}$/.test(value)) return false;
  add(scanner, source, value);
  return true;
}

function scanBetween(scanner: Scanner, signs: { open: string; close: string; display: boolean }): boolean {
  const { text, at } = scanner;
  const from = at + signs.open.length;
  const close = text.indexOf(signs.close, from);
  if (close < 0) return false;
  if (scanner.paragraph <= from) scanner.paragraph = paragraphEnd(text, from);
  if (close > from + 10_000) return false;
  const value = text.slice(from, close);
  // Behind a backslash that is text a link may stand.
  if (value.trim() === '' || (signs.open !== '$$' && value.includes(']('))) return false;
  if (!signs.display || close <= scanner.paragraph || value.trimStart() !== value) {
    const end = close + signs.close.length;
    const lineStart = text.lastIndexOf('\n', at - 1) + 1;
    const head = text.slice(lineStart, at);
    const alone = /^[ \t]*$/.test(head) && /^[ \t]*(?:\n|$)/.test(text.slice(end, end + 200));
    if (signs.display && alone) {
      displayed(scanner, { head, lineStart, value, end });
      return true;
    }
    if (value.includes('\n\n')) return false;
    add(scanner, text.slice(at, end), value.trim().replace(/\s*\n\s*/g, ' '));
    return true;
  }
  return false;
}

/** A display becomes a fence at its place. */
function displayed(
  scanner: Scanner,
  found: { head: string; lineStart: number; value: string; end: number },
): void {
  const { head, value, end } = found;
  const bare = value.includes('\n') ? value.replace(/^[ \t]*\n|\n[ \t]*$/g, '') : value.trim();
  const lines = bare.split('\n');
  const fence = '`'.repeat(Math.max(3, longestRun(value) + 1));
  const body = lines.map((line) => (line.startsWith(head) ? line : `${head}${line.trimStart()}`));
  const text = [`\n${head}${fence}math`, ...body, `${head}${fence}\n`].join('\n');
  scanner.edits.push({ start: scanner.at, end, text });
  scanner.at = end;
}

/** Length of the longest run of backticks. */
export function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}

function add(scanner: Scanner, source: string, value: string): void {
  const start = scanner.at;
  const tag: Tag = { kind: 'math', name: 'math', closes: false, rest: value, source, start };
  scanner.at = start + source.length;
  scanner.edits.push({ start, end: scanner.at, text: placeholder(scanner, tag) });
}
