import { pinyin } from 'pinyin-pro';
import type { Term } from '../../glossary/glossary.ts';
import { isUnspaced } from '../../text/boundaries.ts';
import type { Lang } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { messagesOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';
import { nameIn, platformName } from './card.ts';
import { type Frame, type Link, makeFrame } from './frame.ts';

export type GlossaryOrder = 'letter' | 'platform' | 'kind';

export interface GlossaryEntry {
  readonly name: string;
  readonly gloss: string | undefined;
  readonly href: string;
  readonly platform: { readonly id: string; readonly name: string };
  readonly definition: string;
  readonly state: string | undefined;
}

export interface GlossaryView {
  readonly frame: Frame;
  readonly lead: string;
  readonly count: string;
  /** The other orders of the same list. */
  readonly orders: readonly Link[];
  readonly groups: readonly {
    readonly id: string;
    readonly title: string;
    readonly platform?: string;
    readonly entries: readonly GlossaryEntry[];
  }[];
}

/** The index of all terms, by letter (pinyin for Chinese names), platform or kind. */
export function glossaryView(site: Site, lang: Lang, order: GlossaryOrder): GlossaryView {
  const t = messagesOf(site, lang);
  const sorted = sortByName([...site.glossary.terms.values()], lang);
  const by = order === 'letter' ? undefined : order;
  const titles = { letter: t.byLetter, platform: t.byPlatform, kind: t.byKind };
  const groups = groupTerms(site, lang, { sorted, order });
  const frame = makeFrame(site, lang, {
    route: { page: 'glossary', by },
    title: by === undefined ? t.glossary : `${t.glossary}: ${titles[order]}`,
    description: t.glossaryLead,
    headings: order === 'letter' ? [] : groups.map(({ id, title }) => ({ id, title, depth: 2 })),
    breadcrumbs: [
      { label: t.home, href: site.addresses.to(lang, { page: 'home' }) },
      ...(by === undefined
        ? []
        : [{ label: t.glossary, href: site.addresses.to(lang, { page: 'glossary' }) }]),
    ],
  });
  return {
    frame,
    lead: t.glossaryLead,
    count: t.termCount(sorted.length),
    orders: (['letter', 'platform', 'kind'] as const).map((o) => ({
      label: titles[o],
      href: site.addresses.to(lang, { page: 'glossary', by: o === 'letter' ? undefined : o }),
      current: o === order,
    })),
    groups: groups.map((group) => ({
      ...group,
      entries: group.terms.map((term) => entry(site, lang, term)),
    })),
  };
}

function entry(site: Site, lang: Lang, term: Term): GlossaryEntry {
  const state = term.status?.state;
  return {
    name: localize(term.name, lang),
    gloss: term.gloss && localize(term.gloss, lang),
    href: site.addresses.to(lang, { page: 'term', id: term.id }),
    platform: { id: term.platform, name: platformName(site, lang, term.platform) },
    definition: localize(term.definition, lang),
    state:
      state === undefined || state === 'active' || state === 'concept'
        ? undefined
        : messagesOf(site, lang).states[state],
  };
}

/** The letters a name is sorted under: pinyin for Han, the letters themselves otherwise. */
export function sortKey(name: string): string {
  const spelled = [...name].some(isUnspaced)
    ? pinyin(name, { toneType: 'none', separator: '', nonZh: 'consecutive' })
    : name;
  return spelled.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function sortByName(terms: readonly Term[], lang: Lang): Term[] {
  return terms
    .map((term) => ({ term, key: sortKey(localize(term.name, lang)) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.term.id < b.term.id ? -1 : 1))
    .map(({ term }) => term);
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
    }
  };
  const groups = new Map<string, Group>();
  for (const term of sorted) {
    const group = of(term);
    const known = groups.get(group.id);
    if (known) known.terms.push(term);
    else groups.set(group.id, { ...group, terms: [term] });
  }
  const declared = order === 'platform' ? site.config.platforms : order === 'kind' ? site.config.kinds : [];
  const rank = (id: string): number => declared.findIndex((d) => d.id === id);
  return [...groups.values()].sort((a, b) => rank(a.id) - rank(b.id));
}
