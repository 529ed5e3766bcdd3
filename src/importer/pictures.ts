import type { PictureTarget } from './article.ts';
import type { PictureContent, PictureFormat } from './picture-file.ts';

/** The files of an import beside its articles: what pictures and links may lead to. */
export interface KnownFiles {
  /** The path as it stands on the disk, for a path that may differ in case or composition; undefined where there is none. */
  find(path: string): string | undefined;
  /** The one file of a name, wherever it stands; undefined where there is none or several. */
  named(name: string): string | undefined;
  /** What a file's content is; read when it is asked for, once. */
  inspect(path: string): PictureContent;
}

/** Makes the look-up of paths: as written first, then in any case, with accents composed or not. */
export function pathIndex(paths: Iterable<string>): (path: string) => string | undefined {
  const exact = new Set<string>();
  const folded = new Map<string, string>();
  for (const path of paths) {
    exact.add(path);
    const key = foldPath(path);
    if (!folded.has(key)) folded.set(key, path);
  }
  return (path) => (exact.has(path) ? path : folded.get(foldPath(path)));
}

/** Makes the look-up of files by their names alone. */
export function nameIndex(paths: Iterable<string>): (name: string) => string | undefined {
  const byName = new Map<string, string | undefined>();
  for (const path of paths) {
    const name = foldPath(path.slice(path.lastIndexOf('/') + 1));
    byName.set(name, byName.has(name) ? undefined : path);
  }
  return (name) => byName.get(foldPath(name));
}

const foldPath = (path: string): string => path.normalize('NFC').toLowerCase();

/** A picture that will stand beside the page. */
export interface PictureCopy {
  /** Name in the article's folder. */
  readonly name: string;
  /** Path below the folder of the import. */
  readonly from: string;
}

/** Words that editors and blogs put in place of a description; with no picture behind them they say nothing. */
const PLACEHOLDERS =
  /^(?:(?:这里写|在这里插入|请输入|此处插入|插入)图片(?:描述|说明)?|图片(?:描述|说明)?|image(?:\s*description)?|img|picture|alt(?:\s*text)?|enter image description here|image\.(?:png|jpe?g))$/i;

/** Whether a description of a picture is the one its editor put there. */
export function isPlaceholder(alt: string): boolean {
  return PLACEHOLDERS.test(alt.trim());
}

/** Folders whose content stands at the root of a site, in the order in which they are looked into. */
const SITE_ROOTS = [
  '',
  'source',
  'static',
  'assets',
  'public',
  'docs',
  'docs/public',
  'docs/.vuepress/public',
  '.vuepress/public',
  'src/.vuepress/public',
  'src/public',
  'content',
  'src',
];

/** Addresses of a disk: of nobody's site. */
const DISK = /^(?:file:|[a-z]:[\\/]|\\\\|\/(?:Users|home|root|tmp|var|mnt)\/|~[\\/])/i;

/**
 * Collects the pictures of one article, all its languages together: each file is copied once, under a name
 * that is safe in an address.
 */
export class ArticlePictures {
  readonly #copies = new Map<string, PictureCopy>();
  readonly #names = new Set<string>();
  readonly #nameOf: (text: string) => string;

  /** @param nameOf makes a part of an address from a file's name; may give an empty text */
  constructor(nameOf: (text: string) => string) {
    this.#nameOf = nameOf;
  }

  /** What is to be copied, in the order in which it was asked for. */
  get copies(): readonly PictureCopy[] {
    return [...this.#copies.values()];
  }

  /**
   * Decides what becomes of a picture.
   * @param url as the text gives it
   * @param article path of the file that shows it
   * @param anywhere whether a bare name means the file of that name wherever it stands
   */
  resolve(
    url: string,
    alt: string,
    { article, files, anywhere = false }: { article: string; files: KnownFiles; anywhere?: boolean },
  ): PictureTarget {
    const address = plainAddress(url);
    if (/^https?:\/\//i.test(address) || address.startsWith('//')) return { kind: 'remote' };
    if (DISK.test(address)) return { kind: 'lost', reason: 'outside' };
    if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return { kind: 'lost', reason: 'unsafe' };
    const near = findLocal(address, { article, find: files.find });
    const found = near ?? (anywhere && !address.includes('/') ? files.named(decodePath(address)) : undefined);
    if (found === 'outside') return { kind: 'lost', reason: 'outside' };
    if (found === undefined)
      return { kind: 'lost', reason: isPlaceholder(alt) || address === '' ? 'placeholder' : 'missing' };
    const content = files.inspect(found);
    if (content.kind !== 'picture') return { kind: 'lost', reason: 'unsafe' };
    return { kind: 'local', path: this.#take(found, content.format) };
  }

  #take(path: string, format: PictureFormat): string {
    const known = this.#copies.get(path);
    if (known) return known.name;
    const file = path.split('/').at(-1) ?? '';
    const stem = this.#nameOf(file.replace(/\.[a-z0-9]{1,5}$/i, '')) || 'picture';
    let name = `${stem}.${format}`;
    for (let n = 2; this.#names.has(name); n++) name = `${stem}-${n}.${format}`;
    this.#names.add(name);
    this.#copies.set(path, { name, from: path });
    return name;
  }
}

/**
 * An address without what generators put round it: Liquid (`{{ site.baseurl }}/x.png`,
 * `{{ "/x.png" | relative_url }}`), `@site/`, `$withBase(…)`, a size behind it, query and fragment.
 */
export function plainAddress(url: string): string {
  const bare = url
    .trim()
    .replace(/^<([^<>]*)>$/, '$1')
    .replace(/\{\{-?\s*["']([^"']*)["'][^}]*\}\}/g, '$1')
    .replace(/\{\{[^}]*\}\}/g, '')
    .replace(/^(?:\$withBase|require)\(\s*["'`]([^"'`]*)["'`]\s*\)(?:\.default)?$/, '$1')
    .replace(/^~?@(?:site)?\//, '/')
    .replace(/\s+=\d*x\d*$/, '');
  return /^(?:data|https?):/i.test(bare) ? bare : bare.replace(/[?#].*$/, '').replace(/\\(?=[^\\])/g, '/');
}

function findLocal(
  address: string,
  { article, find }: { article: string; find: KnownFiles['find'] },
): string | 'outside' | undefined {
  const folder = article.split('/').slice(0, -1);
  const stem = (article.split('/').at(-1) ?? '').replace(/\.[^.]+$/, '');
  let leaves = false;
  for (const path of new Set([address, decodePath(address)])) {
    if (path === '' || path.includes('\0')) continue;
    const absolute = path.startsWith('/');
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    // A copied address may climb out of folders that were a page's address, not a place on the disk.
    const climbed = parts.slice(parts.findIndex((part) => part !== '..'));
    const own = absolute
      ? []
      : [
          [...folder, ...parts],
          [...folder, stem, ...parts],
        ];
    leaves ||= !absolute && climb([...folder, ...parts]) === undefined;
    const inRoots = (rest: readonly string[]): string[][] =>
      SITE_ROOTS.map((root) => [...root.split('/'), ...rest]);
    // The first part of an absolute address may be the path the site stood under.
    const based = absolute && parts.length > 2 ? inRoots(parts.slice(1)) : [];
    for (const candidate of [...own, ...inRoots(climbed), ...based]) {
      const inside = climb(candidate);
      const found = inside === undefined ? undefined : find(inside);
      if (found !== undefined) return found;
    }
  }
  return leaves ? 'outside' : undefined;
}

/** A path without `..`; undefined where it leaves the folder it counts from. */
export function climb(parts: readonly string[]): string | undefined {
  const path: string[] = [];
  for (const part of parts) {
    if (part === '' || part === '.') continue;
    if (part !== '..') path.push(part);
    else if (path.pop() === undefined) return undefined;
  }
  return path.join('/');
}

/** A path whose percent signs are resolved; as it is where they are none. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
