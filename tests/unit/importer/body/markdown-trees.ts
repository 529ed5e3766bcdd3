import fc from 'fast-check';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import { type TextNode, visibleText } from '../../../../src/importer/body/visible-text.ts';

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const WORDS = [
  'word',
  'two words',
  '词',
  '中文，',
  '：',
  '“引”',
  '（注）',
  '1',
  '2.',
  'a_b',
  '{x}',
  '{ y: 1 }',
  '}',
  '< 3',
  '&',
  '&amp;',
  '#',
  '- ',
  '+',
  '|',
  'import x',
  'export y',
  '\\',
  '`',
  '!',
  '[',
  ']',
  '(z)',
  ':',
  '~',
  '=',
  '"',
  "'",
  'é',
  '😀',
  'עברית',
];
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''));
const text = words.map((value): Node => ({ type: 'text', value }));
const code = words.map((value): Node => ({ type: 'inlineCode', value }));

const { phrase } = fc.letrec<{ phrase: Node }>((tie) => ({
  phrase: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    code,
    fc
      .constantFrom('emphasis', 'strong', 'delete')
      .chain((type) =>
        fc.array(tie('phrase'), { minLength: 1, maxLength: 3 }).map((children): Node => ({ type, children })),
      ),
    fc
      .array(text, { minLength: 1, maxLength: 2 })
      .map((children): Node => ({ type: 'link', url: 'https://example.org/{a}?b=(c)', children })),
    words.map((alt): Node => ({ type: 'image', url: 'a.png', alt: alt.trim() || 'x' })),
  ),
}));
const line = fc.array(phrase, { minLength: 1, maxLength: 4 });
const paragraph = line.map((children): Node => ({ type: 'paragraph', children }));
const cell = line.map((children): Node => ({ type: 'tableCell', children }));

const { block } = fc.letrec<{ block: Node }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    paragraph,
    fc
      .tuple(fc.integer({ min: 1, max: 6 }), line)
      .map(([depth, children]): Node => ({ type: 'heading', depth, children })),
    words.map((value): Node => ({ type: 'code', lang: 'js', value })),
    fc.constant<Node>({ type: 'thematicBreak' }),
    fc
      .array(tie('block'), { minLength: 1, maxLength: 3 })
      .map((children): Node => ({ type: 'blockquote', children })),
    fc
      .tuple(
        fc.boolean(),
        fc.array(fc.array(tie('block'), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
      )
      .map(
        ([ordered, items]): Node => ({
          type: 'list',
          ordered,
          children: items.map((children) => ({ type: 'listItem', children })),
        }),
      ),
    fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 3 }).map(
      (rows): Node => ({
        type: 'table',
        children: rows.map((children) => ({ type: 'tableRow', children })),
      }),
    ),
  ),
}));

const writer = unified().use(remarkGfm).use(remarkStringify).freeze();
const reader = unified().use(remarkParse).use(remarkGfm).freeze();

/** Begin a formula for the importer, where a plain parser reads a backslash. */
const FORMULA = /\\\\[[(]/;

/** Markdown as a careful author writes it: trees of all constructs, written out. */
export const markdown = fc
  .array(block, { minLength: 1, maxLength: 5 })
  .map((children) => writer.stringify({ type: 'root', children } as unknown as Root))
  .filter((source) => !FORMULA.test(source));

/** What a plain parser, which knows nothing of the importer, shows of Markdown. */
export function plainText(source: string): string {
  return visibleText(reader.parse(source) as TextNode);
}
