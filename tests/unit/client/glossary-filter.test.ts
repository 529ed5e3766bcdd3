import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { narrow, type Row } from '../../../src/client/glossary-filter.ts';

const ROWS: readonly Row[] = [
  { has: [0, 0], spelled: 'nova\ncomputeservice' },
  { has: [0, 1], spelled: 'novaapi' },
  { has: [1, 0], spelled: 'service' },
  { has: [1, 2], spelled: 'kubelet\nnodeagent' },
];
const none = [
  [false, false],
  [false, false, false],
];

interface Case {
  readonly name: string;
  readonly chosen: readonly (readonly boolean[])[];
  readonly text?: string;
  readonly shown: readonly number[];
  readonly counts: readonly (readonly number[])[];
}

const cases: readonly Case[] = [
  {
    name: 'nothing chosen shows all',
    chosen: none,
    shown: [0, 1, 2, 3],
    counts: [
      [2, 2],
      [2, 1, 1],
    ],
  },
  {
    name: 'a value counts in the other facets, and leaves the counts of its own',
    chosen: [
      [true, false],
      [false, false, false],
    ],
    shown: [0, 1],
    counts: [
      [2, 2],
      [1, 1, 0],
    ],
  },
  {
    name: 'values of one facet are alternatives',
    chosen: [
      [false, false],
      [true, false, true],
    ],
    shown: [0, 2, 3],
    counts: [
      [1, 2],
      [2, 1, 1],
    ],
  },
  {
    name: 'facets must all fit',
    chosen: [
      [false, true],
      [true, false, false],
    ],
    shown: [2],
    counts: [
      [1, 1],
      [1, 0, 1],
    ],
  },
  {
    name: 'what fits nothing shows nothing and still says what would',
    chosen: [
      [true, false],
      [false, false, true],
    ],
    shown: [],
    counts: [
      [0, 1],
      [1, 1, 0],
    ],
  },
  {
    name: 'a part of a name narrows all counts',
    chosen: none,
    text: 'SERVICE',
    shown: [0, 2],
    counts: [
      [1, 1],
      [2, 0, 0],
    ],
  },
  {
    name: 'spaces and hyphens do not matter',
    chosen: none,
    text: 'node-agent',
    shown: [3],
    counts: [
      [0, 1],
      [0, 0, 1],
    ],
  },
  {
    name: 'the end of a name does not join the next',
    chosen: none,
    text: 'va com',
    shown: [],
    counts: [
      [0, 0],
      [0, 0, 0],
    ],
  },
  {
    name: 'a text of signs alone narrows nothing',
    chosen: none,
    text: ' - ',
    shown: [0, 1, 2, 3],
    counts: [
      [2, 2],
      [2, 1, 1],
    ],
  },
];

describe('narrow', () => {
  it.each(cases)('$name', ({ chosen, text = '', shown, counts }) => {
    const result = narrow(ROWS, { chosen, text });
    expect(result.shown.flatMap((is, n) => (is ? n : []))).toEqual(shown);
    expect(result.counts).toEqual(counts);
  });

  const sizes = [3, 4, 2];
  const rows = fc.array(
    fc.record({
      has: fc.tuple(...sizes.map((n) => fc.nat(n - 1))),
      spelled: fc.constantFrom('a', 'b', 'ab'),
    }),
  );
  const choice = fc.record({
    chosen: fc.tuple(...sizes.map((n) => fc.array(fc.boolean(), { minLength: n, maxLength: n }))),
    text: fc.constantFrom('', 'a', 'b'),
  });

  it('counts for an option what choosing it alone in its facet shows', () => {
    fc.assert(
      fc.property(rows, choice, (all, { chosen, text }) => {
        const { counts } = narrow(all, { chosen, text });
        sizes.forEach((size, facet) => {
          for (let option = 0; option < size; option++) {
            const alone = chosen.map((options, f) =>
              f === facet ? options.map((_, o) => o === option) : options,
            );
            const { shown } = narrow(all, { chosen: alone, text });
            expect(counts[facet]?.[option]).toBe(shown.filter(Boolean).length);
          }
        });
      }),
    );
  });

  it('shows no more when a facet that was free is limited', () => {
    fc.assert(
      fc.property(rows, choice, fc.nat(sizes.length - 1), (all, { chosen, text }, facet) => {
        const free = chosen.map((options, f) => (f === facet ? options.map(() => false) : options));
        const before = narrow(all, { chosen: free, text }).shown;
        const after = narrow(all, { chosen, text }).shown;
        expect(after.every((is, n) => !is || before[n])).toBe(true);
      }),
    );
  });
});
