import { describe, expect, it } from 'vitest';
import { convert } from './convert.ts';

const MANY = 100_000;
const errors = (text: string): string[] =>
  convert(text).diagnostics.flatMap(({ severity, id }) => (severity === 'error' ? [id] : []));

describe('a text that nests too deep is refused before it is parsed', () => {
  it.each([
    ['quotes', '>'.repeat(MANY)],
    ['quotes with blanks', '> '.repeat(MANY)],
    ['lists', '- '.repeat(MANY)],
    ['numbered lists', '1. '.repeat(MANY)],
    ['lists by indentation', Array.from({ length: 500 }, (_, n) => `${' '.repeat(2 * n)}- a`).join('\n')],
    ['brackets', '['.repeat(MANY) + ']'.repeat(MANY)],
    ['pictures', '!['.repeat(MANY)],
    ['links', '[a](b'.repeat(MANY)],
    ['emphasis', '*a '.repeat(MANY)],
    ['a run of stars', `${'*'.repeat(MANY)}a${'*'.repeat(MANY)}`],
    ['backticks', '` '.repeat(MANY)],
    ['elements', '<div>'.repeat(MANY)],
    ['elements in a line', `a ${'<b>'.repeat(MANY)}`],
    ['code tags without end', '{% highlight js %}\n'.repeat(3000)],
  ])('%s', (_, text) => {
    expect(errors(text)).toEqual(['import/too-deep']);
  });

  it('says where', () => {
    const [problem] = convert(`one\n\ntwo\n${'>'.repeat(MANY)}`, { firstLine: 5 }).diagnostics;
    expect(problem).toMatchObject({ id: 'import/too-deep', line: 8, column: 1 });
  });
});

describe('what only looks deep is read', () => {
  it.each([
    ['generic types in a fence', `\`\`\`java\n${'List<div> x = a[0]; // *\n'.repeat(3000)}\`\`\`\n`],
    ['a long table', `| a | b |\n|---|---|\n${'| **x** | [y](z) |\n'.repeat(200)}`],
    ['lines with full-width marks', '• a\n'.repeat(3000)],
    ['tags without end', '{% note %}\n'.repeat(3000)],
    ['words in angle brackets', 'a `List<String>` \n\n'.repeat(300)],
  ])('%s', (_, text) => {
    expect(errors(text)).toEqual([]);
  });
});
