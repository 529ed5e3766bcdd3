import { diagnose } from '../../diagnostics/catalogue.ts';
import { asideOf } from './aside.ts';
import { isContainer, styleKind } from './containers.ts';
import { type BodyContext, restoreTags } from './context.ts';
import { pairContainers } from './pair-containers.ts';
import { tagAddress } from './tag-address.ts';
import { tagNodes, UNKNOWN } from './tag-nodes.ts';
import {
  isPhrasing,
  type MdNode,
  rebuildRoot,
  text,
  toBlocks,
  toWords,
  trimWords,
  withChildren,
  wordsOf,
} from './tree.ts';

/**
 * Puts into the tree what the generators' tags stand for. In code a tag is the text it was; in an address
 * it is an address.
 */
export function convertTags(root: MdNode, context: BodyContext): MdNode {
  if (context.tags.length === 0) return root;
  const marked = rebuildRoot(root, (node) => {
    if (node.type === 'text') return splitText(node, context);
    if (node.children === undefined) return [restored(node, context)];
    return arranged(restored(node, context), context);
  });
  const paired = pairContainers(marked, context);
  return rebuildRoot(paired, (node) =>
    node.type === 'containerMark' || node.type === 'tocMark' ? [] : [node],
  );
}

function restored(node: MdNode, context: BodyContext): MdNode {
  const [mark] = context.marks;
  const source = (value: string): string => restoreTags(value, context, (tag) => tag.source);
  let result = node;
  for (const key of ['value', 'alt', 'title', 'lang', 'meta', 'label', 'id'] as const) {
    const value = result[key];
    if (typeof value === 'string' && value.includes(mark)) result = { ...result, [key]: source(value) };
  }
  const url = result.url;
  if (url !== undefined && (url.includes(mark) || url.includes(encodeURI(mark)))) {
    const written = url.includes(mark) ? url : decodeURI(url);
    result = { ...result, url: restoreTags(written, context, tagAddress) };
  }
  return result;
}

function splitText(node: MdNode, context: BodyContext): MdNode[] {
  const [open, close] = context.marks;
  const value = node.value ?? '';
  if (!value.includes(open)) return [node];
  return value.split(open).flatMap((part, index): MdNode[] => {
    if (index === 0) return part === '' ? [] : [{ ...node, value: part }];
    const end = part.indexOf(close);
    const number = Number(part.slice(0, end));
    const tag = context.tags[number];
    const rest = part.slice(end + 1);
    const own = !tag
      ? []
      : isContainer(tag)
        ? [{ type: 'containerMark', depth: number }]
        : tagNodes(tag, context).map((one) => ({ position: node.position, ...one }));
    return rest === '' ? own : [...own, text(rest)];
  });
}

/** A paragraph whose tags became blocks is parted at them. */
function arranged(node: MdNode, context: BodyContext): MdNode[] {
  const children = node.children ?? [];
  if (node.type === 'list' && children.some(holdsContents)) {
    context.dropped.push(wordsOf(node).trim());
    context.diagnostics.push(diagnose('import/contents', context.placeOf(node)));
    return [];
  }
  if (node.type === 'paragraph' && children.length === 1 && children[0]?.name === UNKNOWN) {
    return [
      {
        ...asideOf('note', { title: context.words.unconverted, children: [node] }),
        ...(node.position ? { position: node.position } : {}),
      },
    ];
  }
  const placed = children.filter(({ type }) => type !== 'attributes');
  const noted = noteOf(node, children, placed);
  if (noted) return noted;
  const own = children.length === placed.length ? node : withAttributes(node, children, placed);
  if (own.children?.every(isPhrasing) ?? true) {
    return own.type === 'paragraph' && own !== node && trimmedAway(own) ? lone(children) : [own];
  }
  if (own.type === 'paragraph') return toBlocks(own.children ?? []);
  if (isLine(own)) return [withChildren(own, toWords(own.children ?? []))];
  return [own];
}

function isLine({ type }: MdNode): boolean {
  return /^(?:heading|tableCell|emphasis|strong|delete|link|linkReference|mdxJsxTextElement)$/.test(type);
}

/** `{: #id}` behind the words of a heading; of other nodes it only says how they look. */
function withAttributes(node: MdNode, children: readonly MdNode[], placed: readonly MdNode[]): MdNode {
  const id = children.map(attributeId).find((one) => one !== undefined);
  const toc = children.some((child) => child.type === 'attributes' && /\btoc\b/.test(child.value ?? ''));
  const kept = toc ? [...placed, { type: 'tocMark' }] : placed;
  return { ...node, children: kept, ...(id !== undefined && node.type === 'heading' ? { id } : {}) };
}

/** The mark of a note that came of attributes: of a quotation they are the last words. */
const BY_ATTRIBUTES = 'note-by-attributes';

/** `{: .note }` behind a paragraph, and `{: .prompt-tip }` behind a quotation, as themes of Jekyll write notes. */
function noteOf(node: MdNode, children: readonly MdNode[], placed: readonly MdNode[]): MdNode[] | undefined {
  if (node.type === 'blockquote') {
    const last = children.at(-1);
    if (last?.identifier !== BY_ATTRIBUTES) return undefined;
    return [
      { ...last, identifier: undefined, children: [...children.slice(0, -1), ...(last.children ?? [])] },
    ];
  }
  if (node.type === 'tableRow' && children.length === 1 && children[0]?.identifier === BY_ATTRIBUTES)
    return [];
  if (node.type === 'tableCell' && placed.length === 0 && children.length > 0) {
    // Attributes below a table stand in a row of their own.
    return [{ ...node, children: [], identifier: BY_ATTRIBUTES }];
  }
  if (node.type !== 'paragraph' || placed.length === 0) return undefined;
  const classes = children.flatMap((child) =>
    child.type === 'attributes'
      ? [...(child.value ?? '').matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name)
      : [],
  );
  const kind = styleKind(classes.map((name) => name.replace(/^prompt-/, '')));
  if (kind === undefined) return undefined;
  const aside = asideOf(kind, { children: [withChildren(node, trimWords(placed))] });
  return [{ ...aside, identifier: BY_ATTRIBUTES, ...(node.position && { position: node.position }) }];
}

function trimmedAway(node: MdNode): boolean {
  return (node.children ?? []).every((child) => child.type === 'text' && (child.value ?? '').trim() === '');
}

/** Attributes in a paragraph of their own belong to the block before them. */
function lone(children: readonly MdNode[]): MdNode[] {
  const id = children.map(attributeId).find((one) => one !== undefined);
  return id === undefined ? [] : [{ type: 'blockId', id }];
}

function attributeId(node: MdNode): string | undefined {
  return node.type === 'attributes' ? /(?:^|\s)#([\w-]+)/.exec(node.value ?? '')?.[1] : undefined;
}

/** `{:toc}` in an item of a list puts a table of contents in the list's place. */
function holdsContents(item: MdNode): boolean {
  return (item.children ?? []).some((block) => (block.children ?? []).some(({ type }) => type === 'tocMark'));
}
