import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { makeCatalogue, type NumberedPage } from '../search/catalogue.ts';
import { ENTRY_FILE, type LanguageEntry, pageFile, type SearchEntry } from '../search/entry.ts';
import { type IndexedLanguage, indexLanguage } from '../search/index-document.ts';
import { type IndexMeta, readMeta } from '../search/index-files.ts';
import type { Spellings } from '../search/spellings.ts';
import type { Indexed } from './search-index.ts';
import { spellingsFor } from './spellings-data.ts';
import { writeTermFiles } from './term-files.ts';

/**
 * Writes what the browser reads of an index: terms, the texts of the pages, the catalogue, and where all that
 * is. What Pagefind wrote is taken away: its index, its own searcher and its interface.
 * @throws where Pagefind left out a page
 */
export async function finishIndex(
  languages: readonly IndexedLanguage[],
  { indexed, folder }: { indexed: Indexed; folder: string },
): Promise<void> {
  const files = await readdir(folder);
  mkdirSync(join(folder, 'pages'), { recursive: true });
  const entries = languages.flatMap((language): LanguageEntry[] => {
    const name = `pagefind.${indexLanguage(language.tag)}_`;
    const meta = files.find((file) => file.startsWith(name) && file.endsWith('.pf_meta'));
    // A language without pages has no index.
    return meta === undefined ? [] : [writeLanguage(language, { meta, indexed, folder })];
  });
  const entry: SearchEntry = { languages: entries };
  writeFileSync(join(folder, ENTRY_FILE), JSON.stringify(entry));
  await Promise.all(files.map((file) => rm(join(folder, file), { recursive: true, force: true })));
}

function writeLanguage(
  language: IndexedLanguage,
  { meta, indexed, folder }: { meta: string; indexed: Indexed; folder: string },
): LanguageEntry {
  const contents = readMeta(gunzipSync(readFileSync(join(folder, meta))));
  const pages = writePages(contents, { indexed, folder });
  const files = writeTermFiles(folder, contents);
  const write = (kind: string, data: unknown): string => {
    const text = JSON.stringify(data);
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 10);
    const file = `${kind}.${language.tag.toLowerCase()}.${hash}.json`;
    writeFileSync(join(folder, file), text);
    return file;
  };
  const chinese = language.tag.startsWith('zh');
  return {
    ...language,
    catalogue: write('catalogue', makeCatalogue(pages, { tag: language.tag, files })),
    ...(chinese ? { spellings: write('spellings', spellingsOf(pages)) } : {}),
  };
}

/** Writes the text of each page under the name its number leads to. @returns the pages by their numbers */
function writePages(
  meta: IndexMeta,
  { indexed, folder }: { indexed: Indexed; folder: string },
): NumberedPage[] {
  return meta.pages.map(({ hash, length }) => {
    const fragment = join(folder, 'fragment', `${hash}.pf_fragment`);
    const json = gunzipSync(readFileSync(fragment))
      .toString()
      .replace(/^pagefind_dcd/, '');
    const { url } = JSON.parse(json) as { url: string };
    const given = indexed.get(url);
    if (!given) throw new Error(`Pagefind indexed ${url}, which it was not given.`);
    const file = join(folder, pageFile(hash));
    if (!existsSync(file)) writeFileSync(file, given.text);
    return { document: given.document, hash, length };
  });
}

function spellingsOf(pages: readonly NumberedPage[]): Spellings {
  return spellingsFor(
    pages.flatMap(({ document: { title, names, blocks } }) => [
      title,
      ...names,
      ...blocks.map((b) => b.text),
    ]),
  );
}
