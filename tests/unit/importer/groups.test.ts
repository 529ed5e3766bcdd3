import { expect, it } from 'vitest';
import { groupTranslations } from '../../../src/importer/groups.ts';

it('puts files of one key in different languages together, in the order of the first', () => {
  const files = [
    { key: 'a', lang: 'en' },
    { key: 'b', lang: 'en' },
    { key: 'a', lang: 'zh-cn' },
    { key: 'a', lang: 'en' },
    { key: 'a', lang: 'de' },
    { key: 'a', lang: 'zh-cn' },
  ];
  expect(groupTranslations(files).map((group) => group.map((f) => `${f.key} ${f.lang}`))).toEqual([
    ['a en', 'a zh-cn', 'a de'],
    ['b en'],
    ['a en', 'a zh-cn'],
  ]);
});
