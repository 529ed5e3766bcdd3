import type { Diagram } from '../diagrams/diagram.ts';
import type { DiagramStructure } from '../diagrams/structure.ts';
import type { Correspondence } from '../glossary/correspondences.ts';
import type { Glossary } from '../glossary/glossary.ts';
import type { Matcher } from '../linker/match.ts';
import type { Quote } from '../linker/plan.ts';
import type { Lang, Localized, Slug, TermId } from '../text/brand.ts';
import type { Language } from '../text/localized.ts';
import type { Addresses } from './addresses.ts';
import type { Criteria, Matrix } from './compare-schema.ts';
import type { DocumentedName } from './guide-schemas.ts';
import type { Heading, PageDigest } from './page-digest.ts';
import type { PageIdentity } from './page-identity.ts';
import type { Provenance, SiteConfig } from './site-schema.ts';

/** When a file was last changed, from git. */
export interface LastChange {
  /** ISO date, YYYY-MM-DD. */
  readonly date: string;
  /** True where the history is cut off and the date may be too late. */
  readonly shallow: boolean;
}

/** An article in one language. */
export interface ArticlePage {
  readonly slug: Slug;
  /** Language of the text. */
  readonly lang: Lang;
  /** Path relative to the project. */
  readonly file: string;
  readonly format: 'md' | 'mdx';
  /** How the page is linked: the same when it is read and when it is compiled. */
  readonly identity: PageIdentity;
  readonly title: string;
  readonly description: string;
  /** When the text was first published and last revised, as its front matter says: ISO, possibly with a time. */
  readonly date: string | undefined;
  readonly updated: string | undefined;
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  /** Left out of the built site. */
  readonly draft: boolean;
  readonly digest: PageDigest;
  /** The rendered text of a `.md` page; `.mdx` pages are components. */
  readonly html: string | undefined;
  readonly lastChange: LastChange | undefined;
}

export interface Article {
  readonly slug: Slug;
  /** By language; a language without a page of its own shows another's with a notice. */
  readonly pages: ReadonlyMap<Lang, ArticlePage>;
  readonly provenance: Provenance | undefined;
}

/** A page of the guide in one language. */
export interface GuidePage {
  readonly lang: Lang;
  /** Path relative to the project. */
  readonly file: string;
  readonly title: string;
  readonly description: string;
  readonly digest: PageDigest;
  /** The files whose keys it lists. */
  readonly lists: readonly DocumentedName[];
  readonly lastChange: LastChange | undefined;
}

/** A page of the guide in all languages it is written in. */
export interface GuideEntry {
  readonly slug: Slug;
  readonly pages: ReadonlyMap<Lang, GuidePage>;
}

/** A diagram with its pictures. */
export interface DiagramEntry {
  readonly diagram: Diagram;
  /** By language; missing where it was never rendered (in dev only). */
  readonly rendered: ReadonlyMap<Lang, { readonly svg: string; readonly structure: DiagramStructure }>;
  /** The articles that show it. */
  readonly articles: readonly Slug[];
}

/** Longer text of a term, `docs/glossary/<id>.<lang>.mdx`. */
export interface TermText {
  readonly file: string;
  readonly digest: PageDigest;
}

/** Where a term is mentioned, in one language. */
export interface Backlink {
  readonly from:
    | { readonly kind: 'article'; readonly slug: Slug }
    | { readonly kind: 'term'; readonly id: TermId };
  readonly title: string;
  readonly heading: Heading;
  readonly quote: Quote;
}

/** All that the pages need, built once. */
export interface Site {
  readonly config: SiteConfig;
  readonly languages: readonly Language[];
  readonly addresses: Addresses;
  readonly glossary: Glossary;
  readonly matcher: Matcher;
  /** In reading order. */
  readonly articles: ReadonlyMap<Slug, Article>;
  readonly diagrams: ReadonlyMap<string, DiagramEntry>;
  /** How to write for the site, in reading order; empty where the docs folder has no guide. */
  readonly guide: ReadonlyMap<Slug, GuideEntry>;
  readonly matrix: Matrix | undefined;
  readonly criteria: Criteria | undefined;
  readonly correspondences: readonly Correspondence[];
  /** Said over the list of correspondences, where its file says it. */
  readonly correspondencesIntro: Localized | undefined;
  readonly termTexts: ReadonlyMap<Lang, ReadonlyMap<TermId, TermText>>;
  readonly backlinks: ReadonlyMap<Lang, ReadonlyMap<TermId, readonly Backlink[]>>;
  /** Address of the repository and the branch, for edit links. */
  readonly repository: string | undefined;
  /** The docs folder relative to the project. */
  readonly docs: string;
}

/** The diagrams that name a page under `pages`: `home`, `compare` or `term:<id>`. */
export function diagramsOn(site: Pick<Site, 'diagrams'>, page: string): string[] {
  return [...site.diagrams.values()].filter((e) => e.diagram.pages.includes(page)).map((e) => e.diagram.id);
}

/** The page an article shows in a language: its own, or the first there is. */
export function articlePage(article: Article, lang: Lang): ArticlePage | undefined {
  return article.pages.get(lang) ?? article.pages.values().next().value;
}
