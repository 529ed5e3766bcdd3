import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCbor } from '../../../src/search/cbor.ts';
import { readChunk, readMeta } from '../../../src/search/index-files.ts';
import { positionOf, weightOf } from '../../../src/search/places.ts';

type Value = number | string | readonly Value[];

/** The part of CBOR that is read, written. */
function encode(value: Value): number[] {
  const head = (kind: number, n: number): number[] => {
    if (n < 24) return [(kind << 5) | n];
    if (n < 0x100) return [(kind << 5) | 24, n];
    if (n < 0x10000) return [(kind << 5) | 25, n >> 8, n & 255];
    return [(kind << 5) | 26, (n >>> 24) & 255, (n >> 16) & 255, (n >> 8) & 255, n & 255];
  };
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value);
    return [...head(3, bytes.length), ...bytes];
  }
  return [...head(4, value.length), ...value.flatMap(encode)];
}
const file = (value: Value): Uint8Array =>
  new Uint8Array([...new TextEncoder().encode('pagefind_dcd'), ...encode(value)]);

describe('readCbor', () => {
  it('reads back what was written', () => {
    const tree = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.integer({ min: -(2 ** 32), max: 2 ** 32 - 1 }),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.array(tie('value'), { maxLength: 30 }),
      ),
    })).value as fc.Arbitrary<Value>;
    fc.assert(
      fc.property(tree, fc.integer(), (value, after) => {
        expect(readCbor(new Uint8Array(encode([value, after])))).toEqual([value, after]);
      }),
    );
  });
});

describe('the files of an index', () => {
  it('contents: pages, and files of terms', () => {
    const meta = readMeta(
      file([
        '1.6.0',
        [
          ['x-en_ab', 7, ''],
          ['x-en_cd', 300, ''],
        ],
        [['a', 'k', 'x-en_1']],
        [['facts', 'x-en_2']],
        [],
        [],
      ]),
    );
    expect(meta.pages).toEqual([
      { hash: 'x-en_ab', length: 7 },
      { hash: 'x-en_cd', length: 300 },
    ]);
    expect(meta.chunks).toEqual(['index/x-en_1.pf_index']);
  });

  it('terms: page numbers and positions as distances, weights where they change', () => {
    const chunk = readChunk(
      file([
        [
          [
            'cinder',
            [
              [3, [-25, 5, 2, -241, 90, 4], []],
              [2, [-25, 1], []],
            ],
            [],
          ],
          ['云计', [[0, [7], []]], []],
        ],
      ]),
    );
    expect([...chunk.keys()]).toEqual(['cinder', '云计']);
    const places = [...(chunk.get('cinder') ?? [])].map(([page, all]) => [
      page,
      all.map((place) => [positionOf(place), weightOf(place)]),
    ]);
    expect(places).toEqual([
      [
        3,
        [
          [5, 24],
          [7, 24],
          [90, 240],
          [94, 240],
        ],
      ],
      [5, [[1, 24]]],
    ]);
    expect(chunk.get('云计')?.size).toBe(1);
    expect(chunk.get('nova')).toBeUndefined();
  });

  it('nothing but a RangeError comes of a damaged file', () => {
    const good = file([
      [
        ['cinder', [[3, [5, 2, -241, 90], []]], []],
        ['nova', [[0, [1], []]], []],
      ],
    ]);
    const damaged = fc.oneof(
      fc.uint8Array({ maxLength: 80 }),
      fc.nat(good.length - 1).map((length) => good.slice(0, length)),
      fc
        .tuple(fc.nat(good.length - 1), fc.nat(255))
        .map(([at, byte]) => good.map((b, i) => (i === at ? byte : b))),
    );
    fc.assert(
      fc.property(damaged, (bytes) => {
        const attempts = [() => readMeta(bytes), () => readChunk(bytes)];
        for (const attempt of attempts) {
          try {
            attempt();
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
