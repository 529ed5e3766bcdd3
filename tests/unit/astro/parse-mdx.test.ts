import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMdx } from '../../../src/astro/parse-mdx.ts';
import { applyFixes } from '../../../src/diagnostics/apply-fixes.ts';
import { type Diagnostic, DiagnosticError } from '../../../src/diagnostics/diagnostic.ts';
import { offsetAt } from '../../../src/diagnostics/locate.ts';

function problemsOf(source: string): readonly Diagnostic[] {
  try {
    parseMdx(source, 'a.mdx');
    return [];
  } catch (error) {
    if (error instanceof DiagnosticError) return error.diagnostics;
    throw error;
  }
}

/** A page, the problem it has, the words at its place, and the page once what is certain is mended. */
const CASES: readonly (readonly [page: string, id: string, at: string, mended?: string])[] = [
  ['a { wagon', 'mdx/open-brace', '{ wagon'],
  ['{\n\nnext', 'mdx/open-brace', '{'],
  ['a {b c} d', 'mdx/expression', '{b c}'],
  ['a {b} d', 'mdx/expression', '{b}'],
  ['a {b + 1} d', 'mdx/expression', '{b + 1}'],
  ['{% raw %}', 'mdx/expression', '{% raw'],
  ['a {{ site.url }} b', 'mdx/expression', '{{ site'],
  ['a {{ x }} b', 'mdx/expression', '{{ x'],
  ['a $'.concat('{HOME} b'), 'mdx/expression', '{HOME}'],
  ['a <5 b', 'mdx/less-than', '<5', 'a \\<5 b'],
  ['a <= b', 'mdx/less-than', '<=', 'a \\<= b'],
  ['a <- b', 'mdx/less-than', '<-', 'a \\<- b'],
  ['少 <十 节', 'mdx/less-than', '<十', '少 \\<十 节'],
  [
    'see <https://example.org/a?b=c>.',
    'mdx/autolink',
    '<https',
    'see [https://example.org/a?b=c](https://example.org/a?b=c).',
  ],
  [
    'see <https://example.org/(a)>',
    'mdx/autolink',
    '<https',
    'see [https://example.org/(a)](<https://example.org/(a)>)',
  ],
  ['to <me@example.org>', 'mdx/autolink', '<me', 'to [me@example.org](mailto:me@example.org)'],
  ['a <!-- b --> c', 'mdx/html-comment', '<!--', 'a {/* b */} c'],
  ['<!-- a\n\nb -->\n\nc', 'mdx/html-comment', '<!--', '{/* a\n\nb */}\n\nc'],
  ['<!-- a */ b -->', 'mdx/html-comment', '<!--'],
  ['<!-- never closed', 'mdx/html-comment', '<!--'],
  ['<!DOCTYPE html>', 'mdx/less-than', '<!DOCTYPE'],
  ['a<br>b', 'mdx/void-tag', '<br>', 'a<br />b'],
  ['a<br >b', 'mdx/void-tag', '<br >', 'a<br />b'],
  ['<img src="x.png" alt="a > b">', 'mdx/void-tag', '<img', '<img src="x.png" alt="a > b" />'],
  ['<b>a<br>b</b>', 'mdx/void-tag', '<br>', '<b>a<br />b</b>'],
  ['<Note>\n\na\n\nb', 'mdx/unclosed-tag', '<Note>'],
  ['a <b>c\n\nd', 'mdx/unclosed-tag', '<b>'],
  ['List<String> b', 'mdx/unclosed-tag', '<String>'],
  // In a bare address a backslash is a letter: what would escape the sign cannot be said for certain.
  ['https://a.example<5 b', 'mdx/less-than', '<5 b'],
  ['https://a.example\\<5 b', 'mdx/less-than', '<5 b'],
  ['a</b>', 'mdx/stray-closing-tag', '</b>'],
  ['a <b><i>c</b></i>', 'mdx/crossed-tags', '</b>'],
  ['<Note>\n\n<Now>\n\n</Note>\n\n</Now>', 'mdx/crossed-tags', '</Note>'],
  ['<Note title=abc>x</Note>', 'mdx/unquoted-attribute', 'title=abc'],
  ['<Note a="b" width=5>x</Note>', 'mdx/unquoted-attribute', 'width=5'],
  ['<Note title="abc>x</Note>', 'mdx/broken-tag', '<Note'],
  ['<a @click="x">y</a>', 'mdx/broken-tag', '<a @click'],
  ['<Note title={a.b}>x</Note>', 'mdx/attribute-expression', '<Note'],
  ['<Note title={}>x</Note>', 'mdx/attribute-expression', '<Note'],
  ['<Note {...a}>x</Note>', 'mdx/expression', '<Note'],
  ["import A from './a'\n\nx", 'mdx/import', 'import'],
  ['export PATH=1', 'mdx/import', 'export'],
  ['import the module first', 'mdx/import', 'import'],
];

describe('A page that does not parse is told why, at its place', () => {
  it.each(CASES)('%j', (page, id, at, mended) => {
    // The same in the middle of a page, behind Chinese text and in another line.
    const source = `---\ntitle: 标题\n---\n\n前文。\n\n${page}\n`;
    const problems = problemsOf(source);
    expect(problems.map((d) => d.id)).toEqual([id]);
    const [problem] = problems;
    const words = source.slice(problem && offsetAt(source, problem));
    expect(words.startsWith(String(at)), `At the place stands “${words.slice(0, 20)}”`).toBe(true);
    expect(problem?.fix !== undefined).toBe(mended !== undefined);
    if (mended === undefined) return;
    const { text } = applyFixes(source, problems);
    expect(text).toBe(`---\ntitle: 标题\n---\n\n前文。\n\n${mended}\n`);
    expect(problemsOf(text).filter((d) => d.id.startsWith('mdx/'))).toEqual([]);
  });

  it.each([
    'a } b',
    'a < b',
    'a {/* note */} b',
    "a {'{'} b",
    '`<5` and `{x}`',
    '```\n<5 {x} <!-- -->\n```',
    '<Note title="a">b</Note>',
    'x\\<5 \\{a',
  ])('%j parses', (page) => {
    expect(problemsOf(page)).toEqual([]);
  });
});

describe('Several problems of one page', () => {
  it('are all told, each at its place in the author’s file', () => {
    const source = '机车<br>拉 <5 节，{a b}\n\n<!-- x\ny --> 又<br>一 <https://a.example>\n';
    const found = problemsOf(source).map((d) => [d.id, source.slice(offsetAt(source, d)).slice(0, 4)]);
    expect(found).toEqual([
      ['mdx/void-tag', '<br>'],
      ['mdx/less-than', '<5 节'],
      ['mdx/expression', '{a b'],
      ['mdx/html-comment', '<!--'],
      ['mdx/void-tag', '<br>'],
      ['mdx/autolink', '<htt'],
    ]);
  });
  it('behind an open brace are told, and mended when the brace is', () => {
    const found = problemsOf('a { b <5 c\n\nd <5 e\n').map((d) => [d.id, d.line, d.fix !== undefined]);
    expect(found).toEqual([
      ['mdx/open-brace', 1, false],
      ['mdx/less-than', 1, false],
      ['mdx/less-than', 3, false],
    ]);
  });
  it('end at a bound', () => {
    const many = problemsOf('a<br>b\n\n'.repeat(300));
    expect(many.length).toBeGreaterThan(10);
    expect(many.length).toBeLessThan(100);
  });
});

/** At each of these the parser used to read past the end of the text, which ended the whole process. */
describe('A program that ends in a backslash', () => {
  it.each(['import "\\', "import '货\\", 'export const a = `\\', 'export const a = /\\', 'a\n\nimport "\\'])(
    '%j is told to be one',
    (page) => {
      expect(problemsOf(page).map((d) => d.id)).toEqual(['mdx/import']);
    },
  );
  it.each(['a \\', '`a\\`', '```\na\\', '- a\\'])('%j is none', (page) => {
    expect(problemsOf(page)).toEqual([]);
  });
});

describe('Whatever a page holds', () => {
  const page = fc.array(
    fc.constantFrom(
      'a',
      '货',
      ' ',
      '\n',
      '\n\n',
      '<',
      '>',
      '{',
      '}',
      '<br>',
      '<!-- ',
      ' -->',
      '</b>',
      '<b>',
      '`',
      '<5',
      '"',
      '=',
      '/',
      '\\',
      '<https://a.example>',
      '- ',
      '> ',
      '{/*',
      '*/}',
      '<Note',
      'import ',
    ),
    { maxLength: 30 },
  );
  it('its problems stand inside it, and mending what is certain twice is mending it once', () => {
    fc.assert(
      fc.property(page, (parts) => {
        const source = parts.join('');
        const problems = problemsOf(source);
        const lines = source.split('\n');
        for (const { line, column } of problems) {
          expect(lines[line - 1]).toBeDefined();
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 1);
        }
        let text = source;
        for (let round = 0; round < 20; round++) {
          const next = applyFixes(text, problemsOf(text)).text;
          if (next === text) break;
          text = next;
        }
        expect(applyFixes(text, problemsOf(text)).text).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
