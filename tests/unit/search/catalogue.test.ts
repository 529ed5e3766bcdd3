import { expect, it } from 'vitest';
import { makeCatalogue } from '../../../src/search/catalogue.ts';
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
  expect(makeCatalogue(pages, 'en')).toEqual({
    terms: [
      { page: 0, names: ['a', 'ay'], wrong: ['eh'], sounds: ['ei'] },
      { page: 2, names: ['c'], gloss: 'letter' },
    ],
    facts: [
      ['term', 'rail'],
      ['article', ''],
    ],
    pages: [0, 1, 0],
    stop: expect.stringMatching(/^a about .* your$/),
  });
});

it('Words to pass over are known of English and Chinese', () => {
  const stop = (tag: string): string[] => makeCatalogue([], tag).stop.split(' ');
  expect(stop('en')).toContain('how');
  expect(stop('en')).not.toContain('什么');
  expect(stop('zh-CN')).toEqual(expect.arrayContaining(['how', '什么']));
  expect(stop('de')).toEqual(['']);
});
