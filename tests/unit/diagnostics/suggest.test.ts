import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggest } from '../../../src/diagnostics/suggest.ts';
import { editDistance } from '../../../src/text/edit-distance.ts';

describe('editDistance', () => {
  it.each([
    ['', '', 0],
    ['nova', 'nova', 0],
    ['', 'nova', 4],
    ['nova', 'nov', 1],
    ['nova', 'novae', 1],
    ['nova', 'nava', 1],
    ['nova', 'nvoa', 1],
    ['nova', 'vona', 2],
    ['kitten', 'sitting', 3],
    ['ab', 'ba', 1],
    ['网络', '网格', 1],
  ])('from %j to %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('is the same both ways, nothing only between equal texts, and never more than the longer text', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const distance = editDistance(a, b);
        expect(editDistance(b, a)).toBe(distance);
        expect(distance === 0).toBe(a === b);
        expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });

  it('counts the edits that were made, at most', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 3, maxLength: 10 });
    fc.assert(
      fc.property(
        word,
        fc.nat(),
        fc.constantFrom('insert', 'delete', 'replace', 'swap'),
        (text, seed, edit) => {
          const at = seed % (text.length - 1);
          const rest = { insert: at, delete: at + 1, replace: at + 1, swap: at + 2 }[edit];
          const middle =
            edit === 'swap' ? text.charAt(at + 1) + text.charAt(at) : edit === 'delete' ? '' : 'x';
          expect(editDistance(text, text.slice(0, at) + middle + text.slice(rest))).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('suggest', () => {
  const names = ['nova', 'nova-compute', 'neutron', 'title', 'kubelet', 'relations'];
  it.each([
    ['a letter too few', 'nov', 'nova'],
    ['a letter too many', 'novaa', 'nova'],
    ['two letters swapped', 'ttile', 'title'],
    ['another case', 'Nova', 'nova'],
    ['two edits in six to eight letters', 'newtran', 'neutron'],
    ['three edits in more than eight letters', 'nova-comqqqe', 'nova-compute'],
    ['a name that is right already', 'kubelet', 'kubelet'],
  ])('knows %s', (_, wrong, right) => {
    expect(suggest(wrong, names)).toBe(right);
  });
  it.each([
    ['two edits in five letters', 'novxx'],
    ['three edits in eight letters', 'neutrxyz'],
    ['four edits in a long name', 'nova-cqqqqte'],
    ['something else altogether', 'swift'],
    ['nothing', ''],
  ])('keeps silent about %s', (_, wrong) => {
    expect(suggest(wrong, names)).toBeUndefined();
  });
  it('takes the nearest of several, and the first of equals', () => {
    expect(suggest('relation', ['revelation', 'relations'])).toBe('relations');
    expect(suggest('pods', ['podt', 'podx'])).toBe('podt');
  });
  it('has nothing to say where nothing is known', () => {
    expect(suggest('nova', [])).toBeUndefined();
  });
  it('reads names from any iterable', () => {
    expect(suggest('nvoa', new Map([['nova', 1]]).keys())).toBe('nova');
  });
});
