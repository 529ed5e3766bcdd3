import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { type Processor, unified } from 'unified';
import { eastAsianEmphasis } from './cjk-emphasis.ts';
import { splitBlocks } from './split-blocks.ts';
import type { MdNode } from './tree.ts';

/** What of GitHub's extensions costs time on every letter or line, and the signs without which it finds nothing. */
const EXTENSIONS: readonly { readonly construct: string; readonly needs: RegExp }[] = [
  { construct: 'emailAutolink', needs: /@/ },
  { construct: 'protocolAutolink', needs: /https?:/i },
  { construct: 'wwwAutolink', needs: /www\./i },
  { construct: 'table', needs: /\||:-|-:/ },
  // Not a construct: a second search for addresses, over the whole tree.
  { construct: 'transforms', needs: /@|https?:|www\./i },
];

interface Construct {
  readonly name?: string;
}
type ConstructMap = Readonly<Record<string, Construct | readonly Construct[]>>;
interface MicromarkExtension {
  readonly text?: ConstructMap;
  readonly flow?: ConstructMap;
}
interface ParserData {
  micromarkExtensions?: MicromarkExtension[];
  fromMarkdownExtensions?: unknown[];
}

/** Makes the parser know emphasis beside Chinese. */
function remarkEastAsian(this: Processor): void {
  const data = this.data() as ParserData;
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), eastAsianEmphasis as MicromarkExtension];
}

/** Leaves out constructs by their names. */
function remarkWithout(this: Processor, names: ReadonlySet<string>): void {
  const data = this.data() as ParserData;
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(({ text, flow, ...rest }) => ({
    ...rest,
    ...(text && { text: without(text, names) }),
    ...(flow && { flow: without(flow, names) }),
  }));
  if (!names.has('transforms')) return;
  data.fromMarkdownExtensions = (data.fromMarkdownExtensions ?? [])
    .flat()
    .filter((extension) => !Object.hasOwn(extension as object, 'transforms'));
}

function without(constructs: ConstructMap, names: ReadonlySet<string>): ConstructMap {
  const kept = Object.entries(constructs).flatMap(([code, one]) => {
    const left = [one].flat().filter(({ name }) => name === undefined || !names.has(name));
    return left.length === 0 ? [] : [[code, left] as const];
  });
  return Object.fromEntries(kept);
}

const parserOf = (names: ReadonlySet<string>) =>
  unified().use(remarkParse).use(remarkGfm).use(remarkWithout, names).use(remarkEastAsian).freeze();
const parsers = new Map<string, ReturnType<typeof parserOf>>();

/** The parser keeps an object for every sign and edits long lists of them: a long text is read in pieces. */
const PIECE = 30_000;

/**
 * Reads Markdown with the extensions of GitHub into a tree; HTML in it stays as it is. Of the extensions those
 * are left out of which the text holds no sign.
 */
export function readMarkdown(text: string): MdNode {
  const idle = EXTENSIONS.flatMap(({ construct, needs }) => (needs.test(text) ? [] : [construct]));
  const key = idle.join(' ');
  const parser = parsers.get(key) ?? parserOf(new Set(idle));
  parsers.set(key, parser);
  const starts = splitBlocks(text, PIECE);
  if (starts.length === 1) return parser.parse(text) as MdNode;
  const children = starts.flatMap((start, index) => {
    const piece = parser.parse(text.slice(start, starts[index + 1])) as MdNode;
    return (piece.children ?? []).map((node) => moved(node, start));
  });
  return { type: 'root', children };
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
