import { expect, test } from 'vitest';
import { generatePages } from '../../bench/corpus.ts';
import { gazetteerFiles, peerFiles } from '../../bench/folders.ts';
import { TERMS } from '../../bench/vocabulary.ts';

test('the same pages come out every time, and more of them leave the first ones as they were', () => {
  expect(generatePages(3)).toEqual(generatePages(3));
  expect(generatePages(5).slice(0, 3)).toEqual(generatePages(3));
});

test('pages are about 10 KB long and hold headings, a list, a table and code', () => {
  for (const { body } of generatePages(20)) {
    expect(body.length).toBeGreaterThan(9_500);
    expect(body.length).toBeLessThan(12_500);
    for (const part of [/^## /m, /^(?:-|1\.) /m, /^\| --- \|/m, /^```(?:yaml|bash)$/m])
      expect(body).toMatch(part);
  }
});

test('all 60 terms are mentioned', () => {
  const text = generatePages(40)
    .map((page) => page.body)
    .join('\n');
  expect(TERMS).toHaveLength(60);
  expect(new Set(TERMS.map((term) => term.id)).size).toBe(60);
  expect(TERMS.filter((term) => !text.includes(term.name))).toEqual([]);
});

test('both sides get the same articles', () => {
  const pages = generatePages(2);
  const ours = [...gazetteerFiles(pages, 'mdx')].filter(([path]) => path.startsWith('articles/'));
  const theirs = [...peerFiles(pages, 'mdx')];
  expect(ours.map(([, text]) => text)).toEqual(theirs.map(([, text]) => text));
});
