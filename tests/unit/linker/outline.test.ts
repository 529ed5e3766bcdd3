import { describe, expect, it } from 'vitest';
import { type Outline, readOutline } from '../../../src/linker/outline.ts';
import { md, mdx } from './trees.ts';

/** Blocks as `kind section: text`, with what may be linked in brackets. */
function blocks(outline: Outline): string[] {
  return outline.blocks.map(({ kind, section, text, segments }) => {
    let marked = '';
    let at = 0;
    for (const { start, end } of segments) {
      marked += `${text.slice(at, start)}[${text.slice(start, end)}]`;
      at = end;
    }
    return `${kind} ${section}: ${marked}${text.slice(at)}`;
  });
}
const sections = (source: string): string[] =>
  readOutline(md(source)).sections.map(
    (s) => `${s.depth} ${s.id} “${s.title}”${s.explicit ? ' explicit' : ''}`,
  );

describe('sections', () => {
  it('begin with what stands before the first heading', () => {
    const outline = readOutline(md('Lead.\n\n## One\n\nText.'));
    expect(outline.sections).toMatchObject([
      { id: '', title: '', depth: 1, node: undefined, explicit: false },
      { id: 'one', title: 'One', depth: 2, explicit: false },
    ]);
    expect(blocks(outline)).toEqual(['text 0: [Lead.]', 'heading 1: One', 'text 1: [Text.]']);
  });
  it('take their ids from the author or from the words, and their depth from the heading', () => {
    expect(
      sections('## What is new? {#new}\n\n### Nova & Co.\n\n#### 云平台 是什么\n\n###### `nova-api` *runs*'),
    ).toEqual([
      '1  “”',
      '2 new “What is new?” explicit',
      '3 nova--co “Nova & Co.”',
      '4 云平台-是什么 “云平台 是什么”',
      '6 nova-api-runs “nova-api runs”',
    ]);
  });
  it('number ids that come from the same words', () => {
    expect(sections('## Nova\n\n## Nova\n\n## Nova').slice(1)).toEqual([
      '2 nova “Nova”',
      '2 nova-1 “Nova”',
      '2 nova-2 “Nova”',
    ]);
  });
  it('do not give an id again that the author has given', () => {
    const outline = readOutline(md('## First {#nova}\n\n## Nova\n\n## Nova'));
    expect(outline.sections.map((s) => s.id)).toEqual(['', 'nova', 'nova-1', 'nova-2']);
    expect(outline.duplicates).toEqual([]);
  });
  it('always have an id, even without letters', () => {
    const ids = readOutline(md('## ？\n\n## ！\n\n##')).sections.map((s) => s.id);
    expect(ids.slice(1).every((id) => id !== '')).toBe(true);
    expect(new Set(ids).size).toBe(4);
  });
  it('hand back the heading’s node', () => {
    const tree = md('## One');
    expect(readOutline(tree).sections[1]?.node).toBe(tree.children?.[0]);
  });
  it('count headings in quotations and components too', () => {
    const outline = readOutline(mdx('> ## Quoted\n\n<Note>\n\n## Noted\n\nText\n\n</Note>\n\nAfter'));
    expect(outline.sections.map((s) => s.id)).toEqual(['', 'quoted', 'noted']);
    expect(blocks(outline)).toEqual([
      'heading 1: Quoted',
      'heading 2: Noted',
      'text 2: [Text]',
      'text 2: [After]',
    ]);
  });
});

describe('ids that stand twice', () => {
  it('are reported with the later heading when the author wrote both', () => {
    const tree = md('## One {#same}\n\n## Two {#other}\n\n## Three {#same}');
    expect(readOutline(tree).duplicates).toEqual([{ id: 'same', node: tree.children?.[2] }]);
  });
  it('are reported when the author wrote what an earlier heading’s words made', () => {
    const tree = md('## Nova\n\n## Other {#nova}');
    expect(readOutline(tree).duplicates).toEqual([{ id: 'nova', node: tree.children?.[1] }]);
  });
  it('are reported once for each time too many', () => {
    expect(readOutline(md('## A {#x}\n\n## B {#x}\n\n## C {#x}')).duplicates.map((d) => d.id)).toEqual([
      'x',
      'x',
    ]);
  });
});

describe('what may be linked', () => {
  it.each([
    ['the words of a paragraph', 'Nova runs.', ['text 0: [Nova runs.]']],
    ['words set off', 'a *b* **c** ~~d~~', ['text 0: [a ][b][ ][c][ ][d]']],
    ['words in nested emphasis', '***a* b** c', ['text 0: [a][ b][ c]']],
    [
      'the items of a list, each by itself',
      '- a\n- b\n\n  c\n  - d',
      ['text 0: [a]', 'text 0: [b]', 'text 0: [c]', 'text 0: [d]'],
    ],
    ['a quotation', '> a\n>\n> b', ['text 0: [a]', 'text 0: [b]']],
    ['words before and after a hard break', 'a\\\nb', ['text 0: [a]\n[b]']],
    ['both lines of a soft break, as one', 'a\nb', ['text 0: [a\nb]']],
    ['a footnote', 'a[^1]\n\n[^1]: b', ['text 0: [a]', 'text 0: [b]']],
  ])('%s', (_, source, expected) => {
    expect(blocks(readOutline(md(source)))).toEqual(expected);
  });
  it.each([
    ['a heading', '## Nova *runs*', ['heading 1: Nova runs']],
    ['code in a line', 'a `nova` b', ['text 0: [a ]nova[ b]']],
    ['a block of code', '```sh\nnova list\n```', ['code 0: nova list']],
    ['an indented block of code', '    nova list', ['code 0: nova list']],
    ['a link', 'a [nova *api*](https://example.org) b', ['text 0: [a ]nova api[ b]']],
    ['an address that links itself', 'see https://nova.example', ['text 0: [see ]https://nova.example']],
    [
      'a link whose address stands apart',
      'a [nova][x] b\n\n[x]: https://example.org',
      ['text 0: [a ]nova[ b]'],
    ],
    ['a picture’s text', 'a ![nova](nova.png) b', ['text 0: [a ]nova[ b]']],
    [
      'a picture’s text whose address stands apart',
      'a ![nova][x] b\n\n[x]: nova.png',
      ['text 0: [a ]nova[ b]'],
    ],
    [
      'the head of a table',
      '| nova | b |\n|--|--|\n| c | d |',
      ['text 0: nova', 'text 0: b', 'text 0: [c]', 'text 0: [d]'],
    ],
    ['a block of HTML', '<div>nova</div>', []],
    ['HTML in a line', 'a <span title="nova">b</span>', ['text 0: [a ][b]']],
    ['a link in HTML', 'a <a href="/x">nova *x*</a> b', ['text 0: [a ]nova x[ b]']],
    ['code in HTML', 'a <code>nova</code> <KBD>b</KBD> c', ['text 0: [a ]nova[ ]b[ c]']],
    [
      'a link in HTML that goes on in the next block, as a browser carries it on',
      'a <a href="/x">nova\n\nb </a> c',
      ['text 0: [a ]nova', 'text 0: b [ c]'],
    ],
    [
      'a link in HTML round whole blocks',
      '<a href="/x">\n\nnova\n\n- b\n\n</a>\n\nc',
      ['text 0: nova', 'text 0: b', 'text 0: [c]'],
    ],
    [
      'a block of HTML with more than one tag',
      '<details><summary>a\n\nnova\n\n</summary>\n\nb',
      ['text 0: nova', 'text 0: [b]'],
    ],
    ['HTML in a comment, which opens nothing', '<!-- <a> -->\n\nb <!-- <a> --> c', ['text 0: [b ][ c]']],
    ['an anchor that holds nothing', 'a <a id="x"/> b <a id="y"></a> c', ['text 0: [a ][ b ][ c]']],
    ['an attribute that looks like a tag', 'a <span title="<a>">b</span>', ['text 0: [a ][b]']],
    ['a rule', '---', []],
  ])('not %s', (_, source, expected) => {
    expect(blocks(readOutline(md(source)))).toEqual(expected);
  });
  it('gives segments that are the text nodes’ own words', () => {
    for (const { text, segments } of readOutline(md('a *b* `c` [d](e) **f\ng**')).blocks) {
      for (const { node, start, end } of segments) expect(text.slice(start, end)).toBe(node.value);
    }
  });
});

describe('MDX', () => {
  const page = (source: string) => readOutline(mdx(source));

  it('reads paragraphs in components as blocks, and knows which component stands in which', () => {
    const outline = page(
      '<Statement verdict="wrong">\n\nOld.\n\n<Now since="2023" source="a b">\n\nNew.\n\n</Now>\n\n</Statement>',
    );
    expect(blocks(outline)).toEqual(['text 0: [Old.]', 'text 0: [New.]']);
    expect(outline.components.map(({ name, attributes, within }) => ({ name, attributes, within }))).toEqual([
      { name: 'Statement', attributes: { verdict: 'wrong' }, within: [] },
      { name: 'Now', attributes: { since: '2023', source: 'a b' }, within: ['Statement'] },
    ]);
  });
  it('reads a component on one line as one block', () => {
    const outline = page(
      '<Note>Use **Nova** with `nova` and [Swift](https://example.org) <Cite source="x" /> here.</Note>',
    );
    expect(blocks(outline)).toEqual(['text 0: [Use ][Nova][ with ]nova[ and ]Swift[ ][ here.]']);
    expect(outline.components.map((c) => [c.name, c.within])).toEqual([
      ['Note', []],
      ['Cite', ['Note']],
    ]);
    expect(outline.references.map((r) => r.url)).toEqual(['https://example.org']);
  });
  it('keeps words and blocks that stand side by side in a component apart', () => {
    const outline = readOutline({
      type: 'mdxJsxFlowElement',
      name: 'Note',
      children: [
        { type: 'text', value: 'a ' },
        { type: 'emphasis', children: [{ type: 'text', value: 'b' }] },
        { type: 'paragraph', children: [{ type: 'text', value: 'c' }] },
        { type: 'text', value: 'd' },
      ],
    });
    expect(blocks(outline)).toEqual(['text 0: [a ][b]', 'text 0: [c]', 'text 0: [d]']);
  });
  it('reads components in a line', () => {
    const outline = page('Cores.<Cite source="survey" /> More <b>bold</b> <>words</>.');
    expect(blocks(outline)).toEqual(['text 0: [Cores.][ More ][bold][ ][words][.]']);
    expect(outline.components.map((c) => c.name)).toEqual(['Cite', 'b', '']);
  });
  it('gives attributes that are texts; those without value, or with an expression, are empty', () => {
    expect(page('<Diagram id="a" wide n={1} />').components[0]?.attributes).toEqual({
      id: 'a',
      wide: '',
      n: '',
    });
  });
  it('reads neither expressions nor code', () => {
    expect(blocks(page('export const nova = 1;\n\n{nova}\n\na {nova} b'))).toEqual(['text 0: [a ][ b]']);
  });
  it.each(['a', 'code', 'kbd', 'samp', 'var', 'button', 'summary', 'pre'])(
    'links nothing in <%s>',
    (name) => {
      expect(blocks(page(`x <${name}>nova *b*</${name}> y`))).toEqual(['text 0: [x ]nova b[ y]']);
      expect(blocks(page(`<${name}>\n\nnova\n\n</${name}>`))).toEqual(['text 0: nova']);
    },
  );
});

describe('links and pictures', () => {
  const references = (source: string) => readOutline(md(source)).references.map((r) => `${r.kind} ${r.url}`);

  it('are found wherever they stand', () => {
    expect(
      references('## [a](term:a)\n\n- [b](article:b#x)\n\n| [c](c) |\n|--|\n| ![d](d.png) |\n\n> *[e](e)*'),
    ).toEqual(['link term:a', 'link article:b#x', 'link c', 'image d.png', 'link e']);
  });
  it('are found in one another', () => {
    expect(references('[![a](a.png)](b)')).toEqual(['link b', 'image a.png']);
  });
  it('are found where the address stands apart, as what they are used for', () => {
    expect(references('[a][x] ![b][y]\n\n[x]: term:nova\n[y]: b.png')).toEqual([
      'link term:nova',
      'image b.png',
    ]);
    expect(references('[y]: b.png\n\n![b][y]')).toEqual(['image b.png']);
  });
  it('are not found in code', () => {
    expect(references('`[a](b)`\n\n```\n[a](b)\n```')).toEqual([]);
  });
});

it('reading a tree does not change it', () => {
  const tree = mdx('# A {#a}\n\nb *c* <Cite source="x" /> `d`\n\n- [e](f)\n\n<Note>g **h**</Note>');
  const before = JSON.stringify(tree);
  readOutline(tree);
  expect(JSON.stringify(tree)).toBe(before);
});
