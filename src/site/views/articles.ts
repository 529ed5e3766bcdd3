import type { Lang } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { messagesOf, tagOf } from '../messages/of-site.ts';
import { articlePage, type Site } from '../site.ts';
import { articleLink, facts } from './article.ts';
import { type Frame, type Link, makeFrame } from './frame.ts';

/** An article as lists show it. */
export interface ArticleCard extends Link {
  readonly description: string;
  readonly facts: readonly string[];
  /** Tag of the text's language where it is not the page's own. */
  readonly tag: string | undefined;
}

/** All articles in reading order. */
export function articleCards(site: Site, lang: Lang): ArticleCard[] {
  const t = messagesOf(site, lang);
  return [...site.articles.values()].flatMap((article) => {
    const link = articleLink(site, lang, article.slug);
    const page = articlePage(article, lang);
    if (!link || !page) return [];
    const tag = page.lang === lang ? undefined : site.languages.find((l) => l.id === page.lang)?.tag;
    return [
      {
        ...link,
        description: page.description,
        facts: facts(article, page, { t, tag: tagOf(site, lang) }),
        tag,
      },
    ];
  });
}

/** The list of articles. */
export function articlesView(
  site: Site,
  lang: Lang,
): { frame: Frame; lead: string | undefined; articles: ArticleCard[] } {
  const t = messagesOf(site, lang);
  const own = site.config['articles-lead'];
  const lead = own && localize(own, lang);
  const frame = makeFrame(site, lang, {
    route: { page: 'articles' },
    title: t.articles,
    description: lead ?? localize(site.config.description, lang),
    breadcrumbs: [{ label: t.home, href: site.addresses.to(lang, { page: 'home' }) }],
  });
  return { frame, lead, articles: articleCards(site, lang) };
}
