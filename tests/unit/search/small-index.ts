import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { writeIndex } from '../../../src/astro/search-index.ts';
import { ENTRY_FILE, type SearchEntry } from '../../../src/search/entry.ts';
import type { IndexDocument, IndexInput } from '../../../src/search/index-document.ts';
import { type LanguageIndex, openLanguage } from '../../../src/search/language-index.ts';
import type { ReadFile } from '../../../src/search/reader.ts';

/** An index made by Pagefind itself, read from the disk as the browser reads it from the server. */
export interface SmallIndex {
  /** Where its files are. */
  readonly folder: string;
  readonly readFile: ReadFile;
  readonly entry: SearchEntry;
  /** The language with this tag. */
  open(tag: string): Promise<LanguageIndex>;
}

const LANGUAGE = { kinds: { term: 'Terms', article: 'Articles' }, platforms: { rail: 'Rail', road: 'Road' } };

/** Indexes a few pages in English and Chinese; gone when the tests of the file have run. */
export async function smallIndex(documents: readonly IndexDocument[]): Promise<SmallIndex> {
  const folder = mkdtempSync(join(tmpdir(), 'gazetteer-search-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const input: IndexInput = {
    documents,
    languages: [
      { tag: 'en', label: 'English', ...LANGUAGE },
      { tag: 'zh-CN', label: '中文', ...LANGUAGE },
    ],
  };
  const output = join(folder, 'index');
  await writeIndex(input, { work: join(folder, 'work'), output });
  const readFile: ReadFile = async (path) => JSON.parse(readFileSync(join(output, path), 'utf8'));
  const entry = (await readFile(ENTRY_FILE)) as SearchEntry;
  return {
    folder: output,
    readFile,
    entry,
    async open(tag) {
      const language = entry.languages.find((l) => l.tag === tag);
      if (!language) throw new Error(`No page was indexed in ${tag}.`);
      return openLanguage(language, readFile);
    },
  };
}

/** A page of a test: text in blocks, a heading as `#id Words`. */
export function page(
  path: string,
  { title, text = [], ...rest }: Partial<Omit<IndexDocument, 'blocks'>> & { title: string; text?: string[] },
): IndexDocument {
  const blocks = text.map((block) => {
    const [, id, words] = /^#(\S+) (.+)$/.exec(block) ?? [];
    return id !== undefined && words !== undefined
      ? ({ kind: 'heading', id, depth: 2, text: words } as const)
      : ({ kind: 'text', text: block } as const);
  });
  return {
    path,
    tag: 'en',
    crumb: 'Pages',
    kind: 'article',
    platform: '',
    names: [],
    title,
    blocks,
    ...rest,
  };
}
