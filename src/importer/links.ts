import type { LinkTarget } from './article.ts';
import { climb, decodePath } from './pictures.ts';
import { foldAddress } from './site-settings.ts';

/** A file of the import that becomes a page, as links may name it. */
export interface LinkedFile {
  /** Path below the folder of the import. */
  readonly path: string;
  readonly slug: string;
  /** Its own name in addresses, where its head gives one. */
  readonly named?: string | undefined;
  /** Addresses it had on its site, folded. */
  readonly addresses?: readonly string[] | undefined;
  readonly title?: string | undefined;
  /** Headings of the page it became; undefined as long as it is not known. */
  readonly headings?: readonly { readonly id: string; readonly title: string }[] | undefined;
  /** True where nothing came of its article: no link can lead there. */
  readonly gone?: boolean;
  /** True where its article is a draft throughout: the built site leaves it out, so only drafts may link it. */
  readonly draft?: boolean;
}

/** Finds the file of an import that an address means. */
export interface LinkIndex {
  find(address: string, from: string): LinkedFile | undefined;
}

/** Folders whose content stands at the root of a site. */
const SITE_ROOTS = ['', 'source', 'source/_posts', 'content', 'docs', 'src', '_posts', 'pages', 'blog'];

/** Parts of an address that stand before an article's own name. */
const BEFORE_NAME = new Set([
  'posts',
  'post',
  'blog',
  'p',
  'article',
  'articles',
  'archives',
  'docs',
  'doc',
  'notes',
]);

/**
 * Makes the index of what may be linked: by path, with and without its ending, and by the last part of
 * its address, as generators make it from names and dates.
 */
export function linkIndex(files: readonly LinkedFile[]): LinkIndex {
  const byPath = new Map<string, LinkedFile>();
  const byName = new Map<string, LinkedFile | 'several'>();
  const byAddress = new Map<string, LinkedFile>();
  for (const file of files) {
    for (const key of pathKeys(file.path)) if (!byPath.has(key)) byPath.set(key, file);
    for (const key of file.addresses ?? []) if (!byAddress.has(key)) byAddress.set(key, file);
    const short = (file.addresses ?? []).filter((key) => !key.includes('/'));
    for (const name of new Set([...namesOf(file), ...short])) {
      const other = byName.get(name);
      byName.set(name, other === undefined || other === file ? file : 'several');
    }
  }
  const at = (path: string): LinkedFile | undefined => {
    for (const key of pathKeys(path)) {
      const file = byPath.get(key);
      if (file) return file;
    }
    return undefined;
  };
  return {
    find(address, from) {
      const path = decodePath(address);
      for (const candidate of candidates(path, from)) {
        const file = at(candidate);
        if (file) return file;
      }
      const addressed = byAddress.get(foldAddress(path));
      if (addressed) return addressed;
      const name = nameInAddress(path, from);
      const named = name === undefined ? undefined : byName.get(name);
      return named === 'several' ? undefined : named;
    },
  };
}

/** A path in the forms in which links give it, in small letters: whole, without ending, without `index`. */
function pathKeys(path: string): Set<string> {
  const whole = path.normalize('NFC').toLowerCase().replace(/\/$/, '');
  const bare = whole.replace(/\.(?:md|mdx|markdown|mdown|mkd|html?|txt)$/, '');
  const folder = bare.replace(/(?:^|\/)(?:index|_index|readme)$/, '');
  // The page at the root is found by no name at all.
  return new Set([whole, bare, folder]);
}

function* candidates(path: string, from: string): Generator<string> {
  const folder = from.split('/').slice(0, -1);
  const parts = path.split('/');
  if (!path.startsWith('/')) {
    const own = climb([...folder, ...parts]);
    if (own !== undefined) yield own;
    // What leads to the root leads nowhere else.
    if (own === '') return;
    // A page that was served as a folder of its own: `../other/` leads to its neighbour.
    const neighbour = parts[0] === '..' ? climb([...folder, ...parts.slice(1)]) : undefined;
    if (neighbour !== undefined) yield neighbour;
  }
  for (const root of SITE_ROOTS) {
    const inside = climb([...root.split('/'), ...parts]);
    if (inside !== undefined && (inside !== '' || path === '/')) yield inside;
  }
}

/** How an article may be called at the end of an address: by its head, by its file with and without the date. */
function namesOf({ path, named }: LinkedFile): Set<string> {
  const parts = path.normalize('NFC').toLowerCase().split('/');
  let file = (parts.pop() ?? '').replace(/\.[a-z]+$/, '');
  if (/^(?:index|_index|readme)$/.test(file)) file = parts.pop() ?? file;
  const names = [file, file.replace(/^\d{4}-\d{1,2}-\d{1,2}-/, '')];
  if (named !== undefined) names.push(named.toLowerCase().split('/').filter(Boolean).at(-1) ?? '');
  return new Set(names.filter((name) => name !== ''));
}

/**
 * The last part of an address, where what stands before it is a date, a category of the linking file, or a
 * usual prefix: `/2018/09/07/iot.html`, `posts/iot/`, `iot`.
 */
function nameInAddress(path: string, from: string): string | undefined {
  const bare = path
    .normalize('NFC')
    .toLowerCase()
    .replace(/(?:\/index)?\.(?:html?|md|mdx)$/, '');
  const parts = bare.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const name = parts.pop();
  const own = new Set(from.toLowerCase().split('/').slice(0, -1));
  const dated = parts.some((part) => /^\d{4}$/.test(part));
  const known = parts.every((part) => dated || /^\d+$/.test(part) || BEFORE_NAME.has(part) || own.has(part));
  return known ? name : undefined;
}

/** What a link needs to be decided. */
export interface LinkContext {
  readonly file: LinkedFile;
  readonly index: LinkIndex;
  /** Where the site was published: its own addresses may be written in full. */
  readonly site?: string | undefined;
}

/** What became of a link, with what the report says of it. */
export interface LinkDecision {
  readonly target: LinkTarget;
  /** The anchor was left out: the page has no such heading. */
  readonly anchorLost: boolean;
  /** The file the link leads to. */
  readonly to: LinkedFile | undefined;
}

/**
 * Decides what becomes of a link: addresses elsewhere stay, those of files of the import become
 * `article:slug#heading`, others lead nowhere.
 * @param url as the text gives it, or the tag of a generator: `{{< ref "x.md" >}}`, `{% post_url x %}`
 */
export function resolveForeignLink(url: string, { file, index, site }: LinkContext): LinkDecision {
  const full = bareLink(url);
  const own = site === undefined ? undefined : insideSite(full, site);
  const known = own === undefined ? undefined : index.find(own.replace(/[?#].*$/, ''), file.path);
  // A text that names its own address means just that.
  const address = own !== undefined && known !== undefined && known !== file ? own : full;
  const decided = (target: LinkTarget, to?: LinkedFile, anchorLost = false): LinkDecision => ({
    target,
    to,
    anchorLost,
  });
  if (/^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)/i.test(address)) return decided({ kind: 'keep' });
  if (/^\/\/[^/]/.test(address)) return decided({ kind: 'article', url: `https:${address}` });
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return decided({ kind: 'unsafe' });
  const [, path = '', anchor] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/s.exec(address) ?? [];
  if (path === '') {
    if (anchor === undefined || anchor === '') return decided({ kind: 'broken' });
    // Until the headings are known the anchor stays as it is.
    if (file.headings === undefined) return decided({ kind: 'keep' }, file);
    const id = headingId(anchor, file.headings);
    if (id === undefined) return decided({ kind: 'broken' }, file, true);
    return decided(id === anchor ? { kind: 'keep' } : { kind: 'article', url: `#${id}` }, file);
  }
  const to = index.find(path, file.path);
  if (!to || to.gone === true || (to.draft === true && file.draft !== true))
    return decided({ kind: 'broken' }, to);
  const id = anchor && to.headings ? headingId(anchor, to.headings) : undefined;
  const route = `article:${to.slug}${id === undefined ? '' : `#${id}`}`;
  return decided(
    { kind: 'article', url: route, ...(to.title !== undefined && { title: to.title }) },
    to,
    Boolean(anchor) && to.headings !== undefined && id === undefined,
  );
}

/** What an address says behind that of its own site. */
function insideSite(address: string, site: string): string | undefined {
  const bare = (url: string): string => url.replace(/^https?:\/\/(?:www\.)?/i, '');
  if (
    !/^https?:/i.test(address) ||
    !bare(address)
      .toLowerCase()
      .startsWith(`${bare(site).toLowerCase()}/`)
  )
    return undefined;
  return bare(address).slice(bare(site).length);
}

/** An address without the tags that generators make it with. */
function bareLink(url: string): string {
  return url
    .trim()
    .replace(/^\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?["']?([^"'\s]+)["']?[^}]*\}\}/, '$1')
    .replace(/^\{%-?\s*(?:post_url|post_link|link|post_path)\s+([^\s%]+)[^%]*%\}/, '$1')
    .replace(/\{\{-?\s*["']([^"']*)["'][^}]*\}\}/g, '$1')
    .replace(/\{\{[^}]*\}\}/g, '')
    .replace(/\\(?=[^\\])/g, '/');
}

/** The id of the heading an anchor means: generators differ in case, in signs and in how they number. */
function headingId(
  anchor: string,
  headings: readonly { readonly id: string; readonly title: string }[],
): string | undefined {
  const wanted = decodePath(anchor);
  const exact = headings.find(({ id }) => id === wanted);
  if (exact) return exact.id;
  const key = foldAnchor(wanted);
  if (key === '') return undefined;
  return headings.find(({ id, title }) => foldAnchor(id) === key || foldAnchor(title) === key)?.id;
}

const foldAnchor = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
