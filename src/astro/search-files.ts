import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ENTRY_FILE, type LanguageEntry, pageFile, type SearchEntry } from '../search/entry.ts';
import { type IndexDocument, indexLanguage, pageText } from '../search/index-document.ts';
import { type IndexMeta, readMeta } from '../search/index-files.ts';
import type { NameRow } from '../search/names.ts';
import { messagesOf } from '../site/messages/of-site.ts';
import { searchNames, soundsOf } from '../site/search-names.ts';
import type { Site } from '../site/site.ts';
import type { Language } from '../text/localized.ts';
import { localize } from '../text/localized.ts';
import type { Indexed } from './search-index.ts';
import { traditionalData } from './traditional-data.ts';

/** What Pagefind writes and the browser reads; its own searcher and interface are not served. */
const KEPT = new Set(['index', 'filter']);

/** The pages of a language by their number in the index. */
type Pages = ReadonlyMap<number, IndexDocument>;

/**
 * Writes beside an index what the browser reads with it: the texts of the pages, the names of the glossary,
 * and where all that is; takes away what nothing reads.
 * @throws where Pagefind left out a page
 */
export async function finishIndex(
  site: Site,
  { indexed, folder }: { indexed: Indexed; folder: string },
): Promise<void> {
  const files = await readdir(folder);
  mkdirSync(join(folder, 'pages'), { recursive: true });
  const languages = site.languages.flatMap((language): LanguageEntry[] => {
    const name = `pagefind.${indexLanguage(language.tag)}_`;
    const meta = files.find((file) => file.startsWith(name) && file.endsWith('.pf_meta'));
    return meta === undefined ? [] : [writeLanguage(site, { language, meta, indexed, folder })];
  });
  const entry: SearchEntry = { languages };
  writeFileSync(join(folder, ENTRY_FILE), JSON.stringify(entry));
  const unused = files.filter((file) => !KEPT.has(file) && !languages.some(({ meta }) => meta === file));
  await Promise.all(unused.map((file) => rm(join(folder, file), { recursive: true, force: true })));
}

function writeLanguage(
  site: Site,
  { language, meta, indexed, folder }: { language: Language; meta: string; indexed: Indexed; folder: string },
): LanguageEntry {
  const contents = readMeta(gunzipSync(readFileSync(join(folder, meta))));
  const pages = writePages(contents, { indexed, folder });
  const named = (kind: string, data: unknown): string => {
    const text = JSON.stringify(data);
    const file = `${kind}.${language.tag.toLowerCase()}.${hashOf(text)}.json`;
    writeFileSync(join(folder, file), text);
    return file;
  };
  const t = messagesOf(site, language.id);
  const kinds = { term: t.glossary, article: t.articles, diagram: t.diagrams, page: t.compare };
  const present = new Set([...pages.values()].map(({ kind }) => kind));
  return {
    tag: language.tag,
    label: language.label,
    meta,
    names: named('names', { terms: nameRows(site, language, pages) }),
    ...(language.tag.startsWith('zh') ? { traditional: named('traditional', traditionalOf(pages)) } : {}),
    kinds: Object.fromEntries(Object.entries(kinds).filter(([kind]) => present.has(kind as never))),
    platforms: Object.fromEntries(
      site.config.platforms.map(({ id, name }) => [id, localize(name, language.id)]),
    ),
  };
}

/** Writes the text of each page under the name its number leads to. */
function writePages(meta: IndexMeta, { indexed, folder }: { indexed: Indexed; folder: string }): Pages {
  const pages = new Map<number, IndexDocument>();
  meta.pages.forEach(({ hash }, number) => {
    const fragment = join(folder, 'fragment', `${hash}.pf_fragment`);
    const json = gunzipSync(readFileSync(fragment))
      .toString()
      .replace(/^pagefind_dcd/, '');
    const { url } = JSON.parse(json) as { url: string };
    const document = indexed.get(url);
    if (!document) throw new Error(`Pagefind indexed ${url}, which it was not given.`);
    pages.set(number, document);
    const file = join(folder, pageFile(hash));
    if (!existsSync(file)) writeFileSync(file, JSON.stringify(pageText(document)));
  });
  return pages;
}

/** In the order of the pages. */
function nameRows(site: Site, language: Language, pages: Pages): NameRow[] {
  const numbers = new Map([...pages].map(([number, { path }]) => [path, number]));
  const chinese = language.tag.startsWith('zh');
  const rows = [...searchNames(site, language.id)].flatMap(([id, { names, wrong }]): NameRow[] => {
    const page = numbers.get(site.addresses.path(language.id, { page: 'term', id }));
    if (page === undefined) return [];
    const sounds = chinese ? soundsOf(names) : [];
    if (sounds.length > 0) return [[page, names, wrong, sounds]];
    return [wrong.length > 0 ? [page, names, wrong] : [page, names]];
  });
  return rows.sort((a, b) => a[0] - b[0]);
}

function traditionalOf(pages: Pages) {
  return traditionalData(
    [...pages.values()].flatMap(({ title, names, blocks }) => [
      title,
      ...names,
      ...blocks.map((b) => b.text),
    ]),
  );
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
