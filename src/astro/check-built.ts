import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { FILES_AT_ONCE, mapLimited } from './map-limited.ts';

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
  const read = await mapLimited(
    [...files].filter((file) => file.endsWith('.html')),
    FILES_AT_ONCE,
    async (file) => readPage(file, await readFile(join(folder, file), 'utf8')),
  );
  for (const page of read) pages.set(page.path, page);
  const problems: Diagnostic[] = [];
  // An address from the root means the same on every page, and most are on many.
  const answers = new Map<string, Problem | undefined>();
  for (const page of pages.values()) {
    for (const url of new Set(page.links)) {
      let id = answers.get(url);
      if (id === undefined && !answers.has(url)) {
        id = problemWith(url, { page, base, files, pages });
        if (url.startsWith('/')) answers.set(url, id);
      }
      if (id) problems.push(diagnose(id, { file: page.path, line: 1, column: 1 }, { url }));
    }
  }
  return problems;
}

type Problem = 'built/broken-link' | 'built/broken-anchor';

/** A tag that carries attributes; a program or a style sheet is taken with its text, which holds no tags. */
const TAG =
  /<(?:(script|style)\b([^>]*)>[\s\S]*?<\/\1|[a-z][\w-]*\s([^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*))>/gi;
const ATTRIBUTE = /([^\s=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;
const ADDRESSES = new Set(['href', 'src', 'poster']);

/** Reads ids and addresses from a page: from its tags only, as its text may show HTML. */
function readPage(path: string, html: string): BuiltPage {
  const ids = new Set<string>();
  const links: string[] = [];
  for (const [, , ofProgram, ofTag] of html.matchAll(TAG)) {
    for (const [, name = '', ...values] of (ofProgram ?? ofTag ?? '').matchAll(ATTRIBUTE)) {
      const value = decodeEntities(values.find((v) => v !== undefined) ?? '');
      const known = name.toLowerCase();
      if (known === 'id') ids.add(value);
      else if (known === 'srcset') links.push(...candidates(value));
      else if (ADDRESSES.has(known)) links.push(value);
    }
  }
  return { path, ids, links };
}

/** The addresses of a srcset, each without its width. */
function candidates(srcset: string): string[] {
  return srcset
    .split(/,\s+/)
    .map((candidate) => candidate.trim().split(/\s/)[0] ?? '')
    .filter((url) => url !== '');
}

function problemWith(
  url: string,
  {
    page,
    base,
    files,
    pages,
  }: { page: BuiltPage; base: string; files: ReadonlySet<string>; pages: ReadonlyMap<string, BuiltPage> },
): Problem | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('//')) {
    return /^(https?|mailto|data):/i.test(url) || url.startsWith('//') ? undefined : 'built/broken-link';
  }
  if (url.startsWith('#'))
    return page.ids.has(decode(url.slice(1))) || url === '#' ? undefined : 'built/broken-anchor';
  const here = `http://site${base}${page.path.replace(/index\.html$/, '')}`;
  const target = new URL(url, here);
  if (!target.pathname.startsWith(base)) return 'built/broken-link';
  const path = decode(target.pathname.slice(base.length));
  const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  if (!files.has(file)) return 'built/broken-link';
  const anchor = decode(target.hash.slice(1));
  if (anchor === '') return undefined;
  const other = pages.get(file);
  return other && !other.ids.has(anchor) ? 'built/broken-anchor' : undefined;
}

/** As browsers do: what is no percent-encoding stays as it is. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
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
