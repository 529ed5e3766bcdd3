import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCounterparts, checkRelations } from '../../../src/glossary/check-relations.ts';
import type { Correspondence } from '../../../src/glossary/correspondences.ts';
import { asTermId } from '../../../src/text/brand.ts';
import { places, termFile } from './term-files.ts';

/** Relations as the tests write them, `a part-of b`, as the term files that declare them. */
function files(...relations: string[]) {
  const byTerm = new Map<string, string[]>();
  for (const [from = '', type = '', to = ''] of relations.map((r) => r.split(' '))) {
    byTerm.set(from, [...(byTerm.get(from) ?? []), `  - { type: ${type}, to: ${to} }\n`]);
    byTerm.set(to, byTerm.get(to) ?? []);
  }
  return [...byTerm]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, lines]) => termFile(id, lines.length > 0 ? `relations:\n${lines.join('')}` : ''));
}
/** Where the target of a relation stands in those files. */
const columnOf = (type: string): number => 19 + type.length;
const check = (...relations: string[]) => checkRelations(files(...relations));

describe('a relation in both directions', () => {
  it.each(['part-of', 'succeeded-by', 'implements'])('is an error for %s, at the second', (type) => {
    const problems = check(`a ${type} b`, `b ${type} a`);
    expect(places(problems)).toEqual([`b.yaml:7:${columnOf(type)} error term/relation-both-ways`]);
    expect(problems[0]?.message).toBe(`“b ${type} a” contradicts “a ${type} b” (a.yaml:7).`);
  });
  it('is a warning for stores-in', () => {
    expect(places(check('a stores-in b', 'b stores-in a'))).toEqual([
      `b.yaml:7:${columnOf('stores-in')} warning term/relation-both-ways`,
    ]);
  });
  it.each(['depends-on', 'runs-on', 'manages'])('is none for %s: it may hold both ways', (type) => {
    expect(check(`a ${type} b`, `b ${type} a`)).toEqual([]);
  });
  it('is found beside others, each pair by itself', () => {
    const problems = check('a part-of b', 'a part-of c', 'b part-of a', 'b part-of d', 'c part-of a');
    expect(places(problems)).toEqual([
      'b.yaml:7:26 error term/relation-both-ways',
      'c.yaml:7:26 error term/relation-both-ways',
    ]);
  });
});

describe('two relations that exclude one another', () => {
  it.each([
    ['a part-of b', 'b alternative-to a', 'b.yaml:7:33'],
    ['a alternative-to b', 'a part-of b', 'a.yaml:8:26'],
    ['a succeeded-by b', 'b part-of a', 'b.yaml:7:26'],
    ['a part-of b', 'b counterpart-of a', 'b.yaml:7:33'],
    ['a succeeded-by b', 'a counterpart-of b', 'a.yaml:8:33'],
    ['a implements b', 'a alternative-to b', 'a.yaml:8:33'],
  ])('%s, %s: a warning at the second, naming the first', (first, second, place) => {
    const problems = check(first, second);
    expect(places(problems)).toEqual([`${place} warning term/relation-contradiction`]);
    expect(problems[0]?.message).toBe(`“${second}” does not go with “${first}” (a.yaml:7).`);
  });
  it.each([
    ['a part-of b', 'a manages b'],
    ['a part-of b', 'b manages a'],
    ['a succeeded-by b', 'a alternative-to b'],
    ['a depends-on b', 'a talks-to b'],
    ['a part-of b', 'a alternative-to c'],
  ])('%s and %s go together', (first, second) => {
    expect(check(first, second)).toEqual([]);
  });
});

describe('a circle', () => {
  it.each(['part-of', 'succeeded-by'])('of %s is an error where it closes, with the whole path', (type) => {
    const problems = check(`a ${type} b`, `b ${type} c`, `c ${type} d`, `d ${type} b`);
    expect(places(problems)).toEqual([`d.yaml:7:${columnOf(type)} error term/relation-cycle`]);
    expect(problems[0]?.message).toBe(`The relations ${type} lead in a circle: b → c → d → b.`);
  });
  it.each(['depends-on', 'runs-on', 'talks-to'])('of %s may be right', (type) => {
    expect(check(`a ${type} b`, `b ${type} c`, `c ${type} a`)).toEqual([]);
  });
  it('is none where two ways lead to one end', () => {
    expect(check('a part-of b', 'a part-of c', 'b part-of d', 'c part-of d')).toEqual([]);
  });
  it('as long as the glossary ends no stack', () => {
    const one = termFile('a');
    const ids = Array.from({ length: 20_000 }, (_, n) => asTermId(`t${String(n).padStart(5, '0')}`));
    const ring = ids.map((id, n) => {
      const to = ids[(n + 1) % ids.length] ?? '';
      return { ...one, id, facts: { ...one.facts, relations: [{ type: 'part-of' as const, to }] } };
    });
    const [problem, ...others] = checkRelations(ring);
    expect(others).toEqual([]);
    expect(problem?.message).toMatch(/t00000 → t00001 → .* → … → .* → t19999 → t00000\.$/);
    expect(problem?.message.length).toBeLessThan(600);
  });
  it('or a pair both ways is reported exactly where the relations have one', () => {
    const edges = fc.uniqueArray(fc.tuple(fc.nat(6), fc.nat(6)), {
      selector: ([a, b]) => `${a} ${b}`,
      maxLength: 14,
    });
    fc.assert(
      fc.property(edges, (pairs) => {
        const proper = pairs.filter(([a, b]) => a !== b);
        const problems = check(...proper.map(([a, b]) => `n${a} part-of n${b}`));
        expect(problems.length > 0).toBe(hasCycle(proper));
      }),
    );
  });
});

/** By taking away, again and again, whatever nothing leads to. */
function hasCycle(edges: readonly (readonly [number, number])[]): boolean {
  let left = edges;
  for (;;) {
    const next = left.filter(([from]) => left.some(([, to]) => to === from));
    if (next.length === left.length) return left.length > 0;
    left = next;
  }
}

it('Relations to nowhere or to oneself are reported elsewhere', () => {
  const self = termFile('a', 'relations: [{ type: part-of, to: a }, { type: part-of, to: gone }]\n');
  expect(checkRelations([self])).toEqual([]);
});

describe('a counterpart declared at a term', () => {
  const wagon = termFile(
    'wagon',
    'relations:\n  - { type: counterpart-of, to: lorry, note: { en: No engine. } }\n',
  );
  const bare = termFile('wagon', 'relations:\n  - { type: counterpart-of, to: lorry }\n');
  const lorry = termFile('lorry');
  const pair = (change: Partial<Correspondence>): Correspondence => ({
    id: 'pair',
    kind: 'partial',
    sides: new Map([
      ['rail', [asTermId('signal'), asTermId('wagon')]],
      ['road', [asTermId('lorry')]],
    ]),
    topic: undefined,
    alike: undefined,
    breaks: undefined,
    sources: ['book'],
    ...change,
  });

  it('is a warning that says what is missing, and where it belongs', () => {
    const [problem] = checkCounterparts([lorry, wagon], []);
    expect(places(problem ? [problem] : [])).toEqual(['wagon.yaml:7:33 warning term/counterpart-alone']);
    expect(problem?.message).toBe('The counterpart “lorry” is declared without a source.');
    expect(problem?.hint).toContain('docs/compare/correspondences.yaml');
    expect(checkCounterparts([lorry, bare], [])[0]?.message).toContain(
      'nothing says where the analogy breaks',
    );
  });
  it('is none where a correspondence covers it, from whichever side', () => {
    expect(checkCounterparts([lorry, bare], [pair({})])).toEqual([]);
  });
  it.each([
    ['has no source itself', pair({ sources: [] })],
    ['holds both on one side', pair({ sides: new Map([['rail', [asTermId('wagon'), asTermId('lorry')]]]) })],
    [
      'holds one of them',
      pair({
        sides: new Map([
          ['rail', [asTermId('wagon')]],
          ['road', [asTermId('car')]],
        ]),
      }),
    ],
  ])('is one still where the correspondence %s', (_, declared) => {
    expect(checkCounterparts([lorry, bare], [declared])).toHaveLength(1);
  });
});
