import { parse as parseToml } from 'smol-toml';
import { LineCounter } from 'yaml';
import type { Metadata } from './article.ts';
import { decodePath } from './pictures.ts';
import { asText, isGroup, type PlainGroup, toPlain } from './plain-data.ts';
import { parseLenient } from './yaml-document.ts';

/** What the settings of a generator say that its texts do not. */
export interface SiteSettings {
  /** Where the site was published, without a slash at the end. */
  readonly url?: string;
  /** The path it stood under, without slashes at its ends; empty for none. */
  readonly base: string;
  /** How addresses were made: of all articles under the empty name, of those in a folder under its name. */
  readonly permalinks: ReadonlyMap<string, string>;
  /** Whether a single line end is shown as one; undefined where nothing is said. */
  readonly breaks?: boolean;
}

/** Files in which generators keep what is read here, below the root of an import. */
const FILES =
  /^(?:_config\.ya?ml|(?:config\/_default\/)?(?:hugo|config)\.(?:toml|ya?ml|json)|\.obsidian\/app\.json)$/;

/** Whether a file holds settings that are read here. */
export function isSettings(path: string): boolean {
  return FILES.test(path);
}

/** Patterns of Jekyll that have a name. */
const NAMED: Readonly<Record<string, string>> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  none: '/:categories/:title.html',
};

/**
 * Reads the settings of a generator; what cannot be read says nothing.
 * @param files by path: those of which `isSettings` is true
 */
export function readSettings(files: ReadonlyMap<string, string>): SiteSettings {
  const all = [...files].map(([path, text]) => groupOf(path, text));
  const first = <T>(read: (data: PlainGroup) => T | undefined): T | undefined =>
    all.map(read).find((value) => value !== undefined);
  const url = first((data) => webAddress(data['url'] ?? data['baseURL'] ?? data['baseurl']));
  const root = first((data) => pathOf(data['root'] ?? data['baseurl']));
  const breaks = first(breaksOf);
  return {
    ...(url !== undefined && { url: url.replace(/\/+$/, '') }),
    base: trimmed(root ?? (url === undefined ? '' : new URL(url).pathname)),
    permalinks: new Map(all.flatMap(patternsOf)),
    ...(breaks !== undefined && { breaks }),
  };
}

function groupOf(path: string, text: string): PlainGroup {
  try {
    const data = path.endsWith('.toml')
      ? parseToml(text)
      : parseLenient(text, new LineCounter()).toJS({ maxAliasCount: 50 });
    const plain = toPlain(data);
    return isGroup(plain) ? plain : {};
  } catch {
    // Settings are a help, not the text: without them links are found by names.
    return {};
  }
}

function webAddress(value: unknown): string | undefined {
  return typeof value === 'string' && URL.canParse(value) && /^https?:/.test(value) ? value : undefined;
}

function pathOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith('/') ? value : undefined;
}

function breaksOf(data: PlainGroup): boolean | undefined {
  // Obsidian: a strict line end is none.
  if (typeof data['strictLineBreaks'] === 'boolean') return !data['strictLineBreaks'];
  for (const key of ['marked', 'markdown', 'kramed', 'markdown_it']) {
    const group = data[key];
    const inner = isGroup(group) && isGroup(group['render']) ? group['render'] : group;
    if (isGroup(inner) && typeof inner['breaks'] === 'boolean') return inner['breaks'];
  }
  return undefined;
}

function patternsOf(data: PlainGroup): [string, string][] {
  const all = data['permalink'];
  const own: [string, string][] = typeof all === 'string' ? [['', NAMED[all] ?? all]] : [];
  const groups = data['permalinks'];
  const pages = isGroup(groups) && isGroup(groups['page']) ? groups['page'] : groups;
  if (!isGroup(pages)) return own;
  const sections = Object.entries(pages).flatMap(([name, pattern]): [string, string][] =>
    typeof pattern === 'string' ? [[name, pattern]] : [],
  );
  return [...own, ...sections];
}

/** What the address of an article is made from. */
export interface Addressed {
  /** Below the root of the import. */
  readonly path: string;
  readonly title: string | undefined;
  readonly metadata: Metadata;
}

/**
 * The addresses an article had on its site, as `foldAddress` writes them: by the pattern of the settings, by its
 * head, and older ones its head names.
 */
export function addressesOf(article: Addressed, settings: SiteSettings | undefined): string[] {
  const { extra } = article.metadata;
  const named = ['permalink', 'url', 'slug', 'aliases', 'redirect_from', 'alias'].flatMap((key) => {
    const value = extra[key];
    return (Array.isArray(value) ? value : [value]).flatMap((one) => {
      const text = asText(one);
      return text?.startsWith('/') && !text.includes(':') ? [text] : [];
    });
  });
  const parts = article.path.split('/');
  const section = parts.find((part) => settings?.permalinks.has(part));
  const pattern = settings?.permalinks.get(section ?? '');
  const made =
    pattern === undefined ? [] : valuesOf(article).flatMap((values) => filled(pattern, values) ?? []);
  // A short link is known wherever it stands in an address.
  const short = asText(extra['abbrlink']) ?? '';
  // In Obsidian an alias is a name.
  const names = [extra['aliases']].flat().flatMap((one) => asText(one) ?? []);
  const others = [short, ...names.filter((name) => !name.includes('/'))];
  const own = [...named, ...made, ...others].filter((address) => address !== '').map(foldAddress);
  const base = settings?.base ?? '';
  return [
    ...new Set(base === '' ? own : own.flatMap((address) => [address, foldAddress(`${base}/${address}`)])),
  ];
}

/** An address in the one form in which two of them are compared. */
export function foldAddress(address: string): string {
  const path = decodePath(address).normalize('NFC').toLowerCase();
  return trimmed(path.replace(/\/{2,}/g, '/').replace(/(?:\/?index)?\.html?$/, ''));
}

const trimmed = (path: string): string => path.replace(/^\/+|\/+$/g, '');

/** What the names in a pattern stand for; generators mean the name of the file by a title, or the title itself. */
function valuesOf({ path, title, metadata }: Addressed): ReadonlyMap<string, string>[] {
  const { date = '', categories, extra, slug } = metadata;
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)/.exec(date) ?? [];
  const bare = path.replace(/^(?:.*\/)?(?:_posts|_drafts|content)\//, '').replace(/\.[a-z]+$/i, '');
  const inner = bare.replace(/\/(?:_?index|readme)$/i, '');
  const file = (inner.split('/').at(-1) ?? inner).replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '');
  const said = addressWords(title ?? file);
  const values = (name: string): ReadonlyMap<string, string> =>
    new Map([
      ['year', year],
      ['month', month],
      ['i_month', String(Number(month))],
      ['day', day],
      ['i_day', String(Number(day))],
      ['title', name],
      ['name', file],
      ['post_title', said],
      ['slug', slug ?? name],
      ['filename', file],
      ['contentbasename', file],
      ['slugorfilename', slug ?? file],
      ['slugorcontentbasename', slug ?? file],
      ['section', inner.split('/')[0] ?? ''],
      ['sections', inner.split('/').slice(0, -1).join('/')],
      ['category', categories.map(addressWords).join('/')],
      ['categories', categories.map(addressWords).join('/')],
      ['id', asText(extra['id']) ?? ''],
      ['abbrlink', asText(extra['abbrlink']) ?? ''],
      ['hash', asText(extra['hash']) ?? ''],
    ]);
  return [...new Set([inner, file, said])].map(values);
}

/** A title as generators write it in an address. */
function addressWords(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** A pattern with its names filled in; undefined where one has no value. An article may have no category. */
function filled(pattern: string, values: ReadonlyMap<string, string>): string | undefined {
  let known = true;
  const address = pattern.replace(/:output_ext$/, '').replace(/:([a-z_]+)/g, (_, name: string) => {
    const value = values.get(name) ?? '';
    known &&= value !== '' || name.startsWith('categor');
    return value;
  });
  return known ? address : undefined;
}
