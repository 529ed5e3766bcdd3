import type { Place } from '../../diagnostics/diagnostic.ts';

/** An attribute of a component or an HTML element; without a value it only stands there: `open`. */
export interface Attribute {
  readonly type: 'mdxJsxAttribute';
  readonly name: string;
  readonly value: string | null;
}

/** A node of the text under conversion: mdast, with the fields the steps read. Steps make new nodes. */
export interface MdNode {
  readonly type: string;
  readonly children?: readonly MdNode[];
  readonly value?: string;
  readonly depth?: number;
  readonly url?: string;
  readonly title?: string | null;
  readonly alt?: string | null;
  readonly lang?: string | null;
  readonly meta?: string | null;
  readonly ordered?: boolean | null;
  readonly start?: number | null;
  readonly spread?: boolean | null;
  readonly checked?: boolean | null;
  readonly align?: readonly (string | null)[] | null;
  readonly identifier?: string | undefined;
  readonly label?: string | null;
  /** Of a component or an HTML element. */
  readonly name?: string | undefined;
  readonly attributes?: readonly Attribute[];
  /** Of a heading: the id the source gives it. */
  readonly id?: string | undefined;
  /** In the text that was parsed, not in the source. */
  readonly position?:
    | { readonly start: { readonly offset?: number }; readonly end: { readonly offset?: number } }
    | undefined;
}

/** Where a node begins in the source file. */
export type PlaceOf = (node: MdNode) => Place;

/** Nodes that stand in a line of text. Everything else is a block. */
const PHRASING = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'break',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'footnoteReference',
  'mdxJsxTextElement',
  'anchor',
  'tocMark',
]);

/** Whether a node stands in a line of text. */
export function isPhrasing(node: MdNode): boolean {
  return PHRASING.has(node.type);
}

export const text = (value: string): MdNode => ({ type: 'text', value });
export const paragraph = (children: readonly MdNode[]): MdNode => ({ type: 'paragraph', children });
export const inlineCode = (value: string): MdNode => ({ type: 'inlineCode', value });
export const link = (url: string, children: readonly MdNode[]): MdNode => ({ type: 'link', url, children });

/** A component or HTML element, among blocks or in a line of text. */
export function element(
  kind: 'flow' | 'text',
  name: string,
  rest: { attributes?: Readonly<Record<string, string | null | undefined>>; children?: readonly MdNode[] },
): MdNode {
  const attributes = Object.entries(rest.attributes ?? {}).flatMap(([key, value]): Attribute[] =>
    value === undefined ? [] : [{ type: 'mdxJsxAttribute', name: key, value }],
  );
  const type = kind === 'flow' ? 'mdxJsxFlowElement' : 'mdxJsxTextElement';
  return { type, name, attributes, children: rest.children ?? [] };
}

/** A node with other children; itself where nothing changed. */
export function withChildren(node: MdNode, children: readonly MdNode[]): MdNode {
  const same =
    node.children?.length === children.length && node.children.every((child, n) => child === children[n]);
  return same ? node : { ...node, children };
}

/** Rebuilds a tree from its leaves up: each node, its children rebuilt, is replaced by what `change` makes of it. */
export function rebuild(node: MdNode, change: (node: MdNode) => readonly MdNode[]): readonly MdNode[] {
  return change(rebuildRoot(node, change));
}

/** `rebuild` for a root, which stays one node. A node in which nothing changes is not copied. */
export function rebuildRoot(root: MdNode, change: (node: MdNode) => readonly MdNode[]): MdNode {
  const { children } = root;
  if (!children) return root;
  let changed: MdNode[] | undefined;
  children.forEach((child, index) => {
    const made = rebuild(child, change);
    if (!changed && made.length === 1 && made[0] === child) return;
    changed ??= children.slice(0, index);
    for (const node of made) changed.push(node);
  });
  return changed ? { ...root, children: changed } : root;
}

/** Calls back for a node and everything in it, in the order of the text. */
export function walk(node: MdNode, visit: (node: MdNode) => void): void {
  visit(node);
  for (const child of node.children ?? []) walk(child, visit);
}

/** The words of a node, without marks. */
export function wordsOf(node: MdNode): string {
  if (node.type === 'break') return ' ';
  return node.value ?? node.children?.map(wordsOf).join('') ?? node.alt ?? '';
}

/** Blocks and words side by side as blocks only: words next to one another become a paragraph. */
export function toBlocks(nodes: readonly MdNode[]): MdNode[] {
  const blocks: MdNode[] = [];
  let words: MdNode[] = [];
  const close = (): void => {
    const trimmed = trimWords(words);
    const position = words.find((word) => word.position)?.position;
    if (trimmed.length > 0) blocks.push({ ...paragraph(trimmed), ...(position ? { position } : {}) });
    words = [];
  };
  for (const node of nodes) {
    if (isPhrasing(node)) {
      words.push(node);
    } else {
      close();
      blocks.push(node);
    }
  }
  close();
  return blocks;
}

/** Blocks and words side by side as words only: a break stands where a block ended. */
export function toWords(nodes: readonly MdNode[]): MdNode[] {
  const words: MdNode[] = [];
  let between = false;
  for (const node of nodes) {
    const block = !isPhrasing(node);
    const own = block ? wordsIn(node) : [node];
    if (own.length === 0) continue;
    if ((between || block) && words.length > 0) words.push({ type: 'break' });
    words.push(...own);
    between = block;
  }
  return words;
}

function wordsIn(block: MdNode): MdNode[] {
  if (block.type === 'code') return [inlineCode(block.value ?? '')];
  return toWords(block.children ?? []);
}

/** Words without breaks and blanks at both ends. */
export function trimWords(words: readonly MdNode[]): MdNode[] {
  let from = 0;
  let to = words.length;
  const idle = (node: MdNode | undefined): boolean =>
    node?.type === 'break' || (node?.type === 'text' && /^[ \t\n]*$/.test(node.value ?? ''));
  while (from < to && idle(words[from])) from++;
  while (to > from && idle(words[to - 1])) to--;
  return words.slice(from, to).map((node, index, all) => {
    if (node.type !== 'text') return node;
    let value = node.value ?? '';
    if (index === 0) value = value.replace(/^[ \t\n]+/, '');
    if (index === all.length - 1) value = value.replace(/[ \t\n]+$/, '');
    return value === node.value ? node : { ...node, value };
  });
}
