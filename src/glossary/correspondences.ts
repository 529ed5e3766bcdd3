import { z } from 'astro/zod';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { PlaceOf } from '../diagnostics/parse-yaml.ts';
import { suggest } from '../diagnostics/suggest.ts';
import { asTermId, type Localized, type TermId } from '../text/brand.ts';
import { type Language, localizedSchema } from '../text/localized.ts';
import type { Glossary } from './glossary.ts';
import { ID } from './term-schema.ts';

/** How far two sides stand for one another. */
export const CORRESPONDENCE_KINDS = ['equivalent', 'partial', 'composed-of', 'none'] as const;
export type CorrespondenceKind = (typeof CORRESPONDENCE_KINDS)[number];

/** What corresponds to what on the other platforms, and where the analogy breaks. */
export interface Correspondence {
  readonly id: string;
  readonly kind: CorrespondenceKind;
  /** Terms by platform; of kind `none` one side is empty. */
  readonly sides: ReadonlyMap<string, readonly TermId[]>;
  /** The role both play, in a few words. */
  readonly topic: Localized | undefined;
  readonly alike: Localized | undefined;
  /** Where the analogy breaks; for `none`, what is done instead. */
  readonly breaks: Localized | undefined;
  readonly sources: readonly string[];
}

/** Schema of `docs/compare/correspondences.yaml`. */
export function correspondencesSchema(languages: readonly Language[], platforms: readonly string[]) {
  const localized = localizedSchema(languages);
  const side = z.array(z.string()).default([]);
  return z.strictObject({
    intro: localized.describe('Stands over the list.'),
    correspondences: z
      .array(
        z.strictObject({
          id: z
            .string()
            .regex(ID, 'must be small Latin letters, digits and single hyphens')
            .describe('Name for links and for the views of diagrams.'),
          kind: z
            .enum(CORRESPONDENCE_KINDS)
            .describe('How far the sides stand for one another; of kind none, one side is empty.'),
          sides: z
            .strictObject(Object.fromEntries(platforms.map((p) => [p, side])))
            .meta({ per: 'platform' })
            .describe('Ids of the terms on each side.'),
          topic: localized.describe('The role that both play, in a few words.'),
          alike: localized.optional().describe('What they have in common.'),
          breaks: localized.describe('Where the analogy breaks; of kind none, what is done instead.'),
          sources: z
            .array(z.string())
            .min(1, 'a correspondence needs at least one source')
            .describe('Keys of the sources that say so.'),
        }),
      )
      .describe('What corresponds to what on the other platforms.'),
  });
}
export type CorrespondencesFile = z.output<ReturnType<typeof correspondencesSchema>>;

/**
 * Makes the correspondences: those of the file, in its order, then the pairs declared at a term by
 * `counterpart-of` that the file does not cover. Reports unknown terms and sources, sides that do not
 * fit the kind, ids and pairs that stand twice.
 * @param known the ids of all terms, those too whose file has errors
 */
export function buildCorrespondences(
  glossary: Pick<Glossary, 'terms' | 'sources' | 'relations'>,
  file: { readonly value: CorrespondencesFile; readonly placeOf: PlaceOf } | undefined,
  known: Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'> = glossary.terms,
): { correspondences: readonly Correspondence[]; diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const declared = (file?.value.correspondences ?? []).map((entry): Correspondence => {
    const sides = Object.entries(entry.sides as Record<string, string[]>);
    return { ...entry, alike: entry.alike, sides: new Map(sides.map(([p, ids]) => [p, ids.map(asTermId)])) };
  });
  if (file)
    diagnostics.push(...checkDeclared(declared, { sources: glossary.sources, known, placeOf: file.placeOf }));
  const covered = new Set(declared.flatMap(pairsOf));
  return { correspondences: [...declared, ...fromRelations(glossary, covered)], diagnostics };
}

/** The correspondences a term stands in. */
export function correspondencesOf(all: readonly Correspondence[], id: TermId): Correspondence[] {
  return all.filter(({ sides }) => [...sides.values()].some((terms) => terms.includes(id)));
}

/** The terms on the other sides of a correspondence. */
export function otherSide({ sides }: Correspondence, id: TermId): TermId[] {
  return [...sides.values()].flatMap((terms) => (terms.includes(id) ? [] : terms));
}

function pairsOf({ sides }: Correspondence): string[] {
  const [left = [], ...others] = [...sides.values()];
  return left.flatMap((a) => others.flat().map((b) => [a, b].sort().join(' ')));
}

function fromRelations(
  { terms, relations }: Pick<Glossary, 'terms' | 'relations'>,
  covered: ReadonlySet<string>,
): Correspondence[] {
  const seen = new Set(covered);
  const found: Correspondence[] = [];
  for (const [id, ends] of relations) {
    for (const { role, other, note } of ends) {
      const pair = [id, other].sort().join(' ');
      if (role !== 'counterpart-of' || seen.has(pair)) continue;
      seen.add(pair);
      const platforms = [id, other].map((term) => terms.get(term)?.platform ?? '');
      // Two terms of one platform are no pair across platforms: the relation is shown as any other.
      if (platforms[0] === platforms[1]) continue;
      const sides = [id, other].map((term, n): [string, TermId[]] => [platforms[n] ?? '', [term]]);
      const rest = { topic: undefined, alike: undefined, sources: [] };
      found.push({
        id: pair.replace(' ', '--'),
        kind: 'partial',
        sides: new Map(sides),
        breaks: note,
        ...rest,
      });
    }
  }
  return found;
}

function checkDeclared(
  declared: readonly Correspondence[],
  {
    sources,
    known,
    placeOf,
  }: {
    sources: Glossary['sources'];
    known: Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>;
    placeOf: PlaceOf;
  },
): Diagnostic[] {
  const ids = new Map<string, number>();
  const pairs = new Map<string, string>();
  return declared.flatMap((entry, index) => {
    const problems: Diagnostic[] = [];
    const at = (...path: (string | number)[]) => placeOf(['correspondences', index, ...path]);
    if (ids.has(entry.id)) problems.push(diagnose('correspondence/duplicate', at('id'), { id: entry.id }));
    ids.set(entry.id, index);
    for (const [platform, side] of entry.sides) {
      side.forEach((term, n) => {
        if (known.has(term)) return;
        const suggestion = suggest(term, known.keys());
        problems.push(diagnose('term/unknown', at('sides', platform, n), { id: term, suggestion }));
      });
    }
    const sizes = [...entry.sides.values()].map((side) => side.length);
    const wrong = sidesProblem(entry.kind, sizes);
    if (wrong)
      problems.push(diagnose('correspondence/sides', at('sides'), { kind: entry.kind, expected: wrong }));
    for (const pair of pairsOf(entry)) {
      const first = pairs.get(pair);
      if (first !== undefined) {
        problems.push(
          diagnose('correspondence/pair-twice', at('sides'), { pair: pair.replace(' ', ' – '), first }),
        );
      }
      pairs.set(pair, entry.id);
    }
    entry.sources.forEach((key, n) => {
      if (sources.has(key)) return;
      const suggestion = suggest(key, sources.keys());
      problems.push(diagnose('term/unknown-source', at('sources', n), { key, suggestion }));
    });
    return problems;
  });
}

/** What the sides of a kind should be, where they are not. */
function sidesProblem(kind: CorrespondenceKind, sizes: readonly number[]): string | undefined {
  const filled = sizes.filter((size) => size > 0);
  switch (kind) {
    case 'none':
      return filled.length === 1 ? undefined : 'terms on one side only';
    case 'composed-of':
      return filled.length > 1 && filled.some((size) => size > 1)
        ? undefined
        : 'terms on both sides, several on one';
    case 'equivalent':
    case 'partial':
      return filled.length > 1 ? undefined : 'terms on both sides';
  }
}
