import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMentions } from '../../../src/linker/apply.ts';
import { readOutline } from '../../../src/linker/outline.ts';
import { type LinkRule, planMentions, quoteMention } from '../../../src/linker/plan.ts';
import type { TreeNode } from '../../../src/linker/tree.ts';
import type { TermId } from '../../../src/text/brand.ts';
import { isTermLink, matcherOf, md, mdx, replaced, visibleText, walk } from './trees.ts';

const matcher = matcherOf(
  'Nova',
  'nova-api',
  'compute node',
  'node',
  '虚拟机>vm',
  '计算服务 Nova>nova',
  'API',
);
const hrefOf = (term: TermId): string => `/en/glossary/${term}/`;

/** A tree as it is linked, with what was planned. */
function link(tree: TreeNode, rule: LinkRule) {
  const outline = readOutline(tree);
  const mentions = planMentions(outline, { matcher, rule });
  return { outline, mentions, linked: replaced(tree, applyMentions(mentions, hrefOf)) };
}

describe('applyMentions', () => {
  it('puts text, link and text in the place of a text', () => {
    const tree = md('Use Nova now.');
    const outline = readOutline(tree);
    const [replacement, ...others] = applyMentions(planMentions(outline, { matcher, rule: 'all' }), hrefOf);
    expect(others).toEqual([]);
    expect(replacement?.node).toBe(tree.children?.[0]?.children?.[0]);
    expect(replacement?.nodes).toEqual([
      { type: 'text', value: 'Use ' },
      {
        type: 'link',
        url: '/en/glossary/nova/',
        children: [{ type: 'text', value: 'Nova' }],
        data: { hProperties: { className: ['term'] } },
      },
      { type: 'text', value: ' now.' },
    ]);
  });
  it('leaves no empty text where a mention begins or ends the text', () => {
    const { linked } = link(md('Nova *API* 虚拟机'), 'all');
    const kinds = [...walk(linked)]
      .map(([node]) => node)
      .filter((node) => node.type === 'text' || isTermLink(node));
    expect(kinds.map((node) => (node.type === 'link' ? `→${node.url}` : node.value))).toEqual([
      '→/en/glossary/nova/',
      'Nova',
      ' ',
      '→/en/glossary/api/',
      'API',
      ' ',
      '→/en/glossary/vm/',
      '虚拟机',
    ]);
  });
  it('links several mentions in one text', () => {
    const replacements = applyMentions(
      planMentions(readOutline(md('Nova API, Nova.')), { matcher, rule: 'all' }),
      hrefOf,
    );
    expect(replacements).toHaveLength(1);
    expect(replacements[0]?.nodes.map((n) => n.type)).toEqual([
      'link',
      'text',
      'link',
      'text',
      'link',
      'text',
    ]);
  });
  it('keeps the words as they are written', () => {
    const { linked } = link(md('使用ＡＰＩ和计算服务Nova的compute\nnodes'), 'all');
    const links = [...walk(linked)].map(([node]) => node).filter(isTermLink);
    expect(links.map(visibleText)).toEqual(['ＡＰＩ', '计算服务Nova', 'compute\nnodes']);
  });
  it('changes nothing in the tree it was given, and nothing at all without mentions', () => {
    const tree = md('Use Nova now.');
    const before = JSON.stringify(tree);
    link(tree, 'all');
    expect(JSON.stringify(tree)).toBe(before);
    expect(applyMentions([], hrefOf)).toEqual([]);
  });
});

const words = fc.constantFrom(
  ...[
    'Nova',
    'nova-api',
    'compute node',
    'compute',
    'node',
    '虚拟机',
    '计算服务',
    'API',
    'ＡＰＩ',
    'nodes',
    'a',
    'ﬁ',
    '的',
  ],
  ...[' ', ' ', '\n', '. ', '。', '-', '’s', '/', '😀', 'e\u0301'],
);
const text = fc.array(words, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
const rule = fc.constantFrom<LinkRule>('first-in-section', 'first-in-page', 'all');

const parent = (type: string, children: readonly TreeNode[], more: Partial<TreeNode> = {}): TreeNode => ({
  type,
  children,
  ...more,
});
/** Trees made by hand: deeper and stranger than an author would write them. */
const { root: handmade } = fc.letrec<{ inline: TreeNode; flow: TreeNode; root: TreeNode }>((tie) => {
  const inlines = fc.array(tie('inline'), { maxLength: 4 });
  const flows = fc.array(tie('flow'), { maxLength: 4 });
  const plain = text.map((value): TreeNode => ({ type: 'text', value }));
  const cell = inlines.map((children) => parent('tableCell', children));
  return {
    inline: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { arbitrary: plain, weight: 4 },
      text.map((value): TreeNode => ({ type: 'inlineCode', value })),
      text.map((alt): TreeNode => ({ type: 'image', url: 'a.png', alt })),
      fc.constant<TreeNode>({ type: 'break' }),
      fc
        .constantFrom('<a href="x">', '</a>', '<b>', '</b>')
        .map((value): TreeNode => ({ type: 'html', value })),
      fc
        .tuple(fc.constantFrom('emphasis', 'strong', 'delete', 'link', 'linkReference'), inlines)
        .map(([type, children]) => parent(type, children, { url: 'x' })),
      fc
        .tuple(fc.constantFrom('Cite', 'a', 'b', 'code'), inlines)
        .map(([name, children]) => parent('mdxJsxTextElement', children, { name })),
    ),
    flow: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { arbitrary: inlines.map((children) => parent('paragraph', children)), weight: 4 },
      inlines.map((children) => parent('heading', children, { depth: 2 })),
      text.map((value): TreeNode => ({ type: 'code', value })),
      flows.map((children) => parent('blockquote', children)),
      flows.map((children) => parent('list', [parent('listItem', children)])),
      fc.array(fc.array(cell, { maxLength: 2 }), { maxLength: 3 }).map((rows) =>
        parent(
          'table',
          rows.map((cells) => parent('tableRow', cells)),
        ),
      ),
      fc
        .tuple(fc.constantFrom('Note', 'a', 'summary'), fc.oneof(flows, inlines))
        .map(([name, children]) => parent('mdxJsxFlowElement', children, { name })),
    ),
    root: flows.map((children) => parent('root', children)),
  };
});

/** Trees as Sätteri reads them from a page that throws all marks of Markdown together. */
const marks = fc.constantFrom(
  ...[
    'Nova',
    'nova-api',
    'compute node',
    '虚拟机',
    'API',
    ' ',
    ' ',
    '\n',
    '\n\n',
    '*',
    '**',
    '`',
    '[',
    '](x)',
    '![',
    '> ',
  ],
  ...[
    '\n\n## ',
    '\n\n- ',
    '\n\n| a | b |\n|--|--|\n| ',
    ' | ',
    '~~',
    '\\\n',
    '\n\n```\n',
    '\n```\n\n',
    '<a href="x">',
    '</a>',
  ],
  ...['[x]: y\n', '[^1]', '\n\n[^1]: ', '    ', '&amp;', '\\*', '。', '. '],
);
const parsed = fc.array(marks, { maxLength: 40 }).map((parts) => md(parts.join('')));
const component = fc.tuple(text, text, text).map(([before, inside, after]) => {
  const line = (part: string): string => part.replace(/\n/g, ' ').trim() || 'x';
  return mdx(
    `${line(before)} <b>${line(inside)}</b> <a href="x">${line(inside)}</a>\n\n<Note>${line(inside)} **${line(after)}**</Note>\n\n## ${line(after)}\n\n<Now since="2020">\n\n${line(inside)}\n\n</Now>\n\n${line(after)}`,
  );
});
const trees = fc.oneof(handmade, parsed, component);

/** The generators must give the properties something to hold for. */
it('the trees of the properties hold mentions, of each kind of tree', () => {
  for (const kind of [handmade, parsed, component]) {
    const found = fc.sample(kind, { numRuns: 200, seed: 1 }).map((tree) => link(tree, 'all').mentions.length);
    expect(found.filter((count) => count > 0).length).toBeGreaterThan(20);
  }
});

describe('for every tree', () => {
  it('linking never changes the visible text', () => {
    fc.assert(
      fc.property(trees, rule, (tree, which) => {
        expect(visibleText(link(tree, which).linked)).toBe(visibleText(tree));
      }),
      { numRuns: 500 },
    );
  });

  it('links stand in no heading, code, link or head of a table', () => {
    const closed = new Set(['heading', 'link', 'linkReference', 'inlineCode', 'code', 'image']);
    fc.assert(
      fc.property(trees, (tree) => {
        for (const [node, above] of walk(link(tree, 'all').linked)) {
          if (!isTermLink(node)) continue;
          expect(
            above.filter((a) => closed.has(a.type) || ['a', 'code', 'summary'].includes(a.name ?? '')),
          ).toEqual([]);
          const row = above.findIndex((a) => a.type === 'table') + 1;
          if (row > 0) expect(above[row - 1]?.children?.[0]).not.toBe(above[row]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('there is one link for each planned mention, in its words, and its backlink quotes them', () => {
    fc.assert(
      fc.property(trees, rule, (tree, which) => {
        const { outline, mentions, linked } = link(tree, which);
        const links = [...walk(linked)].map(([node]) => node).filter(isTermLink);
        expect(links.map((node) => [visibleText(node), node.url])).toEqual(
          mentions.map((m) => [outline.blocks[m.block]?.text.slice(m.start, m.end), hrefOf(m.term)]),
        );
        for (const [index, mention] of mentions.entries()) {
          const { hit } = quoteMention(outline, mention);
          expect(hit).toBe(visibleText(links[index] ?? { type: 'none' }).replace(/\n/g, ' '));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('mentions stand in order, overlap nowhere and keep within a segment', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const { outline, mentions } = link(tree, 'all');
        let last = { block: -1, end: 0 };
        for (const { block, start, end, segment } of mentions) {
          expect(block).toBeGreaterThanOrEqual(last.block);
          if (block === last.block) expect(start).toBeGreaterThanOrEqual(last.end);
          expect(end).toBeGreaterThan(start);
          expect(outline.blocks[block]?.segments).toContain(segment);
          expect(start).toBeGreaterThanOrEqual(segment.start);
          expect(end).toBeLessThanOrEqual(segment.end);
          last = { block, end };
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the first mentions are, of all mentions, the first of their term', () => {
    const where = (m: { block: number; start: number }): string => `${m.block}:${m.start}`;
    fc.assert(
      fc.property(trees, (tree) => {
        const all = link(tree, 'all').mentions;
        const firstBy = (key: (m: (typeof all)[number]) => string): string[] =>
          [...new Map([...all].reverse().map((m) => [key(m), m])).values()].reverse().map(where).sort();
        const inSections = link(tree, 'first-in-section').mentions;
        const inPage = link(tree, 'first-in-page').mentions;
        expect(inSections.map(where).sort()).toEqual(firstBy((m) => `${m.section} ${m.term}`));
        expect(inPage.map(where).sort()).toEqual(firstBy((m) => m.term));
      }),
      { numRuns: 300 },
    );
  });

  it('a linked page reads as the same blocks and sections, and is not linked twice', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const { outline, linked } = link(tree, 'all');
        const again = link(linked, 'all');
        expect(again.outline.blocks.map((b) => b.text)).toEqual(outline.blocks.map((b) => b.text));
        expect(again.outline.sections.map((s) => s.id)).toEqual(outline.sections.map((s) => s.id));
        expect(again.mentions).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('every section has its own id unless the author gave it twice', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        const ids = readOutline(tree).sections.map((s) => s.id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
