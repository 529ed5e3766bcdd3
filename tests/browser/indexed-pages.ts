import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Catalogue } from '../../src/search/catalogue.ts';
import { ENTRY_FILE, pageFile, type SearchEntry } from '../../src/search/entry.ts';
import type { PageText } from '../../src/search/index-document.ts';
import type { PageTexts } from './labelled-queries.ts';

/** A page of an index with all that can be found of it. */
export interface IndexedPage extends PageTexts {
  readonly title: string;
  readonly names: readonly string[];
}

/** The index of a language as it lies in a folder. */
export interface IndexedPages {
  readonly tag: string;
  /** Their paths below the home page of the language. */
  readonly pages: readonly IndexedPage[];
  readonly catalogue: Catalogue;
}

/**
 * Reads back from a built index what was indexed, without searching it.
 * @param folder the `pagefind` folder
 * @param prefix what the paths of the language begin with: `zh-cn/`
 */
export function indexedPages(folder: string, { tag, prefix }: { tag: string; prefix: string }): IndexedPages {
  const json = (file: string): unknown => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const entry = (json(ENTRY_FILE) as SearchEntry).languages.find((language) => language.tag === tag);
  if (!entry) throw new Error(`Nothing was indexed in ${tag}.`);
  const catalogue = json(entry.catalogue) as Catalogue;
  const namesOf = new Map(catalogue.terms.map((term) => [term.page, term.names]));
  const pages = catalogue.pages.map(([hash], number): IndexedPage => {
    const { path, title, blocks } = json(pageFile(hash)) as PageText;
    const own = namesOf.get(number) ?? [];
    const texts = blocks.map((block) => (typeof block === 'string' ? block : block[1]));
    return { path: path.slice(prefix.length), title, names: own, texts: [title, ...own, ...texts] };
  });
  return { tag, pages, catalogue };
}
