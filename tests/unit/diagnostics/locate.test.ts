import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findOccurrence, occurrenceAt, offsetAt, placeAt } from '../../../src/diagnostics/locate.ts';

describe('a word of a text', () => {
  it.each([
    ['the first', 'rail yard', 5, 'rail yard', 5],
    ['a later one of the same', 'rail, rail', 6, '"rail, rail"', 7],
    ['one inside another word before it', 'derailed rail', 9, 'derailed rail', 9],
    ['behind a fold', 'by rail to the yard', 15, 'by rail\n    to the yard', 19],
    ['whose parts a fold tears', 'a rail yard', 2, 'a rail\n  yard', 2],
    ['behind an escape', 'a & b rail', 6, 'a &amp; b rail', 10],
    ['that is written otherwise', 'rail', 0, 'r&#97;il', 0],
  ])('is found in the file: %s', (_, text, start, source, expected) => {
    const end = text.startsWith('rail yard', start) ? start + 9 : start + 4;
    expect(findOccurrence(source, 0, occurrenceAt(text, start, end))).toBe(expected);
  });
  it('is looked for from where its text begins', () => {
    expect(findOccurrence('rail: a rail', 6, occurrenceAt('a rail', 2, 6))).toBe(8);
  });
  it('is found where it stands if the file holds the text as it is', () => {
    const word = fc.constantFrom('rail', 'ail', 'yard', '轨', ' ', 'ra', '.');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 12 }), fc.nat(), fc.nat(4), (words, where, length) => {
        const text = words.join('');
        const start = text.length === 0 ? 0 : where % text.length;
        const part = text.slice(start, start + 1 + length).trimStart();
        fc.pre(part !== '' && text.startsWith(part, start));
        expect(findOccurrence(`xx${text}`, 2, occurrenceAt(text, start, start + part.length))).toBe(
          start + 2,
        );
      }),
    );
  });
});

describe('lines and columns', () => {
  it.each([
    ['', 0, 1, 1],
    ['ab', 1, 1, 2],
    ['a\nb', 2, 2, 1],
    ['a\n\n铁路', 4, 3, 2],
    ['a\n', 2, 2, 1],
  ])('of %j at %d are %d:%d, and back', (source, offset, line, column) => {
    expect(placeAt(source, offset)).toEqual({ line, column });
    expect(offsetAt(source, { line, column })).toBe(offset);
  });
});
