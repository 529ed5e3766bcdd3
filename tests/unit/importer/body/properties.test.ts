import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIALECTS } from '../../../../src/importer/article.ts';
import { convert, shownText, siteTree } from './convert.ts';
import { markdown, plainText } from './markdown-trees.ts';

const RUNS = Number(process.env['IMPORT_RUNS'] ?? 150);
/** So many runs take seconds; a busy machine, or a thousand runs, take longer than a test usually may. */
const TIMEOUT = { timeout: 30_000 + 100 * RUNS };

/** Pieces that mean something to Markdown, to MDX, to HTML or to a generator. */
const PIECES = [
  '*',
  '**',
  '***',
  '_',
  '__',
  '`',
  '``',
  '```',
  '~~',
  '~',
  '[',
  ']',
  '(',
  ')',
  '](',
  '![',
  '[^1]',
  '[^1]: ',
  '[a]: ',
  '<',
  '>',
  '</',
  '/>',
  '<b>',
  '</b>',
  '<div>',
  '</div>',
  '<p>',
  '<br>',
  '<table>',
  '<td>',
  '<tr>',
  '</table>',
  '<!--',
  '-->',
  '<script>',
  '</script>',
  '<img src=x onerror=y>',
  '<a href="',
  '">',
  '<details>',
  '<summary>',
  '<pre>',
  '</pre>',
  '<ul><li>',
  '<svg>',
  '<h2>',
  '<kbd>x</kbd>',
  '{',
  '}',
  '{{',
  '}}',
  '{%',
  '%}',
  '{% raw %}',
  '{% endraw %}',
  '{{< figure src="a.png" >}}',
  '{% note %}',
  '{% endnote %}',
  '{% highlight js %}',
  '{% endhighlight %}',
  '{#id}',
  '{: .x}',
  ':::note',
  ':::',
  '!!! note\n    ',
  '> [!NOTE]\n> ',
  '$',
  '$$',
  '\\',
  '\\(',
  '|',
  '| a | b |\n|---|---|\n| ',
  '---',
  '===',
  '+++',
  '#',
  '## ',
  '# ',
  '- ',
  '* ',
  '1. ',
  '- [ ] ',
  '> ',
  '    ',
  '\t',
  '  \n',
  '\\\n',
  '\n',
  '\n\n',
  ' ',
  'import a from "b"',
  'export const x = 1',
  'https://example.org/a',
  '<https://example.org>',
  'www.example.org',
  'a@b.org',
  '&lt;',
  '&amp;',
  '&#123;',
  '&nbsp;',
  '词',
  '：',
  '“',
  '”',
  '，',
  '云计算',
  'word',
  'a',
  '1',
  '.',
  ')',
  ':',
  '!',
  '"',
  "'",
  '\u200b',
  '\u202e',
  '\u00a0',
  '\u3000',
  '\0',
  '\ud800',
  '😀',
  'é',
];

const nasty = fc
  .array(
    fc.oneof(
      { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
    ),
    { maxLength: 24 },
  )
  .map((pieces) => pieces.join(''));

describe('any text at all', () => {
  it('becomes a page that compiles and says what the text said', TIMEOUT, () => {
    fc.assert(
      fc.property(nasty, fc.constantFrom(...DIALECTS), (text, dialect) => {
        const { mdx, diagnostics } = convert(text, { dialect });
        const errors = diagnostics.filter(({ severity }) => severity === 'error');
        expect(errors.map(({ message }) => message)).toEqual([]);
        expect(() => siteTree(mdx)).not.toThrow();
      }),
      { numRuns: RUNS },
    );
  });

  it('is converted in the same way twice', TIMEOUT, () => {
    fc.assert(
      fc.property(nasty, fc.constantFrom(...DIALECTS), (text, dialect) => {
        expect(convert(text, { dialect })).toEqual(convert(text, { dialect }));
      }),
      { numRuns: Math.ceil(RUNS / 3) },
    );
  });
});

describe('Markdown', () => {
  it('keeps every word, in its order', TIMEOUT, () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const { mdx, title, diagnostics } = convert(text);
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        // Where stars beside Chinese are mended, other signs of emphasis pair otherwise too; dollars go from formulas.
        const bare = (words: string): string => words.replace(/[\s*_~$]/g, '');
        expect(bare(`${title ?? ''}${shownText(mdx)}`)).toBe(bare(plainText(text)));
      }),
      // Trees shrink for minutes; the seed in the message is enough to find the case again.
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});
