import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What a browser fetches to show a page for the first time, in bytes gzipped at level 9. */
export interface PageWeight {
  /** Path of the page's file below the site. */
  readonly page: string;
  readonly html: number;
  /** Files and what stands in the page; the latter is counted in `html` too, but once in `total`. */
  readonly css: number;
  readonly js: number;
  readonly total: number;
  /** What the cards of the linked terms add to the page, and how many there are. */
  readonly cards: { readonly size: number; readonly terms: number };
  /** Addresses on other hosts that the page fetches by itself. */
  readonly foreign: readonly string[];
  /** Files of the search engine that the page fetches by itself. */
  readonly search: readonly string[];
}

/** The pages of a built site below a folder, in alphabetical order. */
export async function listPages(site: string, below = ''): Promise<string[]> {
  const names = await readdir(join(site, below), { recursive: true });
  return names
    .map((name) => posix.join(below, name.replaceAll('\\', '/')))
    .filter((name) => name.endsWith('/index.html') || name === 'index.html')
    .sort();
}

/** Weighs a page of a built site that stands at the root of its host. */
export async function weighPage(site: string, page: string): Promise<PageWeight> {
  const html = await readFile(join(site, page), 'utf8');
  const found = readHtml(html);
  const base = `http://site/${page}`;
  const styles = found.styles.map((url) => new URL(url, base));
  const scripts = found.scripts.map((url) => new URL(url, base));
  const others = found.others.map((url) => new URL(url, base));
  const own = (urls: readonly URL[]): string[] =>
    urls.filter((url) => url.host === 'site').map((url) => decodeURIComponent(url.pathname.slice(1)));
  const css = await sizeOf(site, new Set(own(styles)));
  const modules = await withImports(site, own(scripts));
  const js = await sizeOf(site, modules);
  const htmlSize = gzipped(html);
  return {
    page,
    html: htmlSize,
    css: css + gzipped(found.inlineStyles.join('\n')),
    js: js + gzipped(found.inlineScripts.join('\n')),
    total: htmlSize + css + js,
    cards: weighCards(html, htmlSize),
    foreign: [...styles, ...scripts, ...others]
      .filter((url) => /^https?:$/.test(url.protocol) && url.host !== 'site')
      .map((url) => url.href),
    search: [...own(styles), ...modules, ...own(others)].filter((path) => path.includes('pagefind')),
  };
}

/** The page with its cards against the page without them. */
function weighCards(html: string, htmlSize: number): PageWeight['cards'] {
  const [element, json] =
    /<script type="application\/json" id="term-cards">([\s\S]*?)<\/script>/.exec(html) ?? [];
  if (element === undefined || json === undefined) return { size: 0, terms: 0 };
  const { terms } = JSON.parse(json) as { terms: Record<string, unknown> };
  return { size: htmlSize - gzipped(html.replace(element, '')), terms: Object.keys(terms).length };
}

interface Found {
  readonly styles: string[];
  readonly scripts: string[];
  /** Pictures, icons, fonts, frames. */
  readonly others: string[];
  readonly inlineStyles: string[];
  readonly inlineScripts: string[];
}

/** Relations of a `<link>` that make a browser fetch; the others only name an address. */
const FETCHED = /\b(?:stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest)\b/;

/** What a page fetches by itself, read from HTML as Astro writes it. */
function readHtml(html: string): Found {
  const found: Found = { styles: [], scripts: [], others: [], inlineStyles: [], inlineScripts: [] };
  for (const [, attributes = '', text = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    const src = attribute(attributes, 'src');
    if (src !== undefined) found.scripts.push(src);
    else if (!/json/.test(attribute(attributes, 'type') ?? '')) found.inlineScripts.push(text);
  }
  for (const [, text = ''] of html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style>/g)) {
    found.inlineStyles.push(text);
  }
  const markup = html.replace(/<(script|style|template)\b[\s\S]*?<\/\1>/g, '');
  for (const [, name = '', attributes = ''] of markup.matchAll(/<([a-z]+)\b([^>]*)>/g)) {
    if (name === 'link') {
      const rel = attribute(attributes, 'rel') ?? '';
      const href = attribute(attributes, 'href');
      if (href === undefined || !FETCHED.test(rel)) continue;
      if (rel === 'modulepreload') found.scripts.push(href);
      else (rel === 'stylesheet' ? found.styles : found.others).push(href);
    } else if (name !== 'a') {
      const src = attribute(attributes, 'src') ?? attribute(attributes, 'data');
      if (src !== undefined && !src.startsWith('data:')) found.others.push(src);
    }
  }
  return found;
}

function attribute(attributes: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`).exec(attributes);
  return (match?.[1] ?? match?.[2] ?? match?.[3])?.replaceAll('&amp;', '&');
}

/** Modules with all that they import before they run; what is imported on demand is left out. */
async function withImports(site: string, modules: readonly string[]): Promise<Set<string>> {
  const all = new Set<string>();
  const open = [...modules];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (all.has(path)) continue;
    all.add(path);
    const text = await readFile(join(site, path), 'utf8');
    for (const [, from = ''] of text.matchAll(/\b(?:import|from)\s*["'](\.{0,2}\/[^"']+)["']/g)) {
      open.push(from.startsWith('/') ? from.slice(1) : posix.join(dirname(path), from));
    }
  }
  return all;
}

async function sizeOf(site: string, paths: ReadonlySet<string>): Promise<number> {
  const sizes = await Promise.all([...paths].map(async (p) => gzipped(await readFile(join(site, p)))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function gzipped(data: string | Uint8Array): number {
  return data.length === 0 ? 0 : gzipSync(data, { level: 9 }).length;
}
