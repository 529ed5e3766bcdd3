import type { Term } from '../../glossary/glossary.ts';
import type { Lang } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { messagesOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';
import { nameIn, platformName, shownState } from './card.ts';
import { type Frame, type Link, makeFrame } from './frame.ts';
import { type GlossaryFilter, glossaryFilter } from './glossary-filter.ts';
import { glossaryLead, hasPlatforms } from './platforms.ts';
import { sortByName, sortKey } from './sort-key.ts';
import { termSetData } from './structured-data.ts';

const ORDERS = ['letter', 'platform', 'kind', 'layer'] as const;
export type GlossaryOrder = (typeof ORDERS)[number];

/** The orders a site has: without platforms none by platform. */
export function ordersOf(site: Pick<Site, 'config'>): GlossaryOrder[] {
  return ORDERS.filter((order) => order !== 'platform' || hasPlatforms(site));
}

/** What all orders of the glossary show above their lists. */
export interface GlossaryHead {
  readonly frame: Frame;
  readonly lead: string;
  readonly count: string;
  /** The other orders of the same terms. */
  readonly orders: readonly Link[];
}

export interface GlossaryEntry {
  readonly name: string;
  readonly gloss: string | undefined;
  readonly href: string;
  readonly platform: { readonly id: string; readonly name: string };
  readonly definition: string;
  readonly state: string | undefined;
}

export interface GlossaryView extends GlossaryHead {
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly platform?: string;
    readonly entries: readonly GlossaryEntry[];
  }[];
  /** On the index by letter only: the other orders are plain lists. */
  readonly filter: GlossaryFilter | undefined;
}

/** The index of all terms, by letter (pinyin for Chinese names), platform, kind or layer. */
export function glossaryView(site: Site, lang: Lang, order: GlossaryOrder): GlossaryView {
  const sorted = sortByName(site.glossary.terms.values(), lang);
  const groups = groupTerms(site, lang, { sorted, order });
  const inOrder = groups.flatMap(({ terms }) => terms);
  return {
    ...glossaryHead(site, lang, {
      order,
      lead: glossaryLead(site, lang),
      headings: order === 'letter' ? [] : groups,
    }),
    groups: groups.map((group) => ({
      ...group,
      entries: group.terms.map((term) => entry(site, lang, term)),
    })),
    filter: order === 'letter' ? glossaryFilter(site, lang, inOrder) : undefined,
  };
}

/** What stands above the terms in an order, with the page around it. */
export function glossaryHead(
  site: Site,
  lang: Lang,
  {
    order,
    lead,
    headings,
  }: {
    order: GlossaryOrder;
    lead: string;
    headings: readonly { readonly id: string; readonly title: string }[];
  },
): GlossaryHead {
  const t = messagesOf(site, lang);
  const titles = { letter: t.byLetter, platform: t.byPlatform, kind: t.byKind, layer: t.byLayer };
  const routeOf = (o: GlossaryOrder) => ({ page: 'glossary', by: o === 'letter' ? undefined : o }) as const;
  const isIndex = order === 'letter';
  const home = { label: t.home, href: site.addresses.to(lang, { page: 'home' }) };
  const index = { label: t.glossary, href: site.addresses.to(lang, { page: 'glossary' }) };
  const frame = makeFrame(site, lang, {
    route: routeOf(order),
    title: isIndex ? t.glossary : t.labelled(t.glossary) + titles[order],
    description: lead,
    headings: headings.map(({ id, title }) => ({ id, title, depth: 2 })),
    breadcrumbs: isIndex ? [home] : [home, index],
    ...(isIndex ? { structuredData: termSetData(site, lang), dataFile: dataFile(site, lang) } : {}),
  });
  return {
    frame,
    lead,
    count: t.termCount(site.glossary.terms.size),
    orders: ordersOf(site).map((o) => ({
      label: titles[o],
      href: site.addresses.to(lang, routeOf(o)),
      current: o === order,
    })),
  };
}

function dataFile(site: Site, lang: Lang): Link {
  return { label: messagesOf(site, lang).glossaryAsJson, href: site.addresses.file('glossary.json') };
}

function entry(site: Site, lang: Lang, term: Term): GlossaryEntry {
  return {
    name: localize(term.name, lang),
    gloss: term.gloss && localize(term.gloss, lang),
    href: site.addresses.to(lang, { page: 'term', id: term.id }),
    platform: { id: term.platform, name: platformName(site, lang, term.platform) },
    definition: localize(term.definition, lang),
    state: shownState(site, lang, term),
  };
}

interface Group {
  readonly id: string;
  readonly title: string;
  readonly platform?: string;
  readonly terms: Term[];
}

function groupTerms(
  site: Site,
  lang: Lang,
  { sorted, order }: { sorted: readonly Term[]; order: GlossaryOrder },
): Group[] {
  const of = (term: Term): Omit<Group, 'terms'> => {
    switch (order) {
      case 'letter': {
        const letter = /^[a-z]/.exec(sortKey(localize(term.name, lang)))?.[0]?.toUpperCase() ?? '#';
        return { id: letter === '#' ? 'other' : letter.toLowerCase(), title: letter };
      }
      case 'platform':
        return { id: term.platform, title: platformName(site, lang, term.platform), platform: term.platform };
      case 'kind':
        return { id: term.kind, title: nameIn(site.config.kinds, term.kind, lang) };
      case 'layer':
        return { id: term.layer, title: nameIn(site.config.layers, term.layer, lang) };
    }
  };
  const groups = new Map<string, Group>();
  for (const term of sorted) {
    const group = of(term);
    const known = groups.get(group.id);
    if (known) known.terms.push(term);
    else groups.set(group.id, { ...group, terms: [term] });
  }
  const { platforms, kinds, layers } = site.config;
  const declared = { letter: [], platform: platforms, kind: kinds, layer: layers }[order];
  const rank = (id: string): number => declared.findIndex((d) => d.id === id);
  return [...groups.values()].sort((a, b) => rank(a.id) - rank(b.id));
}
