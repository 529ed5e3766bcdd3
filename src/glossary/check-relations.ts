import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place, Severity } from '../diagnostics/diagnostic.ts';
import type { Correspondence } from './correspondences.ts';
import type { TermFile } from './glossary.ts';
import type { RelationType } from './relation-types.ts';

/**
 * What it means where two terms declare the same relation to one another. Types that are left out may
 * hold both ways: two services depend on one another, two platforms each run on the other.
 */
const ONE_WAY: Partial<Record<RelationType, Severity>> = {
  'part-of': 'error',
  'succeeded-by': 'error',
  implements: 'error',
  'stores-in': 'warning',
};

/** Types of which a chain that comes back to its beginning is always wrong. */
const ACYCLIC: readonly RelationType[] = ['part-of', 'succeeded-by'];

/** Types that contradict one another between two terms, whichever of the two declares them. */
const EXCLUSIVE: readonly (readonly [RelationType, RelationType])[] = [
  ['part-of', 'alternative-to'],
  ['part-of', 'succeeded-by'],
  ['part-of', 'counterpart-of'],
  ['succeeded-by', 'counterpart-of'],
  ['implements', 'alternative-to'],
];

/** A relation as a term file declares it. */
interface Declared {
  readonly type: RelationType;
  readonly from: string;
  readonly to: string;
  readonly place: Place;
}

/**
 * Reports relations that cannot hold together: one stated in both directions, two that exclude one
 * another, chains that come back to where they began.
 * @param files in alphabetical order of their ids: the later of two places is the one reported
 */
export function checkRelations(files: readonly TermFile[]): Diagnostic[] {
  const ids = new Set<string>(files.map((f) => f.id));
  const declared = files.flatMap(({ id, facts, placeOf }) =>
    facts.relations.flatMap(({ type, to }, index): Declared[] =>
      to !== id && ids.has(to) ? [{ type, from: id, to, place: placeOf(['relations', index, 'to']) }] : [],
    ),
  );
  return [
    ...bothWays(declared),
    ...contradictions(declared),
    ...ACYCLIC.flatMap((type) =>
      cycles(
        type,
        declared.filter((d) => d.type === type),
      ),
    ),
  ];
}

/**
 * Warns of counterparts declared at a term alone, where there is no room for a source. Those that stand
 * among the declared correspondences too have theirs there.
 */
export function checkCounterparts(
  files: readonly TermFile[],
  correspondences: readonly Correspondence[],
): Diagnostic[] {
  const declared = correspondences.filter(({ sources }) => sources.length > 0);
  const covers = (a: string, b: string): boolean =>
    declared.some(({ sides }) => {
      const all = [...sides.values()];
      const side = all.findIndex((terms) => terms.some((t) => t === a));
      return side >= 0 && all.some((terms, n) => n !== side && terms.some((t) => t === b));
    });
  return files.flatMap(({ id, facts, placeOf }) =>
    facts.relations.flatMap(({ type, to, note }, index) => {
      if (type !== 'counterpart-of' || covers(id, to)) return [];
      const place = placeOf(['relations', index, 'to']);
      return [
        diagnose('term/counterpart-alone', place, { target: to, breaks: note !== undefined }, 'warning'),
      ];
    }),
  );
}

function bothWays(declared: readonly Declared[]): Diagnostic[] {
  const seen = new Map<string, Declared>();
  return declared.flatMap((relation) => {
    const { type, from, to, place } = relation;
    const severity = ONE_WAY[type];
    if (severity === undefined) return [];
    seen.set(`${type} ${from} ${to}`, relation);
    const first = seen.get(`${type} ${to} ${from}`);
    if (!first) return [];
    return [diagnose('term/relation-both-ways', place, { type, from, to, first: lineOf(first) }, severity)];
  });
}

function contradictions(declared: readonly Declared[]): Diagnostic[] {
  const seen = new Map<string, Declared>();
  return declared.flatMap((relation) => {
    const { type, from, to, place } = relation;
    const pair = [from, to].sort().join(' ');
    if (!seen.has(`${type} ${pair}`)) seen.set(`${type} ${pair}`, relation);
    return EXCLUSIVE.flatMap((types) => {
      if (!types.includes(type)) return [];
      const other = types[0] === type ? types[1] : types[0];
      const first = seen.get(`${other} ${pair}`);
      if (!first) return [];
      const params = { relation: said(relation), other: said(first), first: lineOf(first) };
      return [diagnose('term/relation-contradiction', place, params, 'warning')];
    });
  });
}

/**
 * The chains of three and more terms that come back to their beginning, one for each relation that closes
 * one; pairs are `bothWays`. Walks without recursion: a chain may be as long as the glossary.
 */
function cycles(type: RelationType, declared: readonly Declared[]): Diagnostic[] {
  const from = new Map<string, Declared[]>();
  for (const relation of declared) {
    const own = from.get(relation.from);
    if (own) own.push(relation);
    else from.set(relation.from, [relation]);
  }
  const done = new Set<string>();
  const found: Diagnostic[] = [];
  for (const start of from.keys()) {
    const path: string[] = [];
    const ways: Iterator<Declared>[] = [];
    const onPath = new Set<string>();
    const enter = (id: string): void => {
      path.push(id);
      ways.push((from.get(id) ?? []).values());
      onPath.add(id);
    };
    if (!done.has(start)) enter(start);
    for (let way = ways.at(-1); way; way = ways.at(-1)) {
      const next = way.next();
      if (next.done) {
        ways.pop();
        const left = path.pop() ?? '';
        onPath.delete(left);
        done.add(left);
        continue;
      }
      const { to, place } = next.value;
      if (onPath.has(to)) {
        const cycle = [...path.slice(path.indexOf(to)), to];
        if (cycle.length > 3) found.push(diagnose('term/relation-cycle', place, { type, path: cycle }));
      } else if (!done.has(to)) enter(to);
    }
  }
  return found;
}

function said({ from, type, to }: Declared): string {
  return `${from} ${type} ${to}`;
}

function lineOf({ place }: Declared): string {
  return `${place.file}:${place.line}`;
}
