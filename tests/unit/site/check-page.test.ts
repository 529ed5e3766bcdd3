import { describe, expect, it } from 'vitest';
import type { TreeNode } from '../../../src/linker/tree.ts';
import { checkPage } from '../../../src/site/check-page.ts';

const check = (children: readonly TreeNode[], source = '', isGuide = false): string[] =>
  checkPage({ type: 'root', children }, { file: 'a.mdx', source, isGuide }).map(
    (d) => `${d.severity} ${d.id}`,
  );
const headings = (...depths: number[]): TreeNode[] => depths.map((depth) => ({ type: 'heading', depth }));

describe('Headings', () => {
  it.each([
    [[2, 3, 4, 2, 3], 0],
    [[2, 2, 3, 2], 0],
    [[3], 1],
    [[2, 4], 1],
    [[2, 5, 6, 2, 4], 2],
  ])('of the levels %j skip %i times', (depths, times) => {
    expect(check(headings(...depths))).toEqual(Array(times).fill('warning heading/skipped-level'));
  });
  it('of the first level are told, and skip nothing', () => {
    expect(check(headings(1, 2))).toEqual(['warning heading/first-level']);
  });
});

describe('The size of a page', () => {
  it.each([
    ['a'.repeat(61_440), 0],
    ['a'.repeat(61_441), 1],
    ['货'.repeat(20_480), 0],
    ['货'.repeat(20_481), 1],
  ])('counts in bytes', (source, times) => {
    expect(check([], source)).toHaveLength(times);
  });
});

describe('Pictures and diagrams', () => {
  it.each([
    [{ type: 'image', url: 'a.png', alt: 'A yard' }, []],
    [{ type: 'image', url: 'a.png', alt: ' ' }, ['warning picture/no-words']],
    [{ type: 'imageReference', alt: null }, ['warning picture/no-words']],
    [{ type: 'image', url: 'https://a.example/b.png', alt: 'b' }, ['notice picture/remote']],
    [{ type: 'image', url: '//a.example/b.png', alt: 'b' }, ['notice picture/remote']],
    [{ type: 'code', lang: 'mermaid' }, ['notice page/mermaid-fence']],
    [{ type: 'code', lang: 'bash' }, []],
    [{ type: 'mdxJsxFlowElement', name: 'LostPicture' }, ['notice picture/lost']],
    [{ type: 'mdxJsxTextElement', name: 'LostPicture' }, ['notice picture/lost']],
  ] satisfies [TreeNode, string[]][])('%j', (node, expected) => {
    expect(check([{ type: 'blockquote', children: [node] }])).toEqual(expected);
  });
  it('may stand as code in the guide, which shows how they are written', () => {
    expect(check([{ type: 'code', lang: 'mermaid' }], '', true)).toEqual([]);
  });
});
