import { describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { overlayError } from '../../../src/diagnostics/overlay.ts';

const problem = (change: Partial<Diagnostic>): Diagnostic => ({
  id: 'mdx/less-than',
  severity: 'error',
  message: '“<5” begins no tag.',
  hint: 'Write \\< or &lt;.',
  file: 'docs/articles/a/en.mdx',
  line: 6,
  column: 3,
  ...change,
});

describe('the errors over a page', () => {
  const first = problem({});
  const second = problem({ id: 'term/unknown', line: 9, message: 'There is no term “x”.', hint: 'Ids …' });
  const shown = overlayError([first, second], {
    frameOf: ({ line }) => `${line} | a <5 b`,
    pathOf: (file) => `/site/${file}`,
  });
  it('name the first with its place, as text and not as HTML', () => {
    expect(shown.title).toBe('2 errors');
    expect(shown.message).toBe('docs/articles/a/en.mdx:6:3: “&lt;5” begins no tag.');
    expect(shown.hint).toBe('Write \\&lt; or &amp;lt;.');
    expect(shown.highlightedCode).toContain('6 | a &lt;5 b');
    expect(shown.loc).toEqual({ file: '/site/docs/articles/a/en.mdx', line: 6, column: 3 });
  });
  it('list all with place, message, hint and lines', () => {
    for (const words of [
      'en.mdx:6:3 error mdx/less-than',
      'en.mdx:9:3 error term/unknown',
      'Ids …',
      '9 | a <5 b',
    ]) {
      expect(shown.stack).toContain(words);
    }
  });
});
