import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { Slug } from '../text/brand.ts';
import type { Article, ArticlePage } from './site.ts';

/** A link from a page to an article. */
export interface ArticleReference {
  readonly slug: string;
  readonly place: Place;
}

/** The articles without pages that are drafts; an article that has none left goes too. */
export function withoutDrafts(articles: ReadonlyMap<Slug, Article>): Map<Slug, Article> {
  return new Map(
    [...articles].flatMap(([slug, article]) => {
      const pages = new Map([...article.pages].filter(([, page]) => !page.draft));
      return pages.size === 0 ? [] : [[slug, { ...article, pages }]];
    }),
  );
}

/** Errors for links from pages that are built to articles that are not. */
export function linksToDrafts(
  references: readonly ArticleReference[],
  articles: ReadonlyMap<Slug, Article>,
): Diagnostic[] {
  const pages: ArticlePage[] = [...articles.values()].flatMap((article) => [...article.pages.values()]);
  const drafts = new Set(pages.filter((page) => page.draft).map((page) => page.file));
  const shown = withoutDrafts(articles);
  return references.flatMap(({ slug, place }) => {
    if (drafts.has(place.file) || !articles.has(slug as Slug) || shown.has(slug as Slug)) return [];
    return [diagnose('link/draft', place, { slug })];
  });
}
