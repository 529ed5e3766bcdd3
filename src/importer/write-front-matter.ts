import { stringify } from 'yaml';
import type { Localized } from '../text/brand.ts';
import type { Metadata } from './article.ts';

export { describe } from './describe.ts';

/** What the head of a page needs; the rest may be there. */
export type PageMetadata = Partial<Metadata> & { readonly title: string; readonly description: string };

/** What source.yaml tells of an imported page. */
export interface SourceFacts {
  readonly metadata: Partial<Metadata>;
  /** Title of the original. */
  readonly title: string;
  /** Language of the original, BCP 47. */
  readonly lang: string;
  /** Pictures and passages that did not survive; in the site's first language at least. */
  readonly lost?: readonly { readonly what: Localized; readonly diagram?: string }[];
  /** Other addresses the original names. */
  readonly references?: readonly string[];
}

/**
 * The front matter of a page, between its two lines of `---`, ending with a line feed. What was not said is
 * left out; author, address and licence stand in source.yaml.
 */
export function pageFrontMatter(metadata: PageMetadata): string {
  const {
    title,
    description,
    date,
    updated,
    tags = [],
    categories = [],
    draft = false,
    extra = {},
  } = metadata;
  const keys = {
    title,
    description,
    ...(date !== undefined && { date }),
    ...(updated !== undefined && { updated }),
    ...(tags.length > 0 && { tags }),
    ...(categories.length > 0 && { categories }),
    ...(draft && { draft }),
    ...(Object.keys(extra).length > 0 && { extra }),
  };
  return `---\n${yaml(keys)}---\n`;
}

/**
 * The text of source.yaml; undefined where nothing is known of where the page comes from. A key that the
 * original does not answer is left out: nobody looked, which is not the same as that there is none.
 */
export function sourceYaml({
  metadata,
  title,
  lang,
  lost = [],
  references = [],
}: SourceFacts): string | undefined {
  const { date, author, address, licence } = metadata;
  const facts = {
    ...(date !== undefined && { written: date.slice(0, 10) }),
    ...(author !== undefined && { author }),
    ...(address !== undefined && { address }),
    ...(licence !== undefined && { licence }),
    ...(lost.length > 0 && { lost }),
    ...(references.length > 0 && { references }),
  };
  return Object.keys(facts).length === 0 ? undefined : yaml({ title, lang, ...facts });
}

/** Lines are not folded: an author searches and edits them. */
function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}
