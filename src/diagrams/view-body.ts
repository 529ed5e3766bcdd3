import type { Correspondence } from '../glossary/correspondences.ts';
import type { Glossary, Term } from '../glossary/glossary.ts';
import type { RelationType } from '../glossary/relation-types.ts';
import { asTermId, type Localized, type TermId } from '../text/brand.ts';
import type { Language } from '../text/localized.ts';
import { isHistory } from './diagram.ts';
import type { DiagramView, Grouping } from './view-schema.ts';

/** Words that a view needs beside the names of terms, in all languages. */
export interface ViewWords {
  /** Of a relation, as read along its arrow. */
  readonly relation: (type: RelationType) => Localized;
  readonly correspondence: (kind: Correspondence['kind']) => Localized;
  /** Of the parts left out. */
  readonly more: (count: number) => Localized;
  /** Name of a platform, layer or kind. */
  readonly group: (by: Exclude<Grouping, 'part-of'>, id: string) => Localized;
}

export interface ViewContext {
  readonly glossary: Pick<Glossary, 'terms' | 'relations'>;
  readonly correspondences: readonly Correspondence[];
  readonly languages: readonly Language[];
  readonly words: ViewWords;
}

/** A relation declared by one of the terms shown. */
interface Arrow {
  readonly from: TermId;
  readonly to: TermId;
  readonly type: RelationType;
}

/**
 * Writes a view as a Mermaid flowchart whose parts are ids of terms.
 * @returns the text, the terms it shows, and how many were left out to keep it legible: those with the
 *   fewest relations
 */
export function viewBody(
  view: DiagramView,
  context: ViewContext,
): { body: string; shown: ReadonlySet<TermId>; left: number } {
  const pairs = context.correspondences.filter(({ id }) => view.correspondences.includes(id));
  const wanted = selectTerms(view, pairs, context);
  const arrows = arrowsAmong(new Set(wanted), view, context);
  const shown = mostJoined(wanted, { arrows, pairs, limit: view.limit });
  const drawn = arrows.filter(({ from, to }) => shown.has(from) && shown.has(to));
  const left = wanted.length - shown.size;
  const lines = [
    // Pairs stand in rows: ELK would lay them side by side.
    ...(pairs.length > 0
      ? ['%%{init: {"layout": "dagre", "flowchart": {"nodeSpacing": 8, "rankSpacing": 72, "padding": 8}}}%%']
      : []),
    `flowchart ${view.direction}`,
    ...boxes(view['group-by'], shown, context),
    ...arrowLines(drawn, view, context),
    ...pairs.flatMap((pair) => pairLines(pair, { shown, view, context })),
    ...(left > 0 ? [`  more-parts["${everyLanguage(context, context.words.more(left))}"]:::note`] : []),
  ];
  return { body: `${lines.join('\n')}\n`, shown, left };
}

function selectTerms(
  { terms, where, without, history }: DiagramView,
  pairs: readonly Correspondence[],
  { glossary }: ViewContext,
): TermId[] {
  const wholes = where?.['part-of'];
  const parts = wholes && partsOf(wholes.map(asTermId), glossary);
  const fits = (term: Term): boolean =>
    where !== undefined &&
    (history || !isHistory(term.status?.state)) &&
    (where.platform?.includes(term.platform) ?? true) &&
    (where.kind?.includes(term.kind) ?? true) &&
    (where.layer?.includes(term.layer) ?? true) &&
    (parts?.has(term.id) ?? true);
  const found = [...glossary.terms.values()].filter(fits).map((term) => term.id);
  const named = [...terms.map(asTermId), ...pairs.flatMap(({ sides }) => [...sides.values()].flat())];
  const left = new Set<string>(without);
  return [...new Set([...named, ...found])].filter((id) => glossary.terms.has(id) && !left.has(id));
}

/** The parts of terms and the parts of those; the terms themselves too. */
function partsOf(wholes: readonly TermId[], { relations }: ViewContext['glossary']): Set<TermId> {
  const all = new Set<TermId>();
  const open = [...wholes];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (all.has(id)) continue;
    all.add(id);
    for (const { role, other } of relations.get(id) ?? []) if (role === 'part-of:inverse') open.push(other);
  }
  return all;
}

function arrowsAmong(
  terms: ReadonlySet<TermId>,
  { relations }: DiagramView,
  { glossary }: ViewContext,
): Arrow[] {
  const drawn = new Set<string>(relations);
  return [...terms].flatMap((from) =>
    (glossary.relations.get(from) ?? []).flatMap(({ role, other, declared }): Arrow[] =>
      // The other end says the same from its side.
      declared && drawn.has(role) && terms.has(other)
        ? [{ from, to: other, type: role as RelationType }]
        : [],
    ),
  );
}

/** The terms with the most relations among those wanted, in the order in which they were wanted. */
function mostJoined(
  wanted: readonly TermId[],
  { arrows, pairs, limit }: { arrows: readonly Arrow[]; pairs: readonly Correspondence[]; limit: number },
): Set<TermId> {
  if (wanted.length <= limit) return new Set(wanted);
  const joins = new Map<TermId, number>();
  const count = (id: TermId): void => void joins.set(id, (joins.get(id) ?? 0) + 1);
  for (const { from, to } of arrows) for (const id of [from, to]) count(id);
  for (const { sides } of pairs) for (const id of [...sides.values()].flat()) count(id);
  const ranked = [...wanted].sort((a, b) => (joins.get(b) ?? 0) - (joins.get(a) ?? 0));
  const kept = new Set(ranked.slice(0, limit));
  return new Set(wanted.filter((id) => kept.has(id)));
}

function boxes(by: Grouping | undefined, shown: ReadonlySet<TermId>, context: ViewContext): string[] {
  if (by === undefined) return [...shown].map((id) => `  ${id}`);
  if (by === 'part-of') return nested(shown, context);
  const groups = new Map<string, TermId[]>();
  for (const id of shown) {
    const key = context.glossary.terms.get(id)?.[by] ?? '';
    groups.set(key, [...(groups.get(key) ?? []), id]);
  }
  return [...groups].flatMap(([key, ids]) => [
    `  subgraph by-${by}-${key}["${everyLanguage(context, context.words.group(by, key))}"]`,
    ...ids.map((id) => `    ${id}`),
    '  end',
  ]);
}

/** Each term inside the box of the first term shown that it is a part of. */
function nested(shown: ReadonlySet<TermId>, { glossary }: ViewContext): string[] {
  const inside = new Map<TermId | undefined, TermId[]>();
  for (const id of shown) {
    const ends = glossary.relations.get(id) ?? [];
    const whole = ends.find(({ role, other }) => role === 'part-of' && shown.has(other))?.other;
    inside.set(whole, [...(inside.get(whole) ?? []), id]);
  }
  const write = (id: TermId, depth: number): string[] => {
    const indent = '  '.repeat(depth);
    const parts = inside.get(id);
    if (!parts) return [`${indent}${id}`];
    return [`${indent}subgraph ${id}`, ...parts.flatMap((part) => write(part, depth + 1)), `${indent}end`];
  };
  return (inside.get(undefined) ?? []).flatMap((id) => write(id, 1));
}

/** One line for the arrows of a type that leave a term. Their words stand on them where types are mixed. */
function arrowLines(arrows: readonly Arrow[], view: DiagramView, context: ViewContext): string[] {
  const mixed = view.words && new Set(arrows.map(({ type }) => type)).size > 1;
  const rows = new Map<string, TermId[]>();
  // What stands inside a box needs no arrow to it.
  const drawn = view['group-by'] === 'part-of' ? arrows.filter(({ type }) => type !== 'part-of') : arrows;
  for (const { from, to, type } of drawn) {
    const key = `${from} ${type}`;
    rows.set(key, [...(rows.get(key) ?? []), to]);
  }
  return [...rows].map(([key, targets]) => {
    const [from, type] = key.split(' ') as [TermId, RelationType];
    const said = mixed ? `|"${everyLanguage(context, context.words.relation(type))}"|` : '';
    return `  ${from} -->${said} ${targets.join(' & ')}`;
  });
}

/** Lines without heads between the terms of two platforms. */
function pairLines(
  { sides, kind }: Correspondence,
  { shown, view, context }: { shown: ReadonlySet<TermId>; view: DiagramView; context: ViewContext },
): string[] {
  const [left = [], right = []] = [...sides.values()].map((ids) => ids.filter((id) => shown.has(id)));
  if (left.length === 0 || right.length === 0) return [];
  const said = view.words ? `|"${everyLanguage(context, context.words.correspondence(kind))}"|` : '';
  return [`  ${left.join(' & ')} ---${said} ${right.join(' & ')}`];
}

/** A text as a diagram holds it: all languages, in the order of the site. */
function everyLanguage({ languages }: ViewContext, text: Localized): string {
  return languages.map((l) => (text[l.id] ?? '').replaceAll('"', '#quot;')).join(' // ');
}
