import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from '../../../../src/importer/body/read-markdown.ts';
import { splitBlocks } from '../../../../src/importer/body/split-blocks.ts';
import type { MdNode } from '../../../../src/importer/body/tree.ts';
import { markdown } from './markdown-trees.ts';

/** The pieces of a text that is cut wherever it may be. */
function pieces(text: string): string[] {
  const starts = splitBlocks(text, 1);
  return starts.map((start, index) => text.slice(start, starts[index + 1]));
}

function bare({ position, children, ...rest }: MdNode): unknown {
  return { ...rest, ...(children && { children: children.map(bare) }) };
}
const blocksOf = (text: string): unknown[] => (readMarkdown(text).children ?? []).map(bare);

describe('a long text is cut', () => {
  it.each([
    ['between paragraphs', 'one\n\ntwo\n', ['one\n\n', 'two\n']],
    ['at headings', '- a\n\n# b\n', ['- a\n\n', '# b\n']],
    ['behind a fence', '```\n\na\n\n```\n\nb\n', ['```\n\na\n\n```\n\n', 'b\n']],
    ['behind a comment', '<!-- a\n\nb -->\n\nc\n', ['<!-- a\n\nb -->\n\n', 'c\n']],
  ])('%s', (_, text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });
});

describe('a long text stays whole', () => {
  it.each([
    ['in a fence', '~~~~\n\na\n\n~~~\n\nb\n'],
    ['in a list', '- a\n\n  b\n\n- c\n'],
    ['in numbers', '1. a\n\n2. b\n'],
    ['in code by indentation', '    a\n\n    b\n'],
    ['in HTML that only its end closes', '<pre>\n\na\n\n</pre>\n'],
    ['in a comment', '<!-- a\n\nb\n\nc -->\n'],
    ['in a fence that its list ended', '- ```\n  a\n\nb\n\n```\n\nc\n\n```\n'],
    ['with definitions', '[a]\n\nb\n\n[a]: /c\n'],
    ['with notes', 'a[^1]\n\nb\n\n[^1]: c\n'],
    ['behind a line of a full-width blank', '\u3000\na\n'],
  ])('%s', (_, text) => {
    expect(pieces(text)).toEqual([text]);
  });
});

describe('cut or whole', () => {
  it('a text reads the same', { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(markdown, (text) => {
        expect(pieces(text).flatMap(blocksOf)).toEqual(blocksOf(text));
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it('its nodes keep their places', () => {
    const text = 'word word word\n\n'.repeat(4000);
    const blocks = readMarkdown(text).children ?? [];
    expect(splitBlocks(text, 30_000).length).toBeGreaterThan(1);
    expect(blocks.map(({ position }) => position?.start.offset)).toEqual(
      Array.from({ length: 4000 }, (_, index) => index * 16),
    );
  });
});
