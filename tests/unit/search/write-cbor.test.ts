import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Cbor, readCbor } from '../../../src/search/cbor.ts';
import { writeCbor } from '../../../src/search/write-cbor.ts';

it('What is written is read back', () => {
  const tree = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.integer({ min: -(2 ** 32), max: 2 ** 32 - 1 }),
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.array(tie('value'), { maxLength: 30 }),
    ),
  })).value as fc.Arbitrary<Cbor>;
  fc.assert(
    fc.property(tree, (value) => {
      expect(readCbor(new Uint8Array(writeCbor([value])))).toEqual([value]);
    }),
  );
});
