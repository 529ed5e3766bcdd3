import { describe, expect, it } from 'vitest';
import { lostLetters, visibleText } from '../../../../src/importer/body/visible-text.ts';
import { siteTree } from './convert.ts';

describe('what a reader sees of a tree', () => {
  it.each([
    ['**a** `b` ![c](d.png "e")', 'a b c'],
    ['| a | b |\n|---|---|\n| c | d |', 'a b c d'],
    ['<Note title="T">\n\nwords\n\n</Note>', 'T words'],
    ['<LostPicture alt="A" />', 'A'],
    ['a<br />b', 'a b'],
    ['```js title="x"\ncode\n```', 'code'],
  ])('%s', (mdx, seen) => {
    expect(visibleText(siteTree(mdx))).toBe(seen);
  });
});

describe('letters that were lost', () => {
  it('are those of which there are fewer than before', () => {
    expect(lostLetters('a词b词', ['词', 'a'])).toBe('b词');
  });
  it('are none where only signs and blanks changed', () => {
    expect(lostLetters('a, *b*', ['b a'])).toBe('');
  });
});
