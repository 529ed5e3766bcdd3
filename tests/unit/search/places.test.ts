import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPostings, writePostings } from '../../../src/search/places.ts';

const place = fc.record({ position: fc.nat(200_000), weight: fc.constantFrom(1, 24, 120, 216, 240, 255) });
const places = fc
  .uniqueArray(place, { selector: ({ position }) => position, minLength: 1, maxLength: 30 })
  .map((all) => all.map(({ position, weight }) => position * 256 + weight).sort((a, b) => a - b));
const pages = fc
  .uniqueArray(fc.nat(5000), { minLength: 1, maxLength: 30 })
  .chain((numbers) =>
    fc.tuple(...numbers.sort((a, b) => a - b).map((n) => fc.tuple(fc.constant(n), places))),
  );

describe('the places of a term', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(pages, (all) => {
        const read = readPostings(writePostings(new Map(all)));
        expect([...read].map(([page, of]) => [page, of()])).toEqual(all);
      }),
    );
  });
  it('are written as distances in base 36, running text first', () => {
    const postings = new Map([
      [3, [5 * 256 + 24, 7 * 256 + 240, 45 * 256 + 24]],
      [5, [0 * 256 + 120]],
    ]);
    expect(writePostings(postings)).toBe('3 5 14 -6o 7,2 -3c 0');
  });
});
