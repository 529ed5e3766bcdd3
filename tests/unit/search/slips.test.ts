import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestWord } from '../../../src/search/slips.ts';

const KNOWN = ['wagon', 'gateway', 'signalbox', 'box', 'ipv6', 'locomotive'];

describe('nearestWord', () => {
  it.each([
    ['one edit up to five letters', 'wagn', 'wagon'],
    ['two letters that changed places', 'waogn', 'wagon'],
    ['and no two', 'wgn', undefined],
    ['two beyond', 'gatwaey', 'gateway'],
    ['a name of two words run together', 'signalbx', 'signalbox'],
    ['another first letter by one edit', 'hateway', 'gateway'],
    ['another first letter and one more make another word', 'hatway', undefined],
    ['three letters are meant as they stand', 'bxo', undefined],
    ['so is what has a digit', 'ipv4', undefined],
    ['and what is near to nothing', 'carriage', undefined],
  ])('%s', (_, word, expected) => {
    expect(nearestWord([word], KNOWN, 6)).toBe(expected);
  });
  it('takes two edits only in words as long as is said', () => {
    expect(nearestWord(['gatwaey'], KNOWN, 8)).toBeUndefined();
    expect(nearestWord(['locmotve'], KNOWN, 8)).toBe('locomotive');
  });
  it('takes the nearest of several forms', () => {
    expect(nearestWord(['wagoning', 'wagon'], KNOWN, 6)).toBe('wagon');
  });
  it('finds what was spoilt by one edit, or something as near', () => {
    const place = fc.nat(8);
    fc.assert(
      fc.property(fc.constantFrom('gateway', 'signalbox', 'locomotive'), place, (word, at) => {
        const spoilt = word.slice(0, at) + word.slice(at + 1);
        expect(nearestWord([spoilt], KNOWN, 6)).toBe(word);
      }),
    );
  });
});
