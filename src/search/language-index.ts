import type { LanguageEntry } from './entry.ts';
import { pageFile } from './entry.ts';
import { FACTS, type PageText, readFacts } from './index-document.ts';
import { type IndexMeta, readFilter, readMeta } from './index-files.ts';
import { type NameFile, type Names, readNames } from './names.ts';
import { type PhraseFinder, phraseFinder } from './phrases.ts';
import { type IndexFiles, type TermReader, termReader } from './reader.ts';
import { type TextRules, textRules } from './tokens.ts';
import { readTraditional, type TraditionalFile } from './traditional.ts';

/** What a page is: both ids are keys of the entry. */
export interface PageFacts {
  readonly kind: string;
  readonly platform: string;
}

/** The index of a language, opened. Files beyond the first few are fetched as they are needed. */
export interface LanguageIndex {
  readonly entry: LanguageEntry;
  readonly rules: TextRules;
  readonly reader: TermReader;
  readonly finder: PhraseFinder;
  readonly names: Names;
  readonly facts: ReadonlyMap<number, PageFacts>;
  /** Number of terms of a page on average. */
  readonly averageLength: number;
  /** The text of a page by its number. */
  page(number: number): Promise<PageText>;
  /** A query in simplified characters; the query itself where it has none to simplify. */
  simplified(query: string): Promise<string>;
}

/** Opens the index of a language. @throws SearchFault where its files cannot be had, RangeError where they are none */
export async function openLanguage(entry: LanguageEntry, files: IndexFiles): Promise<LanguageIndex> {
  const [bytes, names] = await Promise.all([files.bytes(entry.meta), files.json(entry.names)]);
  const meta = readMeta(bytes);
  const facts = await readPageFacts(meta, files);
  const rules = textRules(entry.tag);
  const reader = termReader(meta, files);
  const pages = new Map<number, Promise<PageText>>();
  let traditional: Promise<(query: string) => string> | undefined;
  return {
    entry,
    rules,
    reader,
    finder: phraseFinder(reader, rules),
    names: readNames(names as NameFile, rules),
    facts,
    averageLength: meta.pages.reduce((sum, { length }) => sum + length, 0) / Math.max(1, meta.pages.length),
    page(number) {
      const known = pages.get(number);
      if (known) return known;
      const fetched = files.json(pageFile(meta.pages[number]?.hash ?? '')) as Promise<PageText>;
      pages.set(number, fetched);
      fetched.catch(() => pages.delete(number));
      return fetched;
    },
    async simplified(query) {
      const { traditional: file } = entry;
      if (file === undefined || !/\p{Script=Han}/u.test(query)) return query;
      traditional ??= files.json(file).then((data) => readTraditional(data as TraditionalFile));
      traditional.catch(() => {
        traditional = undefined;
      });
      return (await traditional)(query);
    },
  };
}

async function readPageFacts(meta: IndexMeta, files: IndexFiles): Promise<Map<number, PageFacts>> {
  const file = meta.filters.get(FACTS);
  const values = file === undefined ? new Map() : readFilter(await files.bytes(file));
  const facts = new Map<number, PageFacts>();
  for (const [value, pages] of values) for (const page of pages) facts.set(page, readFacts(value));
  return facts;
}
