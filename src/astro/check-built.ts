import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** What a built page offers and asks for. */
interface BuiltPage {
  readonly path: string;
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
}

/**
 * Checks every internal link, anchor, picture and asset of a built site.
 * @param folder the built site
 * @param base path it stands under, `/` or `/repo/`
 */
export async function checkBuiltSite(folder: string, base: string): Promise<Diagnostic[]> {
  const files = new Set(await walk(folder));
  const pages = new Map<string, BuiltPage>();
  for (const file of files) {
    if (!file.endsWith('.html')) continue;
    pages.set(file, readPage(file, await readFile(join(folder, file), 'utf8')));
  }
  const problems: Diagnostic[] = [];
  for (const page of pages.values()) {
    for (const url of new Set(page.links)) {
      const id = problemWith(url, { page, base, files, pages });
      if (id) problems.push(diagnose(id, { file: page.path, line: 1, column: 1 }, { url }));
    }
  }
  return problems;
}

const NAME = / (?:href|src|id|srcset|poster)="([^"]*)"/g;

/** Reads ids and addresses from HTML that Astro wrote: attributes are always in double quotes. */
function readPage(path: string, html: string): BuiltPage {
  const ids = new Set<string>();
  const links: string[] = [];
  for (const match of html.matchAll(NAME)) {
    const value = decodeEntities(match[1] ?? '');
    if (match[0].startsWith(' id=')) ids.add(value);
    else links.push(value);
  }
  return { path, ids, links };
}

function problemWith(
  url: string,
  {
    page,
    base,
    files,
    pages,
  }: { page: BuiltPage; base: string; files: ReadonlySet<string>; pages: ReadonlyMap<string, BuiltPage> },
): 'built/broken-link' | 'built/broken-anchor' | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('//')) {
    return /^(https?|mailto|data):/i.test(url) || url.startsWith('//') ? undefined : 'built/broken-link';
  }
  const here = `http://site${base}${page.path.replace(/index\.html$/, '')}`;
  const target = new URL(url, here);
  if (!target.pathname.startsWith(base)) return 'built/broken-link';
  const path = decodeURIComponent(target.pathname.slice(base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!files.has(file)) return 'built/broken-link';
  const anchor = decodeURIComponent(target.hash.slice(1));
  if (anchor === '') return undefined;
  const other = pages.get(file);
  return other && !other.ids.has(anchor) ? 'built/broken-anchor' : undefined;
}

function decodeEntities(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#38;', '&')
    .replaceAll('&#x26;', '&')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((e) => e.isFile())
    .map((e) => relative(folder, join(e.parentPath, e.name)).split(sep).join('/'));
}
