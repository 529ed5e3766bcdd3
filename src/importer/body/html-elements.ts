import type { Element, Nodes as HastNode } from 'hast';
import { diagnose } from '../../diagnostics/catalogue.ts';
import type { BodyContext } from './context.ts';
import { attributesOf, property } from './html-attributes.ts';
import { convertList, convertPre } from './html-blocks.ts';
import { embedded } from './html-embedded.ts';
import { isEmbedded } from './html-embedded-names.ts';
import { KEPT_BLOCKS, KEPT_WORDS, MARKS, REFUSED, SILENT, UNSEEN } from './html-names.ts';
import { convertTable } from './html-table.ts';
import { textOf } from './html-text.ts';
import { unwrapped } from './html-wrappers.ts';
import {
  element,
  inlineCode,
  isPhrasing,
  type MdNode,
  paragraph,
  text,
  toBlocks,
  toWords,
  wordsOf,
} from './tree.ts';

/** What reading HTML needs besides the elements. */
export interface HtmlReading {
  readonly context: BodyContext;
  /** The Markdown a comment holds the place of. */
  readonly held: (comment: string) => MdNode | undefined;
  /** Where an element begins in the parsed text. */
  readonly offsetOf: (node: HastNode) => number;
}

/** Turns elements into nodes of Markdown, words and blocks side by side. */
export function convertElements(nodes: readonly HastNode[], reading: HtmlReading): MdNode[] {
  return nodes.flatMap((node) => {
    switch (node.type) {
      case 'text':
        return [{ ...text(node.value.replace(/[ \t\n\r\f]+/g, ' ')), ...positionOf(node, reading) }];
      case 'comment':
        return convertComment(node.value, node, reading);
      case 'element':
        return convertElement(node, reading);
      default:
        return [];
    }
  });
}

function positionOf(node: HastNode, { offsetOf }: HtmlReading): Pick<MdNode, 'position'> {
  const offset = offsetOf(node);
  return { position: { start: { offset }, end: { offset } } };
}

/** The words that end a summary, in the generators' ways. */
const SUMMARY_END = /^\s*(?:more|truncate|excerpt|summary|readmore)\s*$/i;

function convertComment(value: string, node: HastNode, reading: HtmlReading): MdNode[] {
  const held = reading.held(value);
  if (held) return [held];
  if (SUMMARY_END.test(value)) return [{ type: 'summaryEnd' }];
  const tab = /^\s*(end)?tab(?:\s+([^@]*))?(?:@\S*)?\s*$/.exec(value);
  if (tab) {
    // Hexo writes the titles of tabs in comments.
    const title = tab[1] === undefined ? (tab[2] ?? '').trim() : '';
    return title === '' ? [] : [paragraph([{ type: 'strong', children: [text(title)] }])];
  }
  const place = reading.context.placeOf({ type: 'comment', ...positionOf(node, reading) });
  const words = value.trim().replace(/\s+/g, ' ').slice(0, 60);
  if (words === '') return [];
  reading.context.diagnostics.push(diagnose('import/comment', place, { words }));
  return [];
}

function convertElement(node: Element, reading: HtmlReading): MdNode[] {
  const name = node.tagName;
  const at = positionOf(node, reading);
  if (isEmbedded(name)) return embedded(node, { ...reading, at });
  if (UNSEEN.has(name)) return dropped(node, reading, '');
  if (REFUSED.has(name)) return dropped(node, reading, textOf(node, reading));
  if (SILENT.has(name)) return [];
  const structure = convertStructure(node, reading, at);
  if (structure) return structure;
  const attributes = attributesOf(node, reading.context, at);
  const children = convertElements(node.children, reading);
  const mark = MARKS[name];
  if (mark !== undefined && Object.hasOwn(MARKS, name)) return marked(mark, children, at);
  const heading = /^h([1-6])$/.exec(name)?.[1];
  if (heading !== undefined) {
    return [
      {
        type: 'heading',
        depth: Number(heading),
        id: attributes['id'] ?? undefined,
        children: toWords(toBlocks(children)),
        ...at,
      },
    ];
  }
  if (KEPT_WORDS.has(name)) return keptWords(name, { attributes, children, at });
  if (KEPT_BLOCKS.has(name)) return keptBlock(name, { attributes, children, at });
  return convertSimple(node, { attributes, children, at, reading });
}

/** Elements with a counterpart in Markdown, and those of which only the content stays. */
function convertSimple(node: Element, found: Kept & { readonly reading: HtmlReading }): MdNode[] {
  const { attributes, children, at } = found;
  switch (node.tagName) {
    case 'br':
      return [{ type: 'break', ...at }];
    case 'hr':
      return [{ type: 'thematicBreak', ...at }];
    case 'p':
      // An empty paragraph only makes room.
      return withAnchor(attributes['id'], toBlocks(children));
    case 'a':
      return anchorOf(node, children, at);
    case 'img':
      return [pictureOf(node, at)];
    case 'code':
    case 'tt':
      return codeOf(children, at);
    case 'li':
      return toBlocks(children);
    case 'blockquote':
      return [{ type: 'blockquote', children: toBlocks(children), ...at }];
    default:
      return unwrapped(node, found);
  }
}

/** Elements that read what they hold in their own way; undefined for others. */
function convertStructure(
  node: Element,
  reading: HtmlReading,
  at: Pick<MdNode, 'position'>,
): MdNode[] | undefined {
  switch (node.tagName) {
    case 'pre':
    case 'xmp':
    case 'listing':
    case 'plaintext':
      return [{ ...convertPre(node, reading), ...at }];
    case 'ul':
    case 'ol':
    case 'dir':
      return [{ ...convertList(node, reading), ...at }];
    case 'table':
      return convertTable(node, { ...reading, at });
    default:
      return undefined;
  }
}

/** Marks go round words; where blocks stand in a mark, they go round the words of each paragraph. */
function marked(type: string, children: readonly MdNode[], at: Pick<MdNode, 'position'>): MdNode[] {
  if (children.every(isPhrasing)) return children.length > 0 ? [{ type, children, ...at }] : [];
  return toBlocks(children).map((block) =>
    block.type === 'paragraph'
      ? { ...block, children: [{ type, children: block.children ?? [], ...at }] }
      : block,
  );
}

/** An element that is being read: what may stay of it, and what it holds. */
export interface Kept {
  readonly attributes: Readonly<Record<string, string | null>>;
  readonly children: readonly MdNode[];
  readonly at: Pick<MdNode, 'position'>;
}

function keptWords(name: string, { attributes, children, at }: Kept): MdNode[] {
  const { id, ...others } = attributes;
  if (children.length === 0) return withAnchor(id, []);
  return withAnchor(id, [
    { ...element('text', name, { attributes: others, children: toWords(children) }), ...at },
  ]);
}

function keptBlock(name: string, { attributes, children, at }: Kept): MdNode[] {
  const { id, ...others } = attributes;
  const words = name === 'summary' || name === 'dt' || name === 'figcaption' || children.every(isPhrasing);
  const content =
    words && name !== 'details' && name !== 'dl' && name !== 'figure'
      ? toWords(toBlocks(children))
      : unwrappedLine(name, toBlocks(children));
  if (content.length === 0) return [];
  return withAnchor(id, [{ ...element('flow', name, { attributes: others, children: content }), ...at }]);
}

/** A definition of one paragraph is a line. */
function unwrappedLine(name: string, blocks: readonly MdNode[]): readonly MdNode[] {
  const [only, ...others] = blocks;
  return name === 'dd' && only?.type === 'paragraph' && others.length === 0 ? (only.children ?? []) : blocks;
}

/** Nodes behind the place that an id names. */
export function withAnchor(id: string | null | undefined, nodes: MdNode[]): MdNode[] {
  return id ? [{ type: 'anchor', value: '', id }, ...nodes] : nodes;
}

function anchorOf(node: Element, children: readonly MdNode[], at: Pick<MdNode, 'position'>): MdNode[] {
  const url = property(node, 'href');
  const id = property(node, 'id') ?? property(node, 'name');
  const anchor = withAnchor(id, []);
  if (url === undefined || children.length === 0) return [...anchor, ...children];
  const title = property(node, 'title') ?? null;
  if (children.every(isPhrasing)) return [...anchor, { type: 'link', url, title, children, ...at }];
  const words = toWords(toBlocks(children));
  return [...anchor, paragraph([{ type: 'link', url, title, children: words, ...at }])];
}

function pictureOf(node: Element, at: Pick<MdNode, 'position'>): MdNode {
  // Pages that load pictures late keep the address elsewhere.
  const late = property(node, 'dataOriginal') ?? property(node, 'dataSrc');
  // Vue binds an address to an expression.
  const bound = property(node, ':src') ?? property(node, 'v-bind:src');
  const own = property(node, 'src') ?? bound ?? '';
  const url = late !== undefined && (own === '' || own.startsWith('data:')) ? late : own;
  return {
    type: 'image',
    url,
    alt: property(node, 'alt') ?? '',
    title: property(node, 'title') ?? null,
    ...at,
  };
}

function codeOf(children: readonly MdNode[], at: Pick<MdNode, 'position'>): MdNode[] {
  if (children.length === 0) return [];
  if (children.every(({ type }) => type === 'text' || type === 'inlineCode'))
    return [{ ...inlineCode(children.map(wordsOf).join('')), ...at }];
  return [{ ...element('text', 'code', { children: toWords(children) }), ...at }];
}

/** Leaves an element out and says so. */
export function dropped(node: Element, reading: HtmlReading, words: string): MdNode[] {
  const { context } = reading;
  const place = context.placeOf({ type: 'element', ...positionOf(node, reading) });
  const shown = words.trim().replace(/\s+/g, ' ');
  if (shown !== '') context.dropped.push(shown);
  else context.consumed.push(textOf(node, reading));
  context.diagnostics.push(diagnose('import/element-dropped', place, { name: node.tagName, words: shown }));
  return [];
}
