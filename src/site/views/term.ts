import type { Term } from '../../glossary/glossary.ts';
import type { RelationRole } from '../../glossary/relation-types.ts';
import type { Piece } from '../../linker/plan.ts';
import type { Lang, TermId } from '../../text/brand.ts';
import type { CardData } from '../../text/card-data.ts';
import { localize } from '../../text/localized.ts';
import { termProse } from '../build-site.ts';
import { formatDate } from '../format-date.ts';
import { messagesOf, tagOf } from '../messages/of-site.ts';
import { type Backlink, diagramsOn, type Site } from '../site.ts';
import { editHref, type SourceView, sourceViews } from './article.ts';
import { cardData, nameIn, platformName } from './card.ts';
import { type CorrespondenceView, correspondencesFrom, termsIn } from './correspondence.ts';
import { termsOfDiagrams } from './diagram.ts';
import { diagramLink } from './diagram-page.ts';
import { type Frame, type Link, makeFrame } from './frame.ts';
import { type NeighbourhoodView, neighbourhoodView, roleAnchor } from './neighbourhood.ts';
import { hasPlatforms } from './platforms.ts';
import { termData } from './structured-data.ts';

export interface RelationGroup {
  readonly role: RelationRole;
  readonly anchor: string;
  readonly label: string;
  readonly items: readonly (Link & { readonly id: TermId; readonly said: readonly Piece[] })[];
}

/** The places of one page that mention the term. */
export interface MentionGroup {
  readonly title: string;
  readonly href: string;
  readonly kind: 'article' | 'term';
  readonly quotes: readonly (Backlink['quote'] & { readonly href: string; readonly section: string })[];
}

/** All that a term's page shows. */
export interface TermView {
  readonly frame: Frame;
  readonly id: TermId;
  readonly name: string;
  readonly gloss: string | undefined;
  readonly platform: { readonly id: string; readonly name: string };
  readonly facts: readonly { readonly label: string; readonly text: string; readonly lang?: string }[];
  readonly definition: readonly Piece[];
  readonly status:
    | {
        readonly state: string;
        readonly alert: boolean;
        readonly since: string | undefined;
        readonly note: readonly Piece[];
        readonly sources: readonly SourceView[];
      }
    | undefined;
  readonly correspondences: readonly (Omit<CorrespondenceView, 'sources'> & {
    readonly sources: readonly SourceView[];
  })[];
  readonly neighbourhood: NeighbourhoodView | undefined;
  readonly relations: readonly RelationGroup[];
  readonly mentions: readonly MentionGroup[];
  readonly diagrams: readonly Link[];
  /** Ids of the diagrams that name this page as theirs. */
  readonly figures: readonly string[];
  /** Whether longer text stands in docs/glossary. */
  readonly hasText: boolean;
  /** The sources its longer text cites. */
  readonly sources: readonly SourceView[];
  readonly edit: string | undefined;
  readonly cards: CardData | undefined;
}

/** The page of a term in a language. */
export function termView(site: Site, lang: Lang, id: TermId): TermView | undefined {
  const term = site.glossary.terms.get(id);
  if (!term) return undefined;
  const t = messagesOf(site, lang);
  const name = localize(term.name, lang);
  const gloss = term.gloss && localize(term.gloss, lang);
  const prose = termProse(site.glossary, site.matcher, id, lang);
  const noteOn = (other: TermId): readonly Piece[] => prose.find((p) => p.other === other)?.pieces ?? [];
  const definition = prose.find((p) => p.key === 'definition')?.pieces ?? [];
  const statusNote = prose.find((p) => p.key === 'status')?.pieces ?? [];
  const ends = site.glossary.relations.get(id) ?? [];
  const mentions = mentionGroups(site, lang, id);
  const diagrams = shownIn(site, lang, id);
  const figures = diagramsOn(site, `term:${id}`);
  const text = site.termTexts.get(lang)?.get(id);
  const correspondences = correspondencesFrom(site, lang, id);
  const headings = [
    ...(correspondences.length > 0 ? [{ id: 'counterpart', title: t.counterpart, depth: 2 }] : []),
    ...(text?.digest.headings ?? []).filter((h) => h.depth <= 3),
    ...(ends.some((e) => e.role !== 'counterpart-of')
      ? [{ id: 'relations', title: t.relations, depth: 2 }]
      : []),
    ...(diagrams.length > 0 ? [{ id: 'diagrams', title: t.shownIn, depth: 2 }] : []),
    { id: 'mentioned-in', title: t.mentionedIn, depth: 2 },
  ];
  const frame = makeFrame(site, lang, {
    route: { page: 'term', id },
    title: gloss ? `${name} (${gloss})` : name,
    description: localize(term.definition, lang),
    headings,
    breadcrumbs: [
      { label: t.home, href: site.addresses.to(lang, { page: 'home' }) },
      { label: t.glossary, href: site.addresses.to(lang, { page: 'glossary' }) },
    ],
    sidebar: termSidebar(site, lang, id),
    structuredData: termData(site, lang, term),
  });
  return {
    frame,
    id,
    name,
    gloss,
    platform: { id: term.platform, name: platformName(site, lang, term.platform) },
    facts: termFacts(site, lang, id),
    definition,
    status: term.status && {
      state: t.states[term.status.state],
      alert: term.status.state !== 'active' && term.status.state !== 'concept',
      since: term.status.since === undefined ? undefined : t.since(formatDate(term.status.since, frame.tag)),
      note: statusNote,
      sources: sourceViews(site, term.status.sources, t, frame.tag),
    },
    correspondences: correspondences.map((c) => ({
      ...c,
      sources: sourceViews(site, c.sources, t, frame.tag),
    })),
    neighbourhood: neighbourhoodView(site, lang, id),
    relations: relationGroups(site, lang, { id, noteOn }),
    mentions,
    diagrams,
    figures,
    hasText: text !== undefined,
    sources: sourceViews(site, text?.digest.citations ?? [], t, frame.tag),
    edit: editHref(site, text?.file ?? term.file),
    cards: cardData(site, lang, [
      ...prose.flatMap((p) => p.pieces.flatMap((piece) => piece.term ?? [])),
      ...ends.map((e) => e.other),
      ...termsIn(correspondences),
      ...termsOfDiagrams(site, figures),
      ...(text?.digest.terms ?? []),
    ]),
  };
}

/** Names in all languages, kind and layer: the table beside the definition. */
function termFacts(site: Site, lang: Lang, id: TermId): TermView['facts'] {
  const term = site.glossary.terms.get(id);
  if (!term) return [];
  const t = messagesOf(site, lang);
  const own = localize(term.name, lang);
  const namesIn = (language: Lang): string[] => {
    const name = term.name[language];
    const all = [...(name === undefined ? [] : [name]), ...(term.aliases[language] ?? [])];
    return [...new Set(all)].filter((text) => text !== own);
  };
  const known = namesIn(lang);
  // What another language calls it, where that is not the same.
  const foreign = site.languages
    .filter((l) => l.id !== lang)
    .map((l) => ({ language: l, names: namesIn(l.id).filter((text) => !known.includes(text)) }))
    .filter(({ names }) => names.length > 0);
  return [
    ...(known.length > 0 ? [{ label: t.alsoKnownAs, text: known.join(t.listSeparator) }] : []),
    ...foreign.map(({ language, names }) => ({
      label: t.inOtherLanguage(language.label),
      text: names.join(messagesOf(site, language.id).listSeparator),
      lang: language.tag,
    })),
    { label: t.kind, text: nameIn(site.config.kinds, term.kind, lang) },
    { label: t.layer, text: nameIn(site.config.layers, term.layer, lang) },
  ];
}

function relationGroups(
  site: Site,
  lang: Lang,
  { id, noteOn }: { id: TermId; noteOn: (other: TermId) => readonly Piece[] },
): RelationGroup[] {
  const t = messagesOf(site, lang);
  const groups = new Map<RelationRole, RelationGroup['items'][number][]>();
  for (const { role, other, note } of site.glossary.relations.get(id) ?? []) {
    const target = site.glossary.terms.get(other);
    // Counterparts have a section of their own.
    if (!target || role === 'counterpart-of') continue;
    const items = groups.get(role) ?? [];
    groups.set(role, items);
    items.push({
      id: other,
      label: localize(target.name, lang),
      href: site.addresses.to(lang, { page: 'term', id: other }),
      platform: target.platform,
      said: note ? noteOn(other) : [],
    });
  }
  return [...groups].map(([role, items]) => ({
    role,
    anchor: roleAnchor(role),
    label: t.roles[role],
    items,
  }));
}

/** The places that mention the term, by page, in the order the backlinks have: the most relevant page first. */
function mentionGroups(site: Site, lang: Lang, id: TermId): MentionGroup[] {
  const groups = new Map<string, MentionGroup & { quotes: MentionGroup['quotes'][number][] }>();
  for (const { from, title, heading, quote } of site.backlinks.get(lang)?.get(id) ?? []) {
    const route =
      from.kind === 'article'
        ? ({ page: 'article', slug: from.slug } as const)
        : ({ page: 'term', id: from.id } as const);
    const href = site.addresses.to(lang, route);
    const group = groups.get(href) ?? { title, href, kind: from.kind, quotes: [] };
    groups.set(href, group);
    group.quotes.push({
      ...quote,
      section: heading.title,
      href: heading.id === '' ? href : `${href}#${encodeURIComponent(heading.id)}`,
    });
  }
  return [...groups.values()];
}

function shownIn(site: Site, lang: Lang, id: TermId): Link[] {
  return [...site.diagrams.values()]
    .filter((entry) => entry.diagram.terms.some((term) => term.id === id))
    .map((entry) => diagramLink(site, lang, entry));
}

/** How many terms of the same platform the sidebar shows at most. */
const SIDEBAR_LIMIT = 48;

/** Sorted once for all pages: with thousands of terms that took most of the time of a build. */
const sortedTerms = new WeakMap<Site, Map<Lang, ReadonlyMap<string, readonly Term[]>>>();

/** The terms of each platform in the order of their names. */
function termsByName(site: Site, lang: Lang): ReadonlyMap<string, readonly Term[]> {
  const ofSite = sortedTerms.get(site) ?? new Map<Lang, ReadonlyMap<string, readonly Term[]>>();
  sortedTerms.set(site, ofSite);
  const known = ofSite.get(lang);
  if (known) return known;
  const collator = new Intl.Collator(tagOf(site, lang));
  const sorted = [...site.glossary.terms.values()].sort((a, b) =>
    collator.compare(localize(a.name, lang), localize(b.name, lang)),
  );
  const byPlatform = Map.groupBy(sorted, (term) => term.platform);
  ofSite.set(lang, byPlatform);
  return byPlatform;
}

function termSidebar(site: Site, lang: Lang, current: TermId): Frame['sidebar'] {
  const t = messagesOf(site, lang);
  const platform = site.glossary.terms.get(current)?.platform ?? '';
  const terms = termsByName(site, lang).get(platform) ?? [];
  const at = terms.findIndex((term) => term.id === current);
  const from = Math.max(0, Math.min(at - SIDEBAR_LIMIT / 2, terms.length - SIDEBAR_LIMIT));
  const links = terms.slice(from, from + SIDEBAR_LIMIT).map((term) => ({
    label: localize(term.name, lang),
    href: site.addresses.to(lang, { page: 'term', id: term.id }),
    current: term.id === current,
  }));
  const title = hasPlatforms(site) ? platformName(site, lang, platform) : t.glossary;
  if (links.length === terms.length) return [{ title, links }];
  const by = hasPlatforms(site) ? ({ by: 'platform', anchor: platform } as const) : {};
  const href = site.addresses.to(lang, { page: 'glossary', ...by });
  return [{ title, links, more: { label: t.termCount(terms.length), href } }];
}
