import type { Place } from '../diagnostics/diagnostic.ts';

/**
 * A place of a Mermaid text in the author's file. The text of a view is written by `viewBody` and has no
 * lines in the author's file: the file's first line stands for all of them.
 * @param line within the text, from 0
 * @param start column, from 0
 */
export function placeIn(
  { file, firstLine }: { readonly file: string; readonly firstLine: number },
  line: number,
  start = 0,
): Place {
  return file.endsWith('.yaml')
    ? { file, line: 1, column: 1 }
    : { file, line: firstLine + line, column: Math.max(0, start) + 1 };
}
