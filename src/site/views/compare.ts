import { linkText, type Piece } from '../../linker/plan.ts';
import { asSlug, type Lang, type TermId } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import type { Matrix } from '../compare-schema.ts';
import { messagesOf } from '../messages/of-site.ts';
import { articlePage, diagramsOn, type Site } from '../site.ts';
import { type SourceView, sourceViews } from './article.ts';
import { cardData, platformName } from './card.ts';
import { correspondenceViews, termsIn } from './correspondence.ts';
import { termsOfDiagrams } from './diagram.ts';
import { type Link, makeFrame } from './frame.ts';

/** A row of the comparison table. */
export interface RowView {
  readonly id: string;
  readonly dimension: string;
  readonly cells: readonly (readonly Piece[])[];
  readonly today: readonly Piece[];
  readonly sources: readonly SourceView[];
  readonly articles: readonly Link[];
}

/** The comparison: table, criteria, counterparts. */
export function compareView(site: Site, lang: Lang) {
  const { matrix, criteria } = site;
  if (!matrix) return undefined;
  const t = messagesOf(site, lang);
  const pairs = correspondenceViews(site, lang);
  const platforms = site.config.platforms.filter((p) => !p.neutral);
  const frame = makeFrame(site, lang, {
    route: { page: 'compare' },
    title: t.compare,
    description: localize(matrix.intro, lang),
    breadcrumbs: [{ label: t.home, href: site.addresses.to(lang, { page: 'home' }) }],
    headings: [
      ...(criteria ? [{ id: 'criteria', title: t.criteria, depth: 2 }] : []),
      ...matrix.groups.map((g) => ({ id: g.id, title: localize(g.title, lang), depth: 2 })),
      ...(pairs.length > 0 ? [{ id: 'counterparts', title: t.counterparts, depth: 2 }] : []),
    ],
  });
  const keys = [
    ...new Set([
      ...matrix.groups.flatMap((g) => g.rows.flatMap((r) => r.sources)),
      ...pairs.flatMap((p) => p.sources),
    ]),
  ];
  const sources = sourceViews(site, keys, t, frame.tag);
  const groups = matrix.groups.map((group) => ({
    id: group.id,
    title: localize(group.title, lang),
    rows: groupRows(site, lang, { group, platforms: platforms.map((p) => p.id), sources }),
  }));
  const diagrams = diagramsOn(site, 'compare');
  const linked = [...groups.flatMap((g) => g.rows.flatMap((r) => [...r.cells.flat(), ...r.today]))].flatMap(
    (piece) => piece.term ?? [],
  );
  return {
    frame,
    intro: localize(matrix.intro, lang),
    platforms: platforms.map((p) => ({ id: p.id, name: platformName(site, lang, p.id) })),
    groups,
    sources,
    criteria: criteria && {
      intro: localize(criteria.intro, lang),
      items: criteria.criteria.map((c) => ({
        id: c.id,
        question: localize(c.question, lang),
        because: localize(c.because, lang),
        leans: c.leans,
        label: c.leans === 'both' ? t.leansBoth : t.leansTo(platformName(site, lang, c.leans)),
        articles: targetLinks(site, lang, c.articles),
      })),
    },
    pairs,
    diagrams,
    pairsIntro: site.correspondencesIntro ? localize(site.correspondencesIntro, lang) : t.counterpartsLead,
    cards: cardData(site, lang, [...linked, ...termsIn(pairs), ...termsOfDiagrams(site, diagrams)]),
  };
}

function groupRows(
  site: Site,
  lang: Lang,
  {
    group,
    platforms,
    sources,
  }: { group: Matrix['groups'][number]; platforms: readonly string[]; sources: readonly SourceView[] },
): RowView[] {
  const seen = new Set<TermId>();
  const link = (text: string, platform?: string): Piece[] =>
    linkText(text, { matcher: site.matcher, seen, surroundings: { platform, evidence: true } });
  return group.rows.map((row) => ({
    id: row.id,
    dimension: localize(row.dimension, lang),
    cells: platforms.map((p) => {
      const cell = (row.cells as Record<string, Readonly<Record<string, string>>>)[p];
      return cell ? link(localize(cell, lang), p) : [];
    }),
    today: row.today ? link(localize(row.today, lang)) : [],
    sources: sources.filter((s) => row.sources.includes(s.key)),
    articles: targetLinks(site, lang, row.articles),
  }));
}

/** Links to articles and their headings from `slug#heading`. */
function targetLinks(site: Site, lang: Lang, targets: readonly string[]): Link[] {
  return targets.flatMap((target) => {
    const [name = '', anchor] = target.split('#');
    const slug = asSlug(name);
    const article = site.articles.get(slug);
    const page = article && articlePage(article, lang);
    if (!page) return [];
    const heading = page.digest.headings.find((h) => h.id === anchor);
    // The heading alone is short enough for a table; the article's title stands in the tooltip.
    const label = heading?.title ?? page.title;
    return [{ label, note: page.title, href: site.addresses.to(lang, { page: 'article', slug, anchor }) }];
  });
}
