import type { PageHeading, PageText } from './index-document.ts';
import type { Hit } from './phrases.ts';
import { once } from './places.ts';
import { type TextRules, type Token, tokenize } from './tokens.ts';

/** A block of a page's text with its place in the index. */
export interface LaidBlock {
  readonly text: string;
  readonly heading: PageHeading | undefined;
  /** Number of the section it stands in; 0 before the first heading, `TITLE` for the title. */
  readonly section: number;
  /** Made when they are first asked for: of most blocks nothing is shown. */
  readonly tokens: () => readonly Token[];
  /** Position of its first term in the index, and the one behind its last. */
  readonly start: number;
  readonly end: number;
}

export const TITLE = -1;

/** A stretch of a text, from and behind. */
export type Range = readonly [start: number, end: number];

/**
 * Lays the texts of a page out as the index counts them: term after term, and a place between blocks. The
 * title stands behind the text, in a section of its own.
 */
export function layOut({ title, blocks, terms }: PageText, rules: TextRules): LaidBlock[] {
  let section = 0;
  let start = 0;
  return [...blocks, title].map((block, i) => {
    const heading = typeof block === 'string' ? undefined : block;
    const text = typeof block === 'string' ? block : block[1];
    if (heading) section++;
    const tokens = once(() => tokenize(text, rules));
    const end = start + (terms[i] ?? 0);
    const laid = { text, heading, section: i < blocks.length ? section : TITLE, tokens, start, end };
    start = end + 1;
    return laid;
  });
}

/** Whether a hit stands in a block. */
export function stands({ start, end }: LaidBlock, { position }: Hit): boolean {
  return position >= start && position < end;
}

/** Where a hit stands in the text of its block. */
export function rangeOf({ start, end, tokens }: LaidBlock, { position, length }: Hit): Range {
  const first = tokens()[position - start];
  const last = tokens()[Math.min(position + length, end) - start - 1];
  return [first?.start ?? 0, last?.end ?? 0];
}
