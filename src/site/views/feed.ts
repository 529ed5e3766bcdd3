import type { Lang } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { tagOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';

/**
 * The news feed of a language: the articles that have a text in it, the newest first. Where a page gives no
 * date of its own it comes from git, so one commit always gives the same feed. Without a known address links are relative to
 * `http://localhost/`.
 */
export function feedView(site: Site, lang: Lang) {
  const absolute = (route: Parameters<typeof site.addresses.absolute>[1]): string =>
    site.addresses.absolute(lang, route) ?? new URL(site.addresses.to(lang, route), 'http://localhost').href;
  const items = [...site.articles.values()].flatMap(({ slug, pages }) => {
    const page = pages.get(lang);
    if (!page) return [];
    const published = page.date ?? page.lastChange?.date;
    const date = published === undefined ? {} : { pubDate: momentOf(published) };
    return [
      {
        title: page.title,
        description: page.description,
        link: absolute({ page: 'article', slug }),
        ...date,
      },
    ];
  });
  const stamp = (item: { pubDate?: Date }): number => item.pubDate?.getTime() ?? 0;
  return {
    title: localize(site.config.title, lang),
    description: localize(site.config.description, lang),
    site: absolute({ page: 'home' }),
    items: items.sort((a, b) => stamp(b) - stamp(a)),
    customData: `<language>${tagOf(site, lang).toLowerCase()}</language>`,
  };
}

/** A date as a moment; without a zone it is taken for UTC, so that every machine makes the same feed. */
function momentOf(date: string): Date {
  return new Date(!date.includes('T') || /(?:Z|[+-]\d{2}:\d{2})$/.test(date) ? date : `${date}Z`);
}
