import type { Lang } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { tagOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';

/**
 * The news feed of a language: the articles that have a text in it, the last changed first. Dates come
 * from git, so one commit always gives the same feed. Without a known address links are relative to
 * `http://localhost/`.
 */
export function feedView(site: Site, lang: Lang) {
  const absolute = (route: Parameters<typeof site.addresses.absolute>[1]): string =>
    site.addresses.absolute(lang, route) ?? new URL(site.addresses.to(lang, route), 'http://localhost').href;
  const items = [...site.articles.values()].flatMap(({ slug, pages }) => {
    const page = pages.get(lang);
    if (!page) return [];
    const date = page.lastChange && { pubDate: new Date(`${page.lastChange.date}T00:00:00Z`) };
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
