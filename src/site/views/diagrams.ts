import type { Lang } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { diagramAnchor } from '../addresses.ts';
import { messagesOf } from '../messages/of-site.ts';
import type { DiagramEntry, Site } from '../site.ts';
import { articleLink } from './article.ts';
import { cardData } from './card.ts';
import { type Link, makeFrame } from './frame.ts';

/** All diagrams. */
export function diagramsView(site: Site, lang: Lang) {
  const t = messagesOf(site, lang);
  const entries = [...site.diagrams.values()];
  const frame = makeFrame(site, lang, {
    route: { page: 'diagrams' },
    title: t.diagrams,
    description: t.diagramsLead,
    headings: entries.map(({ diagram }) => ({
      id: diagramAnchor(diagram.id),
      title: localize(diagram.title, lang),
      depth: 2,
    })),
    breadcrumbs: [{ label: t.home, href: site.addresses.to(lang, { page: 'home' }) }],
  });
  return {
    frame,
    lead: t.diagramsLead,
    diagrams: entries.map((entry) => ({
      id: entry.diagram.id,
      articles: diagramArticles(site, lang, entry),
    })),
    cards: cardData(
      site,
      lang,
      entries.flatMap(({ diagram }) => diagram.terms.map((term) => term.id)),
    ),
  };
}

function diagramArticles(site: Site, lang: Lang, entry: DiagramEntry): Link[] {
  return entry.articles.flatMap((slug) => {
    const link = articleLink(site, lang, slug);
    if (!link) return [];
    return [
      {
        ...link,
        href: site.addresses.to(lang, { page: 'article', slug, anchor: diagramAnchor(entry.diagram.id) }),
      },
    ];
  });
}
