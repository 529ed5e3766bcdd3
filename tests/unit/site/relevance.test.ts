import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MentioningPage, relevance } from '../../../src/site/relevance.ts';

/** An article that mentions the term once, late and in passing. */
const inPassing: MentioningPage = {
  kind: 'article',
  titled: false,
  headed: false,
  related: false,
  sections: 1,
  early: false,
};
const points = (more: Partial<MentioningPage>): number => relevance({ ...inPassing, ...more });

describe('A page stands before another', () => {
  test.each<[string, Partial<MentioningPage>, Partial<MentioningPage>]>([
    [
      'that is about the term, however often the other mentions it',
      { titled: true },
      { sections: 40, early: true },
    ],
    ['whose title names it, where only a heading of the other does', { titled: true }, { headed: true }],
    ['that has a part about it, where the other mentions it in three', { headed: true }, { sections: 3 }],
    ['that mentions it in more sections', { sections: 3 }, { sections: 2 }],
    ['that speaks of it from the start', { early: true }, {}],
    ['that is an article, where the other is the page of any term', {}, { kind: 'term' }],
    ['of a term tied to it, where the other has no tie', { kind: 'term', related: true }, { kind: 'term' }],
    [
      'of a term tied to it whose definition names it, where an article mentions it in passing',
      { kind: 'term', related: true, early: true },
      {},
    ],
  ])('%s', (_, first, second) => {
    expect(points(first)).toBeGreaterThan(points(second));
  });
});

test('Beyond three sections, more of them say nothing', () => {
  expect(points({ sections: 9 })).toBe(points({ sections: 3 }));
});

test('Nothing that speaks for a page makes it less relevant', () => {
  const page = fc.record<MentioningPage>({
    kind: fc.constantFrom('article', 'term'),
    titled: fc.boolean(),
    headed: fc.boolean(),
    related: fc.boolean(),
    sections: fc.integer({ min: 1, max: 9 }),
    early: fc.boolean(),
  });
  fc.assert(
    fc.property(page, (one) => {
      for (const key of ['titled', 'headed', 'related', 'early'] as const) {
        expect(relevance({ ...one, [key]: true })).toBeGreaterThanOrEqual(
          relevance({ ...one, [key]: false }),
        );
      }
      expect(relevance({ ...one, sections: one.sections + 1 })).toBeGreaterThanOrEqual(relevance(one));
      expect(relevance({ ...one, kind: 'article' })).toBeGreaterThan(relevance({ ...one, kind: 'term' }));
    }),
  );
});
