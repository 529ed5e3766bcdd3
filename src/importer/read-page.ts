import type { Matcher, RawMatch } from '../linker/match.ts';
import { resolveBlocks } from '../linker/plan.ts';
import { type Candidate, candidateCounter } from './candidates.ts';
import { linkerOutline, type PageOutline } from './page-outline.ts';
import type { FileReport } from './report.ts';

/** What a glossary says of a page. */
export type PageWords = Pick<FileReport, 'terms' | 'misspellings'>;

/** Reads the pages of an import one by one, as they come, so that none has to be kept for it. */
export interface PageReader {
  /** @param file how messages name the file the page comes from */
  read(page: PageOutline, file: string): void;
  /** What was found in the page of a file. */
  wordsOf(file: string): PageWords;
  /** Names that recur over all pages. @param files in the order in which they are to be named */
  candidates(files: readonly string[]): Candidate[];
}

/** What a page is read with. */
export interface Glossary {
  readonly matcher: Matcher;
  readonly spelling: { find(text: string): readonly { readonly wrong: string; readonly right: string }[] };
}

const NOTHING: PageWords = { terms: [], misspellings: [] };

/** Makes a reader that looks for terms, misspellings and names that are no terms. */
export function pageReader({ matcher, spelling }: Glossary): PageReader {
  const words = new Map<string, PageWords>();
  const counter = candidateCounter();
  return {
    read(page, file) {
      const scans = new Map<string, RawMatch[]>();
      const scan = (text: string): RawMatch[] => {
        const found = scans.get(text) ?? matcher.scan(text);
        scans.set(text, found);
        return found;
      };
      words.set(file, {
        terms: termsOf(page, { ...matcher, scan }),
        misspellings: misspellingsOf(page, spelling),
      });
      for (const { kind, text, segments } of page.blocks) {
        if (kind === 'text') counter.add({ file, text: proseOf(text, segments), known: scan(text) });
      }
    },
    wordsOf: (file) => words.get(file) ?? NOTHING,
    candidates: (files) => counter.found(files),
  };
}

const byCount = <T extends { count: number }>(a: T, b: T): number => b.count - a.count;

function termsOf(page: PageOutline, matcher: Matcher): PageWords['terms'] {
  const terms = new Map<string, number>();
  resolveBlocks(linkerOutline(page), { matcher }).forEach(({ matches }, index) => {
    if (page.blocks[index]?.kind === 'code') return;
    for (const { term } of matches) terms.set(term, (terms.get(term) ?? 0) + 1);
  });
  return [...terms].map(([id, count]) => ({ id, count })).sort(byCount);
}

function misspellingsOf({ blocks }: PageOutline, spelling: Glossary['spelling']): PageWords['misspellings'] {
  const wrong = new Map<string, { wrong: string; right: string; count: number }>();
  for (const { kind, text } of blocks) {
    if (kind === 'code') continue;
    for (const found of spelling.find(text)) {
      const key = `${found.wrong}\0${found.right}`;
      const { count } = wrong.get(key) ?? { count: 0 };
      wrong.set(key, { wrong: found.wrong, right: found.right, count: count + 1 });
    }
  }
  return [...wrong.values()].sort(byCount);
}

/** A block with everything blank in which no link may stand: inline code, links. Offsets stay. */
function proseOf(
  text: string,
  segments: readonly { readonly start: number; readonly end: number }[],
): string {
  let prose = '';
  for (const { start, end } of segments) prose = prose.padEnd(start, ' ') + text.slice(start, end);
  return prose;
}
