import type { Catalogue } from './catalogue.ts';
import { type LanguageEntry, pageFile } from './entry.ts';
import type { PageText } from './index-document.ts';
import { type IndexMeta, readMeta } from './index-files.ts';
import { readNames } from './names.ts';
import { type PhraseFinder, phraseFinder } from './phrases.ts';
import { type IndexFiles, type TermReader, termReader } from './reader.ts';
import { type TextRules, textRules } from './tokens.ts';
import { simplify, type TraditionalFile } from './traditional.ts';
import type { Vocabulary } from './units.ts';

/** The index of a language, opened. Files beyond the first two are fetched as they are needed. */
export interface LanguageIndex extends Vocabulary {
  readonly entry: LanguageEntry;
  readonly rules: TextRules;
  readonly reader: TermReader;
  readonly finder: PhraseFinder;
  /** Number of terms of a page on average. */
  readonly averageLength: number;
  /** What a page is, by its number: ids of the entry. */
  facts(page: number): readonly [kind: string, platform: string];
  /** The text of a page by its number. */
  page(number: number): Promise<PageText>;
  /** A query in simplified characters; the query itself where it has none to simplify. */
  simplified(query: string): Promise<string>;
}

/** Opens the index of a language. @throws SearchFault where its files cannot be had, RangeError where they are none */
export async function openLanguage(entry: LanguageEntry, files: IndexFiles): Promise<LanguageIndex> {
  const [bytes, catalogue] = await Promise.all([files.bytes(entry.meta), files.json(entry.catalogue)]);
  const { terms, facts, pages, words } = catalogue as Catalogue;
  const meta: IndexMeta = readMeta(bytes);
  const rules = textRules(words.stems);
  const stop = new Set(`${words.stop} ${words.asking}`.split(' '));
  const reader = termReader(meta, files);
  return {
    entry,
    rules,
    reader,
    finder: phraseFinder(reader, { rules, stop }),
    names: readNames(terms, rules),
    stop,
    asking: new Set(words.asking.split(' ')),
    averageLength: meta.pages.reduce((sum, { length }) => sum + length, 0) / meta.pages.length,
    facts: (number) => facts[pages[number] ?? -1] ?? ['', ''],
    page: (number) => files.json(pageFile(meta.pages[number]?.hash ?? '')) as Promise<PageText>,
    async simplified(query) {
      const file = entry.traditional;
      if (file === undefined || !/\p{Script=Han}/u.test(query)) return query;
      return simplify(query, (await files.json(file)) as TraditionalFile);
    },
  };
}
