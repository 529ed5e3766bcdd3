/** A stretch of the source that is read as something else; offsets in the source. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text to parse, and the way back to the source. */
export interface EditedText {
  readonly text: string;
  /** The offset in the source of an offset in the text; inside a replacement, where it begins. */
  readonly sourceOffset: (offset: number) => number;
}

/**
 * Applies edits to a text.
 * @param edits in the order of the text; one that begins before the end of another is left out
 */
export function applyEdits(source: string, edits: readonly Edit[]): EditedText {
  const parts: string[] = [];
  // Of every kept or replaced stretch: where it begins in the text and in the source, and whether it is kept.
  const starts: number[] = [];
  const origins: { offset: number; kept: boolean }[] = [];
  let length = 0;
  const add = (part: string, offset: number, kept: boolean): void => {
    if (part === '') return;
    starts.push(length);
    origins.push({ offset, kept });
    parts.push(part);
    length += part.length;
  };
  let at = 0;
  for (const { start, end, text } of edits) {
    if (start < at) continue;
    add(source.slice(at, start), at, true);
    add(text, start, false);
    at = end;
  }
  add(source.slice(at), at, true);
  const sourceOffset = (offset: number): number => {
    const index = lastAtMost(starts, offset);
    const origin = origins[index];
    const start = starts[index] ?? 0;
    return origin ? origin.offset + (origin.kept ? offset - start : 0) : 0;
  };
  return { text: parts.join(''), sourceOffset };
}

/** Index of the last of some rising numbers that is not above a limit; -1 where all are. */
export function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
