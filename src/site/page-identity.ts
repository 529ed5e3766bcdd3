import type { LinkRule } from '../linker/plan.ts';
import type { Lang, Slug, TermId } from '../text/brand.ts';

/** Which page is being linked. */
export interface PageIdentity {
  readonly lang: Lang;
  readonly slug: Slug;
  readonly file: string;
  /** Folder of the page's pictures in addresses, with a slash at its end: `articles/slug/`. */
  readonly folder: string;
  /** Terms that are not linked: the term whose page this is, and those the author leaves out. */
  readonly except?: ReadonlySet<TermId>;
  /** Platform of the page, where it has one. */
  readonly platform?: string | undefined;
  /** Which mentions become links; the first in each section by default. */
  readonly rule?: LinkRule;
}
