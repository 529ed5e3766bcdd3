import type { Catalogue } from './catalogue.ts';
import { type LanguageEntry, pageFile } from './entry.ts';
import type { PageText } from './index-document.ts';
import { readNames } from './names.ts';
import { type ReadFile, type TermReader, termReader } from './reader.ts';
import type { Spellings } from './spellings.ts';
import { type TextRules, textRules } from './tokens.ts';
import type { Vocabulary } from './units.ts';

/** The index of a language, opened. Files beyond the first are fetched as they are needed. */
export interface LanguageIndex extends Vocabulary {
  readonly entry: LanguageEntry;
  readonly rules: TextRules;
  readonly reader: TermReader;
  /** Number of pages. */
  readonly size: number;
  /** Number of terms of a page, as a part of the average. */
  length(page: number): number;
  /** What a page is, by its number: ids of the entry. */
  facts(page: number): readonly [kind: string, platform: string];
  /** The text of a page by its number. */
  page(number: number): Promise<PageText>;
  /** Other ways to write a query; undefined where it has no Chinese in it. */
  spellings(query: string): Promise<Spellings | undefined>;
}

/** Opens the index of a language. @throws SearchFault where its file cannot be had */
export async function openLanguage(entry: LanguageEntry, readFile: ReadFile): Promise<LanguageIndex> {
  const { terms, facts, pages, files, words } = (await readFile(entry.catalogue)) as Catalogue;
  const rules = textRules(words.stems);
  const stop = new Set(`${words.stop} ${words.asking}`.split(' '));
  const reader = termReader(files, readFile);
  const average = pages.reduce((sum, [, length]) => sum + length, 0) / pages.length;
  return {
    entry,
    rules,
    reader,
    names: readNames(terms, rules),
    stop,
    asking: new Set(words.asking.split(' ')),
    size: pages.length,
    length: (number) => (pages[number]?.[1] ?? 0) / average,
    facts: (number) => facts[pages[number]?.[2] ?? -1] ?? ['', ''],
    page: (number) => readFile(pageFile(pages[number]?.[0] ?? '')) as Promise<PageText>,
    async spellings(query) {
      const file = /\p{Script=Han}/u.test(query) ? entry.spellings : undefined;
      return file === undefined ? undefined : ((await readFile(file)) as Spellings);
    },
  };
}
