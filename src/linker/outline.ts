import GithubSlugger from 'github-slugger';
import {
  type ComponentUse,
  OPAQUE_ELEMENTS,
  type Reference,
  readInline,
  type Segment,
  type Words,
} from './inline.ts';
import { type TreeNode, textAttributes } from './tree.ts';

/** A heading and the part of the page under it. Section 0 is what stands before the first heading. */
export interface Section {
  /** Id of the heading; empty for section 0. */
  readonly id: string;
  readonly title: string;
  /** 2 to 6; 1 for section 0. */
  readonly depth: number;
  /** The heading's node, where the page sets its id. */
  readonly node: TreeNode | undefined;
  /** Whether the author wrote the id. */
  readonly explicit: boolean;
}

/** A block of running text: a paragraph, a table cell. Mentions are found in its whole text. */
export interface Block {
  readonly text: string;
  /** The stretches in which a link may stand; code, links and foreign components are left out. */
  readonly segments: readonly Segment[];
  /** Index into `sections`. */
  readonly section: number;
  /** `heading` and `code` blocks are searched, never linked. */
  readonly kind: 'text' | 'heading' | 'code';
}

/** What a page holds, read from its tree once. */
export interface Outline {
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
  readonly references: readonly Reference[];
  readonly components: readonly ComponentUse[];
  /** Ids that stand twice, with the later heading. */
  readonly duplicates: readonly { readonly id: string; readonly node: TreeNode }[];
}

/** Nodes whose children stand beside one another as blocks of their own. */
const CONTAINERS = new Set([
  'root',
  'blockquote',
  'list',
  'listItem',
  'table',
  'tableRow',
  'footnoteDefinition',
  'containerDirective',
  'mdxJsxFlowElement',
  'descriptionList',
  'descriptionDetails',
]);
/** Nodes of running text: in a JSX element they may stand without a paragraph round them. */
const PHRASING = new Set([
  'text',
  'emphasis',
  'strong',
  'delete',
  'inlineCode',
  'inlineMath',
  'break',
  'link',
  'linkReference',
  'image',
  'imageReference',
  'footnoteReference',
  'mdxJsxTextElement',
  'mdxTextExpression',
]);
/**
 * Reads a page's tree: sections by heading, blocks of text with the nodes they come from, links,
 * pictures and components. Does not change the tree.
 */
export function readOutline(root: TreeNode): Outline {
  const slugger = new GithubSlugger();
  const sections: Section[] = [{ id: '', title: '', depth: 1, node: undefined, explicit: false }];
  const blocks: Block[] = [];
  const references: Reference[] = [];
  const components: ComponentUse[] = [];
  const duplicates: { id: string; node: TreeNode }[] = [];
  const definitions: TreeNode[] = [];
  const pictured = new Set<string>();
  const named = new Map<string, Words[]>();
  const found = { references, components, definitions, pictured, named, open: new Set<string>() };
  // The empty id is section 0's: a heading without letters gets one of its own.
  const ids = new Set(['']);

  const heading = (node: TreeNode): void => {
    const { text } = readInline(node, { ...found, within: [], block: blocks.length });
    const own = idOf(node);
    if (own !== undefined && ids.has(own)) duplicates.push({ id: own, node });
    let id = own ?? slugger.slug(text);
    while (own === undefined && ids.has(id)) id = slugger.slug(text);
    ids.add(id);
    sections.push({ id, title: text.trim(), depth: node.depth ?? 2, node, explicit: own !== undefined });
    blocks.push({ text, segments: [], section: sections.length - 1, kind: 'heading' });
  };

  const block = (node: TreeNode, within: readonly string[], linkable: boolean): void => {
    const { text, segments } = readInline(node, { ...found, within, block: blocks.length });
    if (text.trim() === '') return;
    blocks.push({ text, segments: linkable ? segments : [], section: sections.length - 1, kind: 'text' });
  };

  const visit = (node: TreeNode, within: readonly string[], linkable: boolean): void => {
    if (node.type === 'heading') {
      heading(node);
      return;
    }
    if (node.type === 'code') {
      blocks.push({ text: node.value ?? '', segments: [], section: sections.length - 1, kind: 'code' });
      return;
    }
    if (!CONTAINERS.has(node.type)) {
      block(node, within, linkable);
      return;
    }
    let inside = within;
    let open = linkable;
    if (node.type === 'mdxJsxFlowElement') {
      components.push({ name: node.name ?? '', attributes: textAttributes(node), node, within });
      inside = [...within, node.name ?? ''];
      open &&= !OPAQUE_ELEMENTS.has(node.name ?? '');
    }
    blocksIn(node).forEach((child, index) => {
      // The first row of a table is its heading.
      visit(child, inside, open && !(node.type === 'table' && index === 0));
    });
  };

  visit(root, [], true);
  for (const node of definitions) {
    const name = node.identifier ?? '';
    const kind = pictured.has(name) ? 'image' : 'link';
    references.push({ kind, url: node.url ?? '', node, words: named.get(name) ?? [] });
    // Of two definitions of a name the first counts.
    named.delete(name);
  }
  return { sections, blocks, references, components, duplicates };
}

/** The blocks in a container; words that stand there without a paragraph make one together. */
function blocksIn(container: TreeNode): TreeNode[] {
  const blocks: TreeNode[] = [];
  let words: TreeNode[] = [];
  const close = (): void => {
    if (words.length > 0) blocks.push({ type: 'paragraph', children: words });
    words = [];
  };
  for (const child of container.children ?? []) {
    if (PHRASING.has(child.type)) {
      words.push(child);
    } else {
      close();
      blocks.push(child);
    }
  }
  close();
  return blocks;
}

/** An id the author gave a heading: `## Title {#id}`. */
function idOf(node: TreeNode): string | undefined {
  const data = node.data as { hProperties?: { id?: unknown } } | null | undefined;
  const id = data?.hProperties?.id;
  return typeof id === 'string' ? id : undefined;
}
