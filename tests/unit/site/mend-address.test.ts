import { describe, expect, it } from 'vitest';
import {
  onlyNeighbour,
  suggestAddress,
  suggestAnchor,
  suggestPicture,
} from '../../../src/site/mend-address.ts';

describe('onlyNeighbour', () => {
  const known = ['locomotive', 'lorry', 'wagon', 'wagons', 'yard'];
  it.each([
    ['locomotiv', 'locomotive'],
    ['lcoomotive', 'locomotive'],
    ['Lorry', 'lorry'],
    ['yadr', 'yard'],
    ['lokomotiw', undefined],
    ['wagon-', undefined],
    ['yar', undefined],
    ['', undefined],
  ])('takes %j for %j', (wrong, right) => {
    expect(onlyNeighbour(wrong, known)).toBe(right);
  });
});

describe('suggestAddress', () => {
  const names = {
    terms: new Map([
      ['lorry', 1],
      ['shunting-yard', 1],
    ]),
    articles: ['shunting', 'rail-and-road'],
    diagrams: ['yard'],
  };
  it.each([
    ['../shunting/en.md', 'article:shunting'],
    ['../shunting/zh-cn.md#hump', 'article:shunting#hump'],
    ['shunting.md', 'article:shunting'],
    ['/articles/shunting/', 'article:shunting'],
    ['/zh-cn/articles/rail-and-road/?a=b#x', 'article:rail-and-road#x'],
    ['../../glossary/lorry.yaml', 'term:lorry'],
    ['/glossary/lorry/#relations', 'term:lorry'],
    ['lorry', 'term:lorry'],
    ['/diagrams/yard/', 'diagram:yard'],
    ['../diagrams/yard.mmd', 'diagram:yard'],
    ['../shuntin/en.md', 'article:shunting'],
    ['/about/', undefined],
    ['./x.pdf', undefined],
  ])('reads %j as %j', (url, address) => {
    expect(suggestAddress(url, names)).toBe(address);
  });
});

describe('suggestAnchor', () => {
  const headings = [
    { id: '', title: '' },
    { id: 'carrying', title: 'How goods are carried' },
    { id: 'together', title: '配合' },
    { id: 'after-work', title: 'After work' },
  ];
  it.each([
    ['carying', 'carrying'],
    ['配合', 'together'],
    ['how-goods-are-carried', 'carrying'],
    ['work', 'after-work'],
    ['working-together', 'together'],
    ['hump', undefined],
  ])('reads #%s as #%s', (wrong, id) => {
    expect(suggestAnchor(wrong, headings)).toBe(id);
  });
});

describe('suggestPicture', () => {
  it.each([
    ['humb.svg', 'hump.svg'],
    ['./img/hump.SVG', 'hump.svg'],
    ['/images/a%20b.png', 'photos/a b.png'],
    ['other.png', undefined],
  ])('reads %j as %j', (path, picture) => {
    expect(suggestPicture(path, ['hump.svg', 'photos/a b.png'])).toBe(picture);
  });
});
