import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkStringify, { type Options } from 'remark-stringify';
import { unified } from 'unified';
import { type Attribute, isPhrasing, type MdNode } from './tree.ts';

/** What the writer of the library hands its handlers. */
interface WriterState {
  enter(construct: string): () => void;
  containerPhrasing(node: MdNode, info: unknown): string;
  containerFlow(node: MdNode, info: unknown): string;
  safe(value: string, info: unknown): string;
  readonly stack: readonly string[];
  readonly indexStack: readonly number[];
}
type Info = Readonly<Record<string, unknown>>;
type Handler = (node: MdNode, parent: MdNode | undefined, state: WriterState, info: Info) => string;

/** Elements whose children stand on lines without empty ones between them. */
const TIGHT = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'dl']);

function tag(node: MdNode, end: '>' | ' />'): string {
  const attributes = (node.attributes ?? []).map(attributeText).join('');
  return `<${node.name ?? ''}${attributes}${end}`;
}

function attributeText({ name, value }: Attribute): string {
  if (value === null) return ` ${name}`;
  const safe = value
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('"', '&quot;')
    .replaceAll('<', '&lt;');
  return ` ${name}="${safe}"`;
}

function phrasing(node: MdNode, state: WriterState, info: Info): string {
  const exit = state.enter('phrasing');
  const words = state.containerPhrasing(node, { ...info, before: '>', after: '<' });
  exit();
  return words;
}

const textElement: Handler = (node, _, state, info) => {
  if ((node.children?.length ?? 0) === 0) return tag(node, ' />');
  return `${tag(node, '>')}${phrasing(node, state, info)}</${node.name}>`;
};

const flowElement: Handler = (node, _, state, info) => {
  const children = node.children ?? [];
  const cell = node.name === 'td' || node.name === 'th';
  if (children.length === 0) return cell ? `${tag(node, '>')}</${node.name}>` : tag(node, ' />');
  const open = tag(node, '>');
  const close = `</${node.name}>`;
  if (children.every(isPhrasing)) return `${open}${phrasing(node, state, info)}${close}`;
  const exit = state.enter('mdxJsxFlowElement');
  const content = state.containerFlow(node, info);
  exit();
  return TIGHT.has(node.name ?? '') ? `${open}\n${content}\n${close}` : `${open}\n\n${content}\n\n${close}`;
};

/** In a heading braces would begin its attributes, even behind a backslash. */
const textHandler: Handler = (node, parent, state, info) => {
  const siblings = parent?.children ?? [];
  const index = state.indexStack.at(-1) ?? 0;
  // In a cell parsers disagree on a backslash before a bar.
  if (state.stack.includes('tableCell') && node.value?.includes('\\|')) {
    return node.value
      .split('\\|')
      .map((part) => state.safe(part, info))
      .join('&#92;\\|');
  }
  const safe = state.safe(node.value ?? '', {
    ...info,
    beforeNode: siblings[index - 1],
    afterNode: siblings[index + 1],
  });
  if (!state.stack.includes('headingAtx')) return safe;
  return safe.replace(/\\?\{/g, '&#123;').replace(/\\?\}/g, '&#125;');
};

const heading: Handler = (node, _, state, info) => {
  const exit = state.enter('headingAtx');
  const leave = state.enter('phrasing');
  const signs = '#'.repeat(node.depth ?? 2);
  const words = state.containerPhrasing(node, { ...info, before: '# ', after: '\n' });
  leave();
  exit();
  // A blank or tab at the beginning would be taken for what parts the signs from the words.
  const value = words.replace(/^[\t ]/, (blank) => `&#${blank.charCodeAt(0)};`);
  return `${signs}${value === '' ? '' : ` ${value}`}${node.id === undefined ? '' : ` {#${node.id}}`}`;
};

const peekTag = Object.assign(textElement, { peek: () => '<' });

const settings: Options = {
  bullet: '-',
  bulletOther: '*',
  emphasis: '*',
  strong: '*',
  fence: '`',
  fences: true,
  // Three hyphens at the beginning of a page would begin its front matter.
  rule: '*',
  listItemIndent: 'one',
  incrementListMarker: true,
  resourceLink: true,
  handlers: {
    text: textHandler,
    heading,
    mdxJsxTextElement: peekTag,
    mdxJsxFlowElement: flowElement,
  } as unknown as NonNullable<Options['handlers']>,
  unsafe: [
    // At the beginning of a paragraph these words begin a program.
    { atBreak: true, character: 'i', after: 'mport\\b' },
    { atBreak: true, character: 'e', after: 'xport\\b' },
    { character: '}', inConstruct: 'phrasing' },
  ],
  join: [
    // Rows and cells stand on lines of their own, without empty ones between.
    (_left, _right, parent) => {
      const { type, name } = parent as unknown as MdNode;
      return type === 'mdxJsxFlowElement' && TIGHT.has(name ?? '') ? 0 : undefined;
    },
  ],
};

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false })
  .use(remarkMdx)
  .use(remarkStringify, settings)
  .freeze();

/** Writes a tree as MDX; ends with a line feed. */
export function writeMdx(root: MdNode): string {
  const mdx = writer.stringify(root as unknown as Parameters<typeof writer.stringify>[0]);
  return mdx.endsWith('\n') || mdx === '' ? mdx : `${mdx}\n`;
}
