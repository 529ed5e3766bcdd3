import { expect, it } from 'vitest';
import { makeCatalogue } from '../../../src/search/catalogue.ts';
import { languageWords } from '../../../src/search/language-words.ts';
import { page } from './small-index.ts';

it('The catalogue tells of every page what it is, and of terms what they are called', () => {
  const pages = [
    page('a/', {
      title: 'A',
      kind: 'term',
      platform: 'rail',
      names: ['a', 'ay'],
      wrong: ['eh'],
      sounds: ['ei'],
    }),
    page('b/', { title: 'B' }),
    page('c/', { title: 'C', kind: 'term', platform: 'rail', names: ['c'], gloss: 'letter' }),
  ];
  const numbered = pages.map((document, i) => ({ document, hash: `x${i}`, length: 7 + i }));
  const files = [['a', 'f1']] as const;
  expect(makeCatalogue(numbered, { tag: 'en', files })).toEqual({
    terms: [
      { page: 0, names: ['a', 'ay'], wrong: ['eh'], sounds: ['ei'] },
      { page: 2, names: ['c'], gloss: 'letter' },
    ],
    facts: [
      ['term', 'rail'],
      ['article', ''],
    ],
    pages: [
      ['x0', 7, 0],
      ['x1', 8, 1],
      ['x2', 9, 0],
    ],
    files,
    words: languageWords('en'),
  });
});

it('Words to pass over are known of English and Chinese', () => {
  const known = (tag: string): string[] => {
    const { stop, asking } = makeCatalogue([], { tag, files: [] }).words;
    return `${stop} ${asking}`.split(' ');
  };
  expect(known('en')).toEqual(expect.arrayContaining(['how', 'the']));
  expect(known('en')).not.toContain('什么');
  expect(known('zh-CN')).toEqual(expect.arrayContaining(['how', '什么', '如何']));
  expect(known('de')).toEqual(['', '']);
});

it('English words are stemmed where English or Chinese is written', () => {
  const stems = (tag: string) => makeCatalogue([], { tag, files: [] }).words.stems;
  expect(stems('en')).toBeDefined();
  expect(stems('zh-TW')).toEqual(stems('en'));
  expect(stems('de')).toBeUndefined();
});
