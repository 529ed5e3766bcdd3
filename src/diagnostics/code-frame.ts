import { columnsOf, textColumns } from '../text/columns.ts';
import type { Diagnostic, Place } from './diagnostic.ts';

/** The lines round a problem as text, or undefined where they cannot be read. */
export type FrameOf = (diagnostic: Diagnostic) => string | undefined;

/** How many lines are shown before the one with the problem. */
const BEFORE = 2;
/** Columns of a line that are shown; longer lines are cut round the place. */
const ROOM = 96;

/**
 * The line of a problem with the two before it, their numbers, and a caret under the place:
 *
 *     5 | 装货
 *     6 | A locomotive pulls <3 wagons.
 *       |                    ^
 *
 * @param source the file's text
 * @returns undefined where the file has no such line or the line is empty; also at the file's first
 *   character, which stands for the file as a whole
 */
export function codeFrame(
  source: string,
  { line, column }: Pick<Place, 'line' | 'column'>,
): string | undefined {
  if (line === 1 && column === 1) return undefined;
  const lines = source.split(/\r\n?|\n/);
  const own = lines[line - 1];
  if (own === undefined || own.trim() === '' || column > own.length + 1) return undefined;
  const digits = String(line).length;
  const row = (number: string, text: string): string => `${number.padStart(digits)} | ${text}`.trimEnd();
  const rows = [];
  for (let number = Math.max(1, line - BEFORE); number < line; number++) {
    rows.push(row(String(number), cut(lines[number - 1] ?? '', 0).text));
  }
  const shown = cut(own, column - 1);
  rows.push(row(String(line), shown.text), row('', `${' '.repeat(shown.caret)}^`));
  return rows.join('\n');
}

/** The part of a line round an offset that there is room for, and the column of that offset in it. */
function cut(line: string, offset: number): { text: string; caret: number } {
  const chars = [...printable(line)];
  const at = Math.min([...line.slice(0, offset)].length, chars.length);
  if (textColumns(chars.join('')) <= ROOM) {
    return { text: chars.join(''), caret: textColumns(chars.slice(0, at).join('')) };
  }
  let first = at;
  // Three fifths of the room for what stands before the place.
  for (let used = 0; first > 0 && used < ROOM * 0.6; first--) used += columnsOf(chars[first - 1] ?? '');
  let last = first;
  for (let used = 0; last < chars.length && used < ROOM; last++) used += columnsOf(chars[last] ?? '');
  const start = first > 0 ? '…' : '';
  const text = `${start}${chars.slice(first, last).join('')}${last < chars.length ? '…' : ''}`;
  return { text, caret: textColumns(start + chars.slice(first, at).join('')) };
}

/** Each tab as one blank, and nothing that would move the terminal's cursor. */
function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, ' ');
}
