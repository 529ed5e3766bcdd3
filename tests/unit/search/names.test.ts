import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../../src/search/language-words.ts';
import { type NameRow, readNames } from '../../../src/search/names.ts';
import { tokenize } from '../../../src/search/tokens.ts';

const rules = rulesOf('zh-CN');
const TERMS: NameRow[] = [
  {
    page: 0,
    names: ['Goods Wagon', 'boxcar', '货车'],
    gloss: 'closed car',
    wrong: ['goods wagen', 'boxed'],
    sounds: ['huo che'],
  },
  { page: 1, names: ['Signal Box', 'box', '信号楼'], sounds: ['xin hao lou'] },
  { page: 2, names: ['box'] },
  { page: 3, names: ['API gateway', 'gw-2'] },
];
const names = readNames(TERMS, rules);
const found = (query: string): string[] =>
  names.find(tokenize(query, rules)).map(({ page, kind }) => `${page} ${kind}`);

describe('find', () => {
  it.each([
    ['Goods Wagon', ['0 name']],
    ['goodswagon', ['0 name']],
    ['goods-wagons', ['0 name']],
    ['BOXCAR', ['0 alias']],
    ['货车', ['0 alias']],
    ['box', ['2 name', '1 alias']],
    ['goods wagen', ['0 misspelling']],
    ['closed car', ['0 gloss']],
    ['huoche', ['0 sound']],
    ['hc', ['0 sound']],
    ['xhl', ['1 sound']],
    ['wagon', []],
    // What has the stem of a wrong spelling is not that spelling.
    ['boxed', ['0 misspelling']],
    ['boxing', ['2 name', '1 alias']],
    ['', []],
  ])('%s', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });
});

it('beginning: the names a text begins, in letters or in sounds, with what is missing', () => {
  const begun = (query: string) => names.beginning(tokenize(query, rules)).map((t) => [t.page, t.missing]);
  expect(begun('goods w')).toEqual([[0, 4]]);
  expect(begun('xinh')).toEqual([[1, 5]]);
  expect(begun('go')).toEqual([[0, 8]]);
  expect(begun('g')).toEqual([[0, 9]]);
  expect(begun('')).toEqual([]);
  // A name is begun by its letters, not by those of its stem.
  expect(begun('signalboxe')).toEqual([]);
});

it('longest: the longest name from a token on', () => {
  const tokens = tokenize('the API gateway box', rules);
  expect([0, 1, 2, 3].map((from) => names.longest(tokens, from))).toEqual([0, 2, 0, 1]);
  // How a name sounds is no name inside a sentence, and a character is none either.
  expect(names.longest(tokenize('hc', rules), 0)).toBe(0);
  expect(names.longest(tokenize('货', rules), 0)).toBe(0);
});

it('words: those of right names, and whole names run together', () => {
  expect(Object.fromEntries(names.words)).toMatchObject({
    wagon: 'wagon',
    signalbox: 'Signal Box',
    gateway: 'gateway',
  });
  expect(names.words.has('wagen')).toBe(false);
  expect(names.words.get('信号楼')).toBe('信号楼');
});
