import { describe, expect, it } from 'vitest';
import { convert, shownText } from './convert.ts';

/** Texts in which words were lost or signs appeared; the properties found them. */
describe('a text of odd signs keeps what it says', () => {
  it.each([
    ['a script in code', '[<pre><script>b<y>', '[ b<code>&lt;y></code>'],
    [
      'a comment in code that was written as text',
      '<pre>\n&lt;!-- a --&gt; <b>x</b>\n</pre>',
      '<!-- a --> x',
    ],
    ['lists of nothing', '1. <<ul><i><ul><li>', '<'],
    ['a backslash before a link', 'a\\\\[b](c)d\\\\]', 'a\\bd\\]'],
    [
      'an address behind a full stop of Chinese',
      '链接。https://example.org/a',
      '链接。https://example.org/a',
    ],
    [
      'an address in brackets that are no link',
      '[`a](https://example.org/\\(c\\))`',
      '[a](https://example.org/\\(c\\))',
    ],
    ['a reference written out, behind words with other signs', '|}`\n&|\\&mp;}`\n-|-', '|}` & &mp;}`'],
  ])('%s', (_, text, shown) => {
    const { mdx, diagnostics } = convert(text);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(shownText(mdx)).toBe(shown);
  });
});
