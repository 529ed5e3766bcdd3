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
  /** What may have to be escaped, each for one character. */
  unsafe: readonly Unsafe[];
  readonly indexStack: readonly number[];
}
interface Unsafe {
  readonly character: string;
  readonly atBreak?: boolean;
}
type Info = Readonly<Record<string, unknown>>;
type Handler = (node: MdNode, parent: MdNode | undefined, state: WriterState, info: Info) => string;

/** Elements whose children stand on lines without empty ones between them. */
const TIGHT = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'dl']);

function tag(node: MdNode, end: '>' | ' />', { stack }: WriterState): string {
  const attributes = (node.attributes ?? []).map(attributeText).join('');
  const safe = stack.includes('tableCell') ? attributes.replaceAll('|', '&#124;') : attributes;
  return `<${node.name ?? ''}${safe}${end}`;
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
  if ((node.children?.length ?? 0) === 0) return tag(node, ' />', state);
  return `${tag(node, '>', state)}${phrasing(node, state, info)}</${node.name}>`;
};

const flowElement: Handler = (node, _, state, info) => {
  const children = node.children ?? [];
  const cell = node.name === 'td' || node.name === 'th';
  if (children.length === 0)
    return cell ? `${tag(node, '>', state)}</${node.name}>` : tag(node, ' />', state);
  const open = tag(node, '>', state);
  const close = `</${node.name}>`;
  if (children.every(isPhrasing)) return `${open}${phrasing(node, state, info)}${close}`;
  const exit = state.enter('mdxJsxFlowElement');
  const content = state.containerFlow(node, info);
  exit();
  return TIGHT.has(node.name ?? '') ? `${open}\n${content}\n${close}` : `${open}\n\n${content}\n\n${close}`;
};

/** Patterns by the characters they need, of the text that is being written. */
interface PatternIndex {
  readonly patterns: readonly Unsafe[];
  /** Of every ASCII character its number among those the patterns need, from 1; 0 for others. */
  readonly numbers: Uint8Array;
  /** By the characters that are there, as bits. */
  readonly found: Map<string, readonly Unsafe[]>;
}
let index: PatternIndex | undefined;

function indexOf(patterns: readonly Unsafe[]): PatternIndex {
  const numbers = new Uint8Array(128);
  [...new Set(patterns.map(({ character }) => character))].forEach((character, n) => {
    numbers[character.charCodeAt(0)] = n + 1;
  });
  return { patterns, numbers, found: new Map() };
}

/** The patterns whose characters stand in some words. */
function patternsFor(words: string, patterns: readonly Unsafe[]): readonly Unsafe[] {
  if (index?.patterns !== patterns) index = indexOf(patterns);
  const { numbers, found } = index;
  // 128 bits are enough for the characters of ASCII.
  const bits = [0, 0, 0, 0];
  let lines = false;
  for (let at = 0; at < words.length; at++) {
    const code = words.charCodeAt(at);
    if (code === 10 || code === 13) lines = true;
    const number = code < 128 ? (numbers[code] ?? 0) : 0;
    if (number > 0) bits[number >> 5] = (bits[number >> 5] ?? 0) | (1 << (number & 31));
  }
  const key = `${bits.join(' ')} ${lines}`;
  const known = found.get(key);
  if (known) return known;
  const own = patterns.filter(
    ({ character, atBreak }) => words.includes(character) && (lines || atBreak !== true),
  );
  found.set(key, own);
  return own;
}

/** In a heading braces would begin its attributes, even behind a backslash. */
const textHandler: Handler = (node, parent, state, info) => {
  const siblings = parent?.children ?? [];
  const at = state.indexStack.at(-1) ?? 0;
  const all = state.unsafe;
  // Each pattern is a search in the words: those of other characters would search in vain.
  state.unsafe = patternsFor(`${info['before'] ?? ''}${node.value ?? ''}${info['after'] ?? ''}`, all);
  const safe = state.safe(node.value ?? '', {
    ...info,
    beforeNode: siblings[at - 1],
    afterNode: siblings[at + 1],
  });
  state.unsafe = all;
  if (state.stack.includes('tableCell')) return plainBackslashes(safe);
  if (!state.stack.includes('headingAtx')) return safe;
  return safe.replace(/\\?\{/g, '&#123;').replace(/\\?\}/g, '&#125;');
};

/**
 * In a cell parsers disagree on backslashes before a bar, which may stand in the next node: those that are
 * text, not signs of an escape, are written as references where a bar or another sign may follow.
 */
function plainBackslashes(safe: string): string {
  return safe.includes('\\')
    ? safe.replace(/\\(?:\\|$)|(\\[^\\])/g, (_, kept?: string) => kept ?? '&#92;')
    : safe;
}

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
