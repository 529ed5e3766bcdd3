import type { DiagramTerm } from '../../diagrams/diagram.ts';
import { isHistory } from '../../diagrams/diagram.ts';
import { inlineSvg } from '../../diagrams/inline.ts';
import type { NeighbourGroup, Neighbourhood, Way } from '../../diagrams/neighbourhood.ts';
import { drawNeighbourhood } from '../../diagrams/neighbourhood-scene.ts';
import { correspondencesOf } from '../../glossary/correspondences.ts';
import type { RelationRole } from '../../glossary/relation-types.ts';
import type { Lang, TermId } from '../../text/brand.ts';
import { localize } from '../../text/localized.ts';
import { messagesOf } from '../messages/of-site.ts';
import type { Site } from '../site.ts';
import { platformName } from './card.ts';

/** With fewer neighbours there is nothing to see that the list does not say. */
const FEWEST = 2;
/** What keeps a picture legible: neighbours in a group, and in all. */
const MOST_IN_GROUP = 6;
const MOST = 24;

/** The figure of a term's neighbourhood. */
export interface NeighbourhoodView {
  /** Markup of the picture. */
  readonly svg: string;
  readonly scrollLabel: string;
  /** What its colours and dashes mean, as far as it has them. */
  readonly legend: readonly {
    readonly kind: 'platform' | 'retired' | 'likeness';
    readonly platform: string;
    readonly label: string;
  }[];
}

/** The figure of a term's neighbourhood in a language; undefined where it has too few neighbours. */
export function neighbourhoodView(site: Site, lang: Lang, id: TermId): NeighbourhoodView | undefined {
  const neighbourhood = neighbourhoodOf(site, lang, id);
  if (!neighbourhood) return undefined;
  const t = messagesOf(site, lang);
  const { term, groups } = neighbourhood;
  const shown = [term, ...groups.flatMap(({ members }) => members)];
  const platforms = site.config.platforms.filter((p) => shown.some(({ platform }) => platform === p.id));
  const note = (kind: 'retired' | 'likeness', label: string) => ({ kind, platform: '', label });
  return {
    svg: inlineSvg(drawNeighbourhood(neighbourhood, lang), {
      hrefOf: (other) => site.addresses.to(lang, { page: 'term', id: other }),
    }),
    scrollLabel: `${neighbourhood.title}${t.bracketed(t.scrollDiagram)}`,
    legend: [
      ...platforms.map((p) => ({ kind: 'platform' as const, platform: p.id, label: localize(p.name, lang) })),
      ...(shown.some(({ state }) => isHistory(state)) ? [note('retired', t.legendRetired)] : []),
      ...(groups.some(({ dashed }) => dashed) ? [note('likeness', t.legendCounterpart)] : []),
    ],
  };
}

/**
 * A term and its neighbours by role, as far as they can be drawn: the relations in the order of the
 * list below the picture, then the counterparts by platform.
 * @returns undefined where it has too few neighbours, or counterparts only
 */
export function neighbourhoodOf(site: Site, lang: Lang, id: TermId): Neighbourhood | undefined {
  const term = diagramTerm(site, id);
  const related = relatedGroups(site, lang, id);
  const all = [...related, ...counterpartGroups(site, lang, id)];
  const neighbours = new Set(all.flatMap(({ members }) => members));
  if (!term || related.length === 0 || neighbours.size < FEWEST) return undefined;
  const t = messagesOf(site, lang);
  const limits = limitsFor(all.map(({ members }) => members.length));
  const groups = all.map(({ members, listed, ...group }, at): NeighbourGroup => {
    const shown = mostRelated(site, members, limits[at] ?? 0);
    const left = members.length - shown.length;
    return {
      ...group,
      members: shown.flatMap((member) => diagramTerm(site, member) ?? []),
      more: left > 0 ? { text: t.moreNeighbours(left), href: `#${listed}` } : undefined,
    };
  });
  const name = localize(term.name, lang);
  return {
    term,
    title: t.neighbourhood(name),
    description: t.neighbourhoodDescription(name, { terms: neighbours.size, groups: groups.length }),
    groups,
  };
}

/** Where a term's page lists the relations of a role. */
export function roleAnchor(role: RelationRole): string {
  return `role-${role.replace(':', '-')}`;
}

type WholeGroup = Omit<NeighbourGroup, 'members' | 'more'> & {
  readonly members: readonly TermId[];
  /** Anchor of the list that has all of them. */
  readonly listed: string;
};

function relatedGroups(site: Site, lang: Lang, id: TermId): WholeGroup[] {
  const t = messagesOf(site, lang);
  const byRole = new Map<RelationRole, TermId[]>();
  for (const { role, other } of site.glossary.relations.get(id) ?? []) {
    // Counterparts come from the correspondences, which know more.
    if (role !== 'counterpart-of') byRole.set(role, [...(byRole.get(role) ?? []), other]);
  }
  return [...byRole].map(([role, members]) => ({
    id: role.replace(':', '-'),
    title: t.roles[role],
    way: wayOf(role),
    dashed: false,
    members,
    listed: roleAnchor(role),
  }));
}

function counterpartGroups(site: Site, lang: Lang, id: TermId): WholeGroup[] {
  const t = messagesOf(site, lang);
  const byPlatform = new Map<string, Set<TermId>>();
  for (const { sides } of correspondencesOf(site.correspondences, id)) {
    for (const [platform, terms] of sides) {
      if (terms.length === 0 || terms.includes(id)) continue;
      byPlatform.set(platform, new Set([...(byPlatform.get(platform) ?? []), ...terms]));
    }
  }
  return [...byPlatform].map(([platform, members]) => ({
    id: `counterpart-${platform}`,
    title: t.counterpartOn(platformName(site, lang, platform)),
    way: 'none',
    dashed: true,
    members: [...members],
    listed: 'counterpart',
  }));
}

function wayOf(role: RelationRole): Way {
  if (role.endsWith(':inverse')) return 'in';
  if (role === 'talks-to') return 'both';
  return role === 'alternative-to' || role === 'counterpart-of' ? 'none' : 'out';
}

/**
 * How many of each group are shown. To leave out a single one takes as much room as to show it, so a group
 * is whole or lacks two at least; where there are too many in all, the largest groups give way.
 */
function limitsFor(sizes: readonly number[]): number[] {
  const limits = sizes.map((size) => (size <= MOST_IN_GROUP + 1 ? size : MOST_IN_GROUP));
  while (limits.reduce((sum, limit) => sum + limit, 0) > MOST) {
    const largest = Math.max(...limits);
    if (largest <= 2) break;
    const cut = limits.findIndex((limit, at) => limit === largest && limit !== sizes[at]);
    const at = cut < 0 ? limits.indexOf(largest) : cut;
    limits[at] = largest - (cut < 0 ? 2 : 1);
  }
  return limits;
}

/** Those that stand in most relations themselves, what is in use before what is history, in the order given. */
function mostRelated(site: Site, members: readonly TermId[], limit: number): TermId[] {
  if (members.length <= limit) return [...members];
  const weight = (id: TermId): number =>
    (site.glossary.relations.get(id)?.length ?? 0) -
    (isHistory(site.glossary.terms.get(id)?.status?.state) ? 1000 : 0);
  const best = new Set([...members].sort((a, b) => weight(b) - weight(a)).slice(0, limit));
  return members.filter((member) => best.has(member));
}

function diagramTerm(site: Site, id: TermId): DiagramTerm | undefined {
  const term = site.glossary.terms.get(id);
  if (!term) return undefined;
  const { platform, status, name } = term;
  const platformIndex = site.config.platforms.findIndex((p) => p.id === platform);
  return { id, platform, platformIndex, state: status?.state, name };
}
