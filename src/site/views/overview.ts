import { counterparts } from '../../glossary/glossary.ts';
import { linkText, type Piece } from '../../linker/plan.ts';
import { asSlug, type Lang, type TermId } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { diagramAnchor } from '../addresses.ts';
import type { Matrix } from '../compare-schema.ts';
import { messagesOf } from '../messages/of-site.ts';
import { articlePage, type DiagramEntry, type Site } from '../site.ts';
import { articleLink, facts, type SourceView, sourceViews } from './article.ts';
import { cardViews, platformName } from './card.ts';
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
    return [{ ...link, description: page.description, facts: facts(article, page, t), tag }];
  });
}

/** The list of articles. */
export function articlesView(
  site: Site,
  lang: Lang,
): { frame: Frame; lead: string; articles: ArticleCard[] } {
  const t = messagesOf(site, lang);
  const frame = makeFrame(site, lang, {
    route: { page: 'articles' },
    title: t.articles,
    description: t.articlesLead,
    breadcrumbs: [{ label: t.home, href: site.addresses.to(lang, { page: 'home' }) }],
  });
  return { frame, lead: t.articlesLead, articles: articleCards(site, lang) };
}

/** A pair of terms that stand for one another. */
export interface PairView {
  readonly left: PairEnd;
  readonly right: PairEnd;
  readonly note: readonly Piece[];
}
export interface PairEnd {
  readonly id: TermId;
  readonly name: string;
  readonly gloss: string | undefined;
  readonly href: string;
  readonly platform: string;
}

/** Every counterpart pair once, the first platform's term on the left. */
export function pairViews(site: Site, lang: Lang): PairView[] {
  const [first] = site.config.platforms;
  const pairs: PairView[] = [];
  for (const term of site.glossary.terms.values()) {
    if (term.platform !== first?.id) continue;
    for (const { other, note } of counterparts(site.glossary, term.id)) {
      const left = pairEnd(site, lang, term.id);
      const right = pairEnd(site, lang, other);
      if (!left || !right) continue;
      const text = note ? localize(note, lang) : '';
      pairs.push({
        left,
        right,
        note: linkText(text, { matcher: site.matcher, except: new Set([term.id, other]) }),
      });
    }
  }
  const declared = site.config.layers.map((l) => l.id);
  const rank = (pair: PairView): number =>
    declared.indexOf(site.glossary.terms.get(pair.left.id)?.layer ?? '');
  return pairs.sort(
    (a, b) => rank(a) - rank(b) || (a.left.name < b.left.name ? -1 : a.left.name > b.left.name ? 1 : 0),
  );
}

function pairEnd(site: Site, lang: Lang, id: TermId): PairEnd | undefined {
  const term = site.glossary.terms.get(id);
  if (!term) return undefined;
  return {
    id,
    name: localize(term.name, lang),
    gloss: term.gloss && localize(term.gloss, lang),
    href: site.addresses.to(lang, { page: 'term', id }),
    platform: term.platform,
  };
}

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
  const pairs = pairViews(site, lang);
  return {
    frame,
    title: localize(site.config.title, lang),
    lead,
    articles: articleCards(site, lang),
    pairs: pickAcross(pairs, 8),
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
    cards: cardViews(
      site,
      lang,
      pairs.flatMap((p) => [p.left.id, p.right.id]),
    ),
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
  const pairs = pairViews(site, lang);
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
  const keys = [...new Set(matrix.groups.flatMap((g) => g.rows.flatMap((r) => r.sources)))];
  const sources = sourceViews(site, keys, t, frame.tag);
  const groups = matrix.groups.map((group) => ({
    id: group.id,
    title: localize(group.title, lang),
    rows: groupRows(site, lang, { group, platforms: platforms.map((p) => p.id), sources }),
  }));
  const linked = [
    ...groups.flatMap((g) => g.rows.flatMap((r) => [...r.cells.flat(), ...r.today])),
    ...pairs.flatMap((p) => p.note),
  ].flatMap((piece) => piece.term ?? []);
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
    cards: cardViews(site, lang, [...linked, ...pairs.flatMap((p) => [p.left.id, p.right.id])]),
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
  const link = (text: string): Piece[] => linkText(text, { matcher: site.matcher, seen });
  return group.rows.map((row) => ({
    id: row.id,
    dimension: localize(row.dimension, lang),
    cells: platforms.map((p) => {
      const cell = (row.cells as Record<string, Readonly<Record<string, string>>>)[p];
      return cell ? link(localize(cell, lang)) : [];
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
    cards: cardViews(
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
