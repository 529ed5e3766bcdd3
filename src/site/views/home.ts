import type { Lang, TermId } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { messagesOf } from '../messages/of-site.ts';
import { diagramsOn, type Site } from '../site.ts';
import { articleCards } from './articles.ts';
import { cardData } from './card.ts';
import { correspondenceViews, termsIn } from './correspondence.ts';
import { termsOfDiagrams } from './diagram.ts';
import { makeFrame } from './frame.ts';

/** The home page: what is here, and the ways in. */
export function homeView(site: Site, lang: Lang) {
  const t = messagesOf(site, lang);
  const lead = site.config.home
    ? localize(site.config.home.lead, lang)
    : localize(site.config.description, lang);
  const frame = makeFrame(site, lang, {
    route: { page: 'home' },
    title: '',
    description: localize(site.config.description, lang),
  });
  const pairs = correspondenceViews(site, lang).filter((c) => c.kind !== 'none');
  const shown = pickAcross(pairs, 8);
  const diagrams = diagramsOn(site, 'home');
  return {
    frame,
    title: localize(site.config.title, lang),
    lead,
    articles: articleCards(site, lang),
    pairs: shown,
    platforms: site.config.platforms
      .filter((p) => !p.neutral)
      .map((p) => ({
        id: p.id,
        name: localize(p.name, lang),
        definition: platformDefinition(site, lang, p.id),
        href: platformHref(site, lang, p.id),
        count: t.termCount([...site.glossary.terms.values()].filter((term) => term.platform === p.id).length),
      })),
    counts: {
      terms: site.glossary.terms.size,
      diagrams: site.diagrams.size,
      articles: site.articles.size,
      rows: site.matrix?.groups.reduce((sum, g) => sum + g.rows.length, 0) ?? 0,
    },
    compareHref: site.matrix ? site.addresses.to(lang, { page: 'compare' }) : undefined,
    pairsHref: site.matrix ? site.addresses.to(lang, { page: 'compare', anchor: 'counterparts' }) : undefined,
    diagramsHref: site.addresses.to(lang, { page: 'diagrams' }),
    articlesHref: site.addresses.to(lang, { page: 'articles' }),
    diagrams,
    cards: cardData(site, lang, [...termsIn(shown), ...termsOfDiagrams(site, diagrams)]),
  };
}

/** Evenly spread picks, so that every layer is seen. */
function pickAcross<T>(all: readonly T[], count: number): T[] {
  if (all.length <= count) return [...all];
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] as T);
}

/** The platform's own term, where the glossary has one of the same id. */
function platformDefinition(site: Site, lang: Lang, id: string): string | undefined {
  const term = site.glossary.terms.get(id as TermId);
  return term && localize(term.definition, lang);
}
function platformHref(site: Site, lang: Lang, id: string): string {
  const term = site.glossary.terms.get(id as TermId);
  return term
    ? site.addresses.to(lang, { page: 'term', id: term.id })
    : site.addresses.to(lang, { page: 'glossary', by: 'platform', anchor: id });
}
