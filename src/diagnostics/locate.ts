import type { Place } from './diagnostic.ts';

/** A word of a text, told by which of its occurrences it is, from 0. */
export interface Occurrence {
  readonly word: string;
  readonly nth: number;
}

/**
 * The occurrence that begins at `start`. Of several words, parted by spaces, the first is taken: in the
 * file a line may end between them.
 */
export function occurrenceAt(text: string, start: number, end: number): Occurrence {
  const [word = ''] = text.slice(start, end).split(/\s/);
  let nth = 0;
  for (let at = text.indexOf(word); at >= 0 && at < start; at = text.indexOf(word, at + 1)) nth++;
  return { word, nth };
}

/**
 * Where an occurrence of a text stands in its file. The file may fold, indent and escape the text; its
 * words stand there in the same order all the same, so they are counted.
 * @param from offset in the file at which the text begins
 * @returns an offset in the file; `from` where the word stands there in another form
 */
export function findOccurrence(source: string, from: number, { word, nth }: Occurrence): number {
  if (word === '') return from;
  let at = source.indexOf(word, from);
  for (let n = 0; n < nth && at >= 0; n++) at = source.indexOf(word, at + 1);
  return at < 0 ? from : at;
}

/** The offset in a file of a line and column. */
export function offsetAt(source: string, { line, column }: Pick<Place, 'line' | 'column'>): number {
  let start = 0;
  for (let n = 1; n < line; n++) {
    const end = source.indexOf('\n', start);
    if (end < 0) break;
    start = end + 1;
  }
  return start + column - 1;
}

/** Line and column of an offset in a file. */
export function placeAt(source: string, offset: number): Pick<Place, 'line' | 'column'> {
  const before = source.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
