import { readArguments, type Tag } from './tag.ts';

/** Variables that stand for where a site is published. */
const SITE_ROOT =
  /^(?:site\.(?:base_?url|url)|base_?url|relative_root|page\.relative_root|\$?withBase|\.Site\.BaseURL)$/i;
/** Tags that name another text of the same site. */
const OTHER_TEXT = new Set(['post_url', 'post_link', 'post_path']);

/** The address a tag stands for where an address is expected; the tag itself where it stands for none. */
export function tagAddress(tag: Tag): string {
  switch (tag.kind) {
    case 'output':
      return outputText(tag) ?? tag.source;
    case 'liquid':
    case 'shortcode':
      return namedAddress(tag) ?? tag.source;
    default:
      return tag.source;
  }
}

/** What `{{ … }}` gives where that can be known: the root of the site is nothing, a text in quotes is itself. */
export function outputText(tag: Tag): string | undefined {
  const inner = tag.source.replace(/^\{\{-?\s*|\s*-?\}\}$/g, '');
  const [first = '', ...filters] = inner.split('|').map((part) => part.trim());
  const quoted = /^(["'])([^"']*)\1$/.exec(first)?.[2] ?? /^\w+\(\s*["']([^"']*)["']\s*\)$/.exec(first)?.[1];
  if (quoted !== undefined) return quoted;
  if (SITE_ROOT.test(first)) return '';
  const prepended =
    filters.length > 0 && /prepend|append/.test(inner) ? /["']([^"']*)["']/.exec(inner)?.[1] : undefined;
  return prepended;
}

/** The address a tag names: of a text, a picture, a file. */
export function namedAddress(tag: Tag): string | undefined {
  const { row, named } = readArguments(tag.rest);
  const [first] = row;
  if (OTHER_TEXT.has(tag.name) && first !== undefined)
    return /\.\w{1,4}$/.test(first) ? first : `${first}.md`;
  switch (tag.name) {
    case 'ref':
    case 'relref':
      return named.get('path') ?? first;
    case 'asset_path':
    case 'asset_link':
    case 'asset_img':
      return first;
    case 'link':
      // From the root of the site.
      return first !== undefined && row.length === 1 ? `/${first.replace(/^\//, '')}` : undefined;
    default:
      return undefined;
  }
}
