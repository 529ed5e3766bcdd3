import GithubSlugger from 'github-slugger';
import type { Edit } from '../diagnostics/diagnostic.ts';
import { placeAt } from '../diagnostics/locate.ts';
import { suggest } from '../diagnostics/suggest.ts';
import type { TreeNode } from '../linker/tree.ts';
import { editDistance } from '../text/edit-distance.ts';

/** Shorter names have too many neighbours for a slip to have one reading. */
const SHORTEST = 4;

/**
 * The one name that a wrong one can mean: it differs in case only or by one edit, and no other does.
 * @returns undefined where there is none or more than one
 */
export function onlyNeighbour(wrong: string, known: Iterable<string>): string | undefined {
  if (wrong.length < SHORTEST) return undefined;
  const near = [...known].filter((name) => name !== '' && isNear(wrong, name));
  return near.length === 1 ? near[0] : undefined;
}

function isNear(wrong: string, name: string): boolean {
  if (Math.abs(wrong.length - name.length) > 1) return false;
  return editDistance(wrong.toLowerCase(), name.toLowerCase()) <= 1;
}

/**
 * The change that puts a name in the place of a wrong one in an address, where the address stands once in
 * the source of its link or component.
 * @param options.address as the author wrote it: `term:locomotiv`, or `id="yrad"` for an attribute
 */
export function mendAddress(
  source: string | undefined,
  node: TreeNode,
  { address, wrong, right }: { address: string; wrong: string; right: string | undefined },
): Edit[] | undefined {
  const { start, end } = node.position ?? {};
  if (source === undefined || right === undefined) return undefined;
  if (start?.offset === undefined || end?.offset === undefined) return undefined;
  const own = source.slice(start.offset, end.offset);
  const at = own.indexOf(address);
  const inside = address.lastIndexOf(wrong);
  if (at < 0 || inside < 0 || own.includes(address, at + 1)) return undefined;
  return [{ ...placeAt(source, start.offset + at + inside), old: wrong, text: right }];
}

/** A heading that a link may lead to. */
interface Anchor {
  readonly id: string;
  readonly title: string;
}

/**
 * The id of the heading that a wrong anchor is likely to mean: spelt nearly alike, made from the words
 * of a heading that has an id of its own, or the same but for words at its beginning or end.
 */
export function suggestAnchor(wrong: string, headings: Iterable<Anchor>): string | undefined {
  const known = [...headings].filter(({ id }) => id !== '');
  const ids = known.map(({ id }) => id);
  const near = suggest(wrong, ids);
  if (near !== undefined) return near;
  const byTitle = known.find(({ title }) => new GithubSlugger().slug(title) === wrong.toLowerCase());
  const holds = (a: string, b: string): boolean => `-${a}-`.includes(`-${b}-`);
  return byTitle?.id ?? ids.find((id) => holds(id, wrong) || holds(wrong, id));
}

/** The names of what a link may lead to. */
interface Names {
  readonly terms: { keys(): Iterable<string> };
  readonly articles: Iterable<string>;
  readonly diagrams: Iterable<string>;
}

/**
 * The address that leads where a path seems to: `../shunting/en.md#hump` means `article:shunting#hump`.
 * @returns undefined where no part of the path is the name of anything
 */
export function suggestAddress(url: string, { terms, articles, diagrams }: Names): string | undefined {
  const [path = '', anchor] = url.replace(/\?[^#]*/, '').split('#');
  const parts = path
    .split('/')
    .map((part) => part.replace(/\.(mdx?|html?|ya?ml|mmd|svg)$/i, '').toLowerCase());
  const hash = anchor ? `#${anchor}` : '';
  const kinds = [
    { scheme: 'term', folder: 'glossary', names: new Set(terms.keys()), hash: '' },
    { scheme: 'diagram', folder: 'diagrams', names: new Set(diagrams), hash: '' },
    { scheme: 'article', folder: 'articles', names: new Set(articles), hash },
  ];
  const named = kinds.filter(({ folder }) => parts.includes(folder));
  for (const { scheme, names, hash: own } of named.length > 0 ? named : kinds.toReversed()) {
    // The last part is often the language: en.md, index.html.
    const name = parts.findLast((part) => names.has(part)) ?? nearest(parts, names);
    if (name !== undefined) return `${scheme}:${name}${own}`;
  }
  return undefined;
}

function nearest(parts: readonly string[], names: ReadonlySet<string>): string | undefined {
  const words = parts.filter((part) => part.length >= SHORTEST && part !== 'index');
  return words.map((part) => onlyNeighbour(part, names)).find((name) => name !== undefined);
}

/** The picture that a wrong path is likely to mean: of the same name elsewhere, or spelt nearly alike. */
export function suggestPicture(path: string, pictures: Iterable<string>): string | undefined {
  const all = [...pictures];
  const name = nameOf(path);
  return all.find((other) => nameOf(other) === name) ?? suggest(path.replace(/^\.\//, ''), all);
}

function nameOf(path: string): string {
  const last = path.slice(path.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(last).toLowerCase();
  } catch {
    return last.toLowerCase();
  }
}
