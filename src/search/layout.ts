import type { PageHeading, PageText } from './index-document.ts';
import type { Hit } from './phrases.ts';
import { type TextRules, type Token, tokenize } from './tokens.ts';

/** A block of a page's text with its place in the index. */
export interface LaidBlock {
  readonly text: string;
  readonly heading: PageHeading | undefined;
  /** Number of the section it stands in; 0 before the first heading, `TITLE` for the title. */
  readonly section: number;
  readonly tokens: readonly Token[];
  /** Position of its first term in the index. */
  readonly start: number;
}

export const TITLE = -1;

/** A stretch of a text, from and behind. */
export type Range = readonly [start: number, end: number];

/**
 * Lays the texts of a page out as the index counts them: term after term, and a place between blocks. The
 * title stands behind the text, in a section of its own.
 */
export function layOut({ title, blocks }: PageText, rules: TextRules): LaidBlock[] {
  let section = 0;
  let start = 0;
  return [...blocks, title].map((block, i) => {
    const heading = typeof block === 'string' ? undefined : block;
    const text = typeof block === 'string' ? block : block[1];
    if (heading) section++;
    const tokens = tokenize(text, rules);
    const laid = { text, heading, section: i < blocks.length ? section : TITLE, tokens, start };
    start += tokens.length + 1;
    return laid;
  });
}

/** Whether a hit stands in a block. */
export function stands({ start, tokens }: LaidBlock, { position }: Hit): boolean {
  return position >= start && position < start + tokens.length;
}

/** Where a hit stands in the text of its block. */
export function rangeOf({ start, tokens }: LaidBlock, { position, length }: Hit): Range {
  const first = tokens[position - start];
  const last = tokens[Math.min(position - start + length, tokens.length) - 1];
  return [first?.start ?? 0, last?.end ?? 0];
}
