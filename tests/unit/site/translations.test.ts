import { describe, expect, it } from 'vitest';
import { compareStructures, findSuspects, type Suspect } from '../../../src/site/check-translations.ts';
import { olderTranslation } from '../../../src/site/older-translation.ts';
import type { PageStructure } from '../../../src/site/page-structure.ts';

const page = (file: string, ...sections: readonly [depth: number, diagrams?: number, tables?: number][]) => ({
  file,
  structure: sections.map(([depth, diagrams = 0, tables = 0], n) => {
    return { depth, title: `Part ${n}`, line: n * 10 + 1, column: 1, diagrams, tables };
  }) satisfies PageStructure,
});

describe('compareStructures', () => {
  const original = page('en.mdx', [1], [2, 1], [3, 0, 2], [2]);
  it('says nothing of pages built alike', () => {
    expect(compareStructures(original, page('zh.mdx', [1], [2, 1], [3, 0, 2], [2]))).toEqual([]);
  });
  it.each([
    ['a section is missing', page('zh.mdx', [1], [2, 1], [3, 0, 2]), 21],
    ['a section is missing in the middle', page('zh.mdx', [1], [2, 1], [2]), 21],
    ['there is one more', page('zh.mdx', [1], [2, 1], [3, 0, 2], [2], [2]), 41],
    ['one has another level', page('zh.mdx', [1], [2, 1], [2, 0, 2], [2]), 21],
  ])('tells once where %s', (_, translation, line) => {
    const found = compareStructures(original, translation);
    expect(found.map((d) => [d.id, d.severity, d.file, d.line])).toEqual([
      ['translation/headings', 'notice', 'zh.mdx', line],
    ]);
  });
  it('tells of each section that shows other diagrams or tables', () => {
    const found = compareStructures(original, page('zh.mdx', [1, 1], [2, 1], [3, 0, 1], [2]));
    expect(found.map((d) => [d.id, d.line])).toEqual([
      ['translation/section', 1],
      ['translation/section', 21],
    ]);
    expect(found[1]?.message).toContain('no diagrams and 1 table, in en.mdx no diagrams and 2 tables');
  });
});

describe('findSuspects', () => {
  const history = new Map(
    Object.entries({ 'a.en': 0, 'a.zh': 2, 'b.en': 1, 'b.zh': 1, 'c.en': 3, 'c.zh': 0, 'd.en': 0 }).map(
      ([file, index]) => [file, { commit: `c${index}`, date: '2026-01-01', index }],
    ),
  );
  it('are translations committed before the last change of their original', () => {
    const groups = ['a', 'b', 'c', 'd'].map((name) => [`${name}.en`, `${name}.zh`]);
    expect(findSuspects(groups, history).map((s) => [s.file, s.since, s.changed.commit])).toEqual([
      ['a.zh', 'c2', 'c0'],
    ]);
  });
  it('are none without git', () => {
    expect(findSuspects([['a.en', 'a.zh']], new Map())).toEqual([]);
  });
});

describe('olderTranslation', () => {
  const suspect: Suspect = {
    file: 'zh.mdx',
    original: 'en.mdx',
    since: 'c2',
    changed: { commit: 'c0', date: '2026-02-03', index: 0 },
  };
  const front = '---\ntitle: Wagons\ndescription: What they carry.\nlinks: all\n---\n\n';
  const before = `${front}A wagon carries goods on rails.\n\n它由 3 个机车牵引。\n\nSee [the yard](term:yard).\n`;

  it.each([
    ['a new sentence', before.replace('rails.', 'rails. It has no engine.'), 7],
    ['another number', before.replace('3 个', '4 个'), 9],
    ['other Chinese words', before.replace('机车牵引', '卡车拖着走'), 9],
    ['a new line', `${before}\nWagons roll by themselves.\n`, 13],
    ['a line taken away', before.replace('A wagon carries goods on rails.\n\n', ''), 7],
    ['another title', before.replace('title: Wagons', 'title: Wagons and all that they carry'), 2],
  ])('warns of %s', (_, now, line) => {
    const found = olderTranslation(suspect, before, now);
    expect(found.map((d) => [d.id, d.severity, d.file])).toEqual([
      ['translation/older', 'warning', 'zh.mdx'],
    ]);
    expect(found[0]?.message).toContain(
      `en.mdx says something else since 2026-02-03, first at line ${line};`,
    );
  });

  it.each([
    ['nothing', before],
    ['punctuation', before.replace('rails.', 'rails!')],
    ['a link', before.replace('term:yard', 'term:shunting-yard')],
    ['an id', before.replace('A wagon', 'A wagon {#wagon}')],
    ['a tag', before.replace('rails.', 'rails.<Cite source="a" />')],
    ['line ends', before.replaceAll('\n', '\r\n')],
    ['a key of the front matter', before.replace('links: all', 'links: off')],
    ['a spelling', before.replace('carries', 'carriess')],
    ['a word or two', before.replace('goods', 'all goods')],
  ])('says nothing of %s changed', (_, now) => {
    expect(olderTranslation(suspect, before, now)).toEqual([]);
  });
});
