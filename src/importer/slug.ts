import { pinyin } from 'pinyin-pro';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import { isUnspaced } from '../text/boundaries.ts';

/** Where a slug comes from. */
export type SlugOrigin = 'head' | 'file' | 'title' | 'hash';

/** Long enough to be told apart, short enough to be read in an address. */
const LONGEST_SLUG = 60;

/** Names that a sign is part of: without it C++ and C# would both be “c”. */
const SIGNS: readonly (readonly [RegExp, string])[] = [
  [/\bc\+\+/gi, 'cpp'],
  [/\b([cf])#/gi, '$1-sharp'],
  [/(^|[^\p{L}\p{N}])\.net\b/giu, '$1dotnet'],
  [/&/g, ' and '],
  [/['’]/g, ''],
];

/** File names that say nothing: those of a folder's page, and those programs give. */
const GENERIC = /^(?:_?index|readme|untitled|post|article|new|draft|default|document|page)$/i;
/** Windows keeps these names for devices; a folder cannot bear them there. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * The name of an article in addresses: readable, and the same for the same file every time. It comes from
 * the name the source gives, else the file's name, else the title; Chinese is spelled in pinyin. Where
 * nothing can be spelled in Latin letters, it is made of the path's hash.
 */
export function makeSlug({
  slug,
  title,
  path,
}: {
  readonly slug?: string | undefined;
  readonly title?: string | undefined;
  readonly path: string;
}): { slug: string; from: SlugOrigin } {
  const candidates: readonly (readonly [SlugOrigin, string])[] = [
    ['head', slug ?? ''],
    ['file', nameOfFile(path)],
    ['title', title ?? ''],
    // A note of a day has no other name.
    ['file', /(?:^|\/)(\d{4}-\d{2}-\d{2})\.[a-z]+$/i.exec(path)?.[1] ?? ''],
  ];
  for (const [from, text] of candidates) {
    const spelled = spell(text);
    if (spelled !== '') return { slug: DEVICE.test(spelled) ? `${spelled}-page` : spelled, from };
  }
  return { slug: `article-${hash(path)}`, from: 'hash' };
}

/**
 * Numbers slugs that are wanted twice or taken: `iot`, `iot-2`, `iot-3`. Case makes no difference, as some
 * disks make none.
 * @param wishes in the order in which they are served; the same order gives the same numbers
 * @param taken names of folders that stay
 */
export function uniqueSlugs(
  wishes: readonly { readonly slug: string; readonly place: Place }[],
  taken: Iterable<string>,
): { slugs: readonly string[]; diagnostics: readonly Diagnostic[] } {
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  // Nobody's own wish is given away as another's number.
  const wanted = new Set(wishes.map(({ slug }) => slug.toLowerCase()));
  const diagnostics: Diagnostic[] = [];
  const slugs = wishes.map(({ slug: wish, place }) => {
    let slug = wish;
    const free = (name: string): boolean => !used.has(name.toLowerCase());
    for (let n = 2; !free(slug) || (slug !== wish && wanted.has(slug.toLowerCase())); n++)
      slug = `${wish}-${n}`;
    used.add(slug.toLowerCase());
    if (slug !== wish) diagnostics.push(diagnose('slug/numbered', place, { slug, wanted: wish }));
    return slug;
  });
  return { slugs, diagnostics };
}

/** A text in small Latin letters, digits and single hyphens; empty where it has none of these. */
function spell(text: string): string {
  let plain = text.normalize('NFKC').slice(0, 500);
  for (const [sign, word] of SIGNS) plain = plain.replace(sign, word);
  const latin = [...plain].some(isUnspaced) ? sounds(plain) : plain;
  const words = latin
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[æÆ]/g, 'ae')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  return shortened(words);
}

/** Chinese by its sound, syllable by syllable; anything else stays. */
function sounds(text: string): string {
  return pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ');
}

/** As many words as fit; of a first word that is too long, its beginning. */
function shortened(words: readonly string[]): string {
  let slug = '';
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, LONGEST_SLUG) : `${slug}-${word}`;
    if (longer.length > LONGEST_SLUG) break;
    slug = longer;
  }
  return slug;
}

/** The name of a file without date, language and ending, or that of its folder; empty where neither says anything. */
function nameOfFile(path: string): string {
  const parts = path.split('/').filter((part) => part !== '');
  const name = (parts.pop() ?? '')
    .replace(/\.(?:mdx?|markdown|mdown|mkd|txt|html?)$/i, '')
    .replace(/\.[a-z]{2}(?:[-_][a-z]{2,4})?$/i, '');
  const bare = withoutDate(withoutExportId(name));
  if (says(bare)) return bare;
  const folder = withoutDate(withoutExportId(parts.at(-1) ?? ''));
  // Of an index file the folder is the name; a number or a hash inside a folder of many is not.
  return GENERIC.test(bare) && says(folder) ? folder : '';
}

function withoutDate(name: string): string {
  return name.replace(/^\d{4}[-_.]?\d{2}[-_.]?\d{2}(?:[-_. ]+|$)/, '');
}

/** Notion puts 32 digits behind the name of every page it exports. */
function withoutExportId(name: string): string {
  return name.replace(/[ _-][\da-f]{32}$/i, '');
}

/** Whether a name holds a word, and not only numbers or a hash. */
function says(name: string): boolean {
  if (GENERIC.test(name)) return false;
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.some((word) => /\p{L}/u.test(word) && !/^(?=.*\d)[\da-f]{6,}$/i.test(word));
}

/** FNV-1a over UTF-16 units, 32 bits, in hexadecimal. Source: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  }
  return value.toString(16).padStart(8, '0');
}
