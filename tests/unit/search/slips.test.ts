import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestCompounds, nearestWord } from '../../../src/search/slips.ts';

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

describe('nearestCompounds', () => {
  const names = ['负载均衡', '负载均衡器', '命名空间', '虚拟化', '虚拟机', '防火墙', '容器', 'wagon'];
  it.each([
    ['one character of four', '负载均横', ['负载均衡']],
    ['the longest name there is', '负载均横器', ['负载均衡器']],
    ['whatever follows', '命名空件的用途', ['命名空间']],
    ['any of several', '虚拟话', ['虚拟化', '虚拟机']],
    ['one of three, the first one right', '防火强', ['防火墙']],
    ['and not wrong', '放火墙', []],
    ['two characters are meant as they stand', '容气', []],
    ['a name itself is no slip', '命名空间', []],
    ['nor is its beginning', '负载均', []],
    ['nothing', '', []],
  ])('%s: %s', (_, typed, expected) => {
    expect(nearestCompounds(typed, names)).toEqual(expected);
  });

  const sounds = ['荣容', '气器', '话化', '强墙', '放防', '载在', '据具'];
  const alike = (a: string, b: string): boolean =>
    sounds.some((same) => same.includes(a) && same.includes(b));
  it.each([
    ['what sounds alike, not what is as near', '虚拟话', ['虚拟化']],
    ['two characters', '荣气', ['容器']],
    ['one of two', '容气', ['容器']],
    ['the first of three', '放火墙', ['防火墙']],
    ['two of three', '放火强', ['防火墙']],
    ['the longest, however it is near', '负在均衡气', ['负载均衡器']],
    ['one wrong character, whatever it sounds like', '命名空件', ['命名空间']],
    ['nothing that sounds otherwise', '荣具', []],
  ])('by sound, %s: %s', (_, typed, expected) => {
    expect(nearestCompounds(typed, names, { alike })).toEqual(expected);
  });
  it('behind a name, only what is longer and sounds alike', () => {
    const beside = (typed: string) => nearestCompounds(typed, names, { alike, named: 4 });
    expect(beside('负载均衡气')).toEqual(['负载均衡器']);
    expect(beside('负载均衡机')).toEqual([]);
    expect(beside('虚拟话')).toEqual([]);
  });
});
