import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { eastAsianEmphasis } from './cjk-emphasis.ts';
import { splitBlocks } from './split-blocks.ts';
import type { MdNode } from './tree.ts';

/** The construct that finds addresses without any marks. */
const BARE = 'protocolAutolink';

/**
 * What of GitHub's extensions costs time on every letter or line, and the signs without which it finds nothing.
 * An address in a link of Markdown is no bare one.
 */
const EXTENSIONS: readonly { readonly construct: string; readonly needs: RegExp }[] = [
  { construct: 'emailAutolink', needs: /@/ },
  { construct: BARE, needs: /(?<!\]\(|<)https?:/i },
  { construct: 'wwwAutolink', needs: /www\./i },
  { construct: 'table', needs: /\||:-|-:/ },
];
/** What the library's second search for bare addresses, over the whole tree, looks for. */
const ADDRESS = /@|https?:|www\./i;

interface Construct {
  readonly name?: string;
}
type ConstructMap = Readonly<Record<string, Construct | readonly Construct[]>>;
interface MicromarkExtension {
  readonly text?: ConstructMap;
  readonly flow?: ConstructMap;
  readonly disable?: { readonly null: readonly string[] };
}
type Transform = (tree: MdNode) => MdNode | undefined;
interface ParserData {
  micromarkExtensions?: MicromarkExtension[];
  fromMarkdownExtensions?: unknown[];
}

/** Makes the parser know emphasis beside Chinese. */
function remarkEastAsian(this: Processor): void {
  const data = this.data() as ParserData;
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), eastAsianEmphasis as MicromarkExtension];
}

/** Leaves out constructs by their names, and puts aside what would search the tree again. */
function remarkWithout(
  this: Processor,
  { names, aside }: { names: ReadonlySet<string>; aside: Transform[] },
): void {
  const data = this.data() as ParserData;
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(({ text, flow, ...rest }) => ({
    ...rest,
    ...(text && { text: without(text, names) }),
    ...(flow && { flow: without(flow, names) }),
  }));
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? []).flat().map((extension) => {
    const { transforms, ...rest } = extension as { transforms?: Transform[] };
    aside.push(...(transforms ?? []));
    return rest;
  });
}

function without(constructs: ConstructMap, names: ReadonlySet<string>): ConstructMap {
  const kept = Object.entries(constructs).flatMap(([code, one]) => {
    const left = [one].flat().filter(({ name }) => name === undefined || !names.has(name));
    return left.length === 0 ? [] : [[code, left] as const];
  });
  return Object.fromEntries(kept);
}

/** Keeps the parser from reading indented lines as code, as MDX does. */
function remarkWithoutIndented(this: Processor): void {
  const data = this.data() as ParserData;
  const none = { disable: { null: ['codeIndented'] } };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), none as MicromarkExtension];
}

interface Parser {
  parse(text: string): MdNode;
  /** The library's second search for bare addresses. */
  search(tree: MdNode): MdNode;
}
const parsers = new Map<string, Parser>();

function parserOf(names: ReadonlySet<string>, mdx: boolean): Parser {
  const key = `${[...names].join(' ')} ${mdx}`;
  const known = parsers.get(key);
  if (known) return known;
  const aside: Transform[] = [];
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkWithout, { names, aside })
    .use(remarkEastAsian)
    .use(mdx ? [remarkWithoutIndented] : [])
    .freeze();
  const parser: Parser = {
    parse: (text) => processor.parse(text) as MdNode,
    search: (tree) => aside.reduce((now, search) => search(now) ?? now, tree),
  };
  parsers.set(key, parser);
  return parser;
}

function holdsAddress({ type, value, children }: MdNode): boolean {
  if (type === 'text') return value !== undefined && ADDRESS.test(value);
  return type !== 'link' && (children?.some(holdsAddress) ?? false);
}

/**
 * The parser keeps an object for every sign, edits lists of them, and has a cost for every text: pieces of
 * this many characters take the least time.
 */
const PIECE = 2000;

/**
 * Reads Markdown with the extensions of GitHub into a tree; HTML in it stays as it is. Of the extensions those
 * are left out of which the text holds no sign.
 * @param mdx whether it is read as MDX reads it, where indented lines are no code
 */
export function readMarkdown(text: string, mdx = false): MdNode {
  const starts = splitBlocks(text, PIECE);
  if (starts.length === 1) return parsePiece(text, mdx);
  const children = starts.flatMap((start, index) => {
    const piece = parsePiece(text.slice(start, starts[index + 1]), mdx);
    return (piece.children ?? []).map((node) => moved(node, start));
  });
  return { type: 'root', children };
}

function parsePiece(text: string, mdx: boolean): MdNode {
  const idle = EXTENSIONS.flatMap(({ construct, needs }) => (needs.test(text) ? [] : [construct]));
  const parser = parserOf(new Set(idle), mdx);
  const tree = parser.parse(text);
  if (!holdsAddress(tree)) return tree;
  // What looked like the address of a link is words: it is read again as a bare one.
  const whole = parserOf(new Set(), mdx);
  return whole.search(idle.includes(BARE) ? whole.parse(text) : tree);
}

/** A node of a piece with its offsets in the whole text. */
function moved(node: MdNode, by: number): MdNode {
  const { position, children } = node;
  return {
    ...node,
    ...(position && {
      position: {
        start: { offset: (position.start.offset ?? 0) + by },
        end: { offset: (position.end.offset ?? 0) + by },
      },
    }),
    ...(children && { children: children.map((child) => moved(child, by)) }),
  };
}
