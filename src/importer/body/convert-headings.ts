import { diagnose } from '../../diagnostics/catalogue.ts';
import type { BodyContext } from './context.ts';
import { type MdNode, paragraph, rebuildRoot, text, trimWords, withChildren, wordsOf } from './tree.ts';

/** The text and the title its first heading gave. */
export interface Headed {
  readonly root: MdNode;
  readonly title?: string;
}

/**
 * Makes headings regular: the first one becomes the title where the text has none, and is left out where it
 * says the title again; the others begin at level 2 and skip none. Ids the source gives stay, and anchors
 * beside headings become their ids.
 */
export function convertHeadings(root: MdNode, context: BodyContext): Headed {
  const children = withIds(placeAnchors(root), context).children ?? [];
  const { rest, title } = liftTitle(children, context);
  return { root: { ...root, children: levelled(rest, context) }, ...(title === undefined ? {} : { title }) };
}

/** Anchors in or directly before a heading become its id; others are left out. */
function placeAnchors(root: MdNode): MdNode {
  const children = root.children ?? [];
  let waiting: string | undefined;
  const placed: MdNode[] = [];
  for (const child of children) {
    if (child.type === 'blockId') {
      const last = placed.at(-1);
      if (last?.type === 'heading') placed[placed.length - 1] = { ...last, id: last.id ?? child.id };
      continue;
    }
    const anchors =
      child.type === 'anchor' ? [child] : (child.children ?? []).filter(({ type }) => type === 'anchor');
    const words = (child.children ?? []).filter(({ type }) => type !== 'anchor');
    if (child.type === 'heading') {
      const id = child.id ?? anchors[0]?.id ?? waiting;
      placed.push(anchors.length > 0 || id !== child.id ? { ...child, children: words, id } : child);
      waiting = undefined;
    } else if (
      anchors.length > 0 &&
      (child.type === 'anchor' || wordsOf({ type: '', children: words }).trim() === '')
    ) {
      waiting = anchors[0]?.id;
    } else {
      waiting = undefined;
      placed.push(child);
    }
  }
  const rest = (node: MdNode): MdNode[] => (node.type === 'anchor' || node.type === 'blockId' ? [] : [node]);
  return rebuildRoot(withChildren(root, placed), rest);
}

const ID_SOURCE = /[ \t]*\{:?[ \t]*((?:[#.][^\s{}#.]+[ \t]*|[\w-]+=(?:"[^"]*"|\S+)[ \t]*)+)\}[ \t]*$/;
const ID = /^[\p{L}\p{N}_][\p{L}\p{N}._:-]*$/u;

/** Reads `## Words {#id}` of Hugo, kramdown and others, and drops what stands twice. */
function withIds(root: MdNode, context: BodyContext): MdNode {
  const taken = new Set<string>();
  return rebuildRoot(root, (node) => {
    if (node.type !== 'heading') return [node];
    const { words, id = node.id } = splitId(trimWords(node.children ?? []), context, node);
    if (id === undefined) return [{ ...node, children: words }];
    if (!ID.test(id) || taken.has(id)) {
      context.diagnostics.push(diagnose('import/heading-id', context.placeOf(node), { anchor: id }));
      return [{ ...node, children: words, id: undefined }];
    }
    taken.add(id);
    return [{ ...node, children: words, id }];
  });
}

function splitId(
  words: readonly MdNode[],
  context: BodyContext,
  heading: MdNode,
): { words: readonly MdNode[]; id?: string } {
  const last = words.at(-1);
  const [whole = '', inner = ''] = last?.type === 'text' ? (ID_SOURCE.exec(last.value ?? '') ?? []) : [];
  // An escaped brace is text.
  if (whole === '' || /\\\{[^{]*$/.test(context.sourceOf(heading).trimEnd())) return { words };
  context.consumed.push(whole);
  const id = /#([^\s{}#.]+)/.exec(inner)?.[1];
  const value = (last?.value ?? '').slice(0, -whole.length);
  const kept = value === '' ? words.slice(0, -1) : [...words.slice(0, -1), text(value)];
  return { words: trimWords(kept), ...(id === undefined ? {} : { id }) };
}

/** A heading that is one of several: 1.2, 一、, 第三章. */
const NUMBERED = /^(?:\d+|[一二三四五六七八九十]+\s*[、.．]|第\s*[\d一二三四五六七八九十]+|[IVX]+\.)/;

function liftTitle(
  children: readonly MdNode[],
  context: BodyContext,
): { rest: readonly MdNode[]; title?: string } {
  const at = children.findIndex((node) => node.type !== 'summaryEnd');
  const first = children[at];
  if (first?.type !== 'heading') return { rest: children };
  const words = wordsOf(first).replace(/\s+/g, ' ').trim();
  const given = context.body.title;
  const others = children.filter((_, index) => index !== at);
  if (given !== undefined) {
    if (!sameWords(words, given)) return { rest: children };
    context.diagnostics.push(diagnose('import/title-twice', context.placeOf(first), { title: words }));
    context.consumed.push(words);
    return { rest: others };
  }
  const depth = first.depth ?? 1;
  const rivals = others.some((node) => node.type === 'heading' && (node.depth ?? 1) <= depth);
  // Of several headings of its level the first is a title only where it is not one in a row: no “1. …”.
  if (words === '' || (rivals && (depth !== 1 || NUMBERED.test(words)))) return { rest: children };
  context.consumed.push(words);
  return { rest: others, title: words };
}

/** Whether two titles say the same, whatever their blanks, case and punctuation. */
function sameWords(a: string, b: string): boolean {
  const bare = (words: string): string =>
    words
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  return bare(a) === bare(b) && bare(a) !== '';
}

/** Levels from 2 on, none skipped, and no bold round the whole of a heading. */
function levelled(children: readonly MdNode[], context: BodyContext): MdNode[] {
  // The levels that are open, as the source numbers them.
  const open: number[] = [];
  const level = (node: MdNode): MdNode[] => {
    if (node.type !== 'heading') return [node];
    const depth = node.depth ?? 1;
    while (open.length > 0 && (open.at(-1) ?? 0) >= depth) open.pop();
    open.push(depth);
    const own = Math.min(6, open.length + 1);
    const words = trimWords(withoutBold(node, context));
    // A picture is no heading.
    if (words.length > 0 && wordsOf(node).trim() === '') return [paragraph(words)];
    if (words.length === 0) {
      context.diagnostics.push(diagnose('import/empty-heading', context.placeOf(node)));
      return [];
    }
    if (own !== depth && !context.seen.has('levels')) {
      context.seen.add('levels');
      const place = context.placeOf(node);
      context.diagnostics.push(diagnose('import/heading-level', place, { from: depth, to: own }));
    }
    return [{ ...node, depth: own, children: words }];
  };
  return children.flatMap((child) => rebuildRootOrSelf(child, level));
}

function rebuildRootOrSelf(node: MdNode, change: (node: MdNode) => MdNode[]): readonly MdNode[] {
  return node.type === 'heading' ? change(node) : [rebuildRoot(node, change)];
}

function withoutBold(node: MdNode, context: BodyContext): readonly MdNode[] {
  const children = node.children ?? [];
  const [only] = children;
  if (children.length !== 1 || only?.type !== 'strong') return children;
  if (!context.seen.has('bold')) {
    context.seen.add('bold');
    context.diagnostics.push(diagnose('import/bold-heading', context.placeOf(node)));
  }
  return only.children ?? [];
}
