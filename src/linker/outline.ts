import GithubSlugger from 'github-slugger';
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

/** A stretch of a block's text that comes from one text node. */
export interface Segment {
  readonly node: TreeNode;
  readonly start: number;
  readonly end: number;
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

/** A link or picture the author wrote. */
export interface Reference {
  readonly kind: 'link' | 'image';
  readonly url: string;
  readonly node: TreeNode;
}

/** An MDX component on the page. */
export interface ComponentUse {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly node: TreeNode;
  /** Names of the components round it, outermost first. */
  readonly within: readonly string[];
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
/** Inline nodes whose text is never linked. */
const OPAQUE = new Set(['link', 'linkReference', 'inlineCode', 'image', 'imageReference', 'html', 'inlineMath']);

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
  const explicitIds = new Set<string>();

  const heading = (node: TreeNode): void => {
    const { text } = readInline(node, { references, components, within: [] });
    const own = idOf(node);
    if (own !== undefined && explicitIds.has(own)) duplicates.push({ id: own, node });
    if (own !== undefined) explicitIds.add(own);
    const id = own ?? slugger.slug(text);
    sections.push({ id, title: text.trim(), depth: node.depth ?? 2, node, explicit: own !== undefined });
    blocks.push({ text, segments: [], section: sections.length - 1, kind: 'heading' });
  };

  const block = (node: TreeNode, within: readonly string[], linkable: boolean): void => {
    const { text, segments } = readInline(node, { references, components, within });
    if (text.trim() === '') return;
    blocks.push({ text, segments: linkable ? segments : [], section: sections.length - 1, kind: 'text' });
  };

  const visit = (node: TreeNode, within: readonly string[], linkable: boolean): void => {
    if (node.type === 'heading') return heading(node);
    if (node.type === 'code') {
      blocks.push({ text: node.value ?? '', segments: [], section: sections.length - 1, kind: 'code' });
      return;
    }
    if (!CONTAINERS.has(node.type)) return block(node, within, linkable);
    let inside = within;
    if (node.type === 'mdxJsxFlowElement') {
      components.push({ name: node.name ?? '', attributes: textAttributes(node), node, within });
      inside = [...within, node.name ?? ''];
    }
    node.children?.forEach((child, index) => {
      // The first row of a table is its heading.
      visit(child, inside, linkable && !(node.type === 'table' && index === 0));
    });
  };

  visit(root, [], true);
  return { sections, blocks, references, components, duplicates };
}

/** An id the author gave a heading: `## Title {#id}`. */
function idOf(node: TreeNode): string | undefined {
  const data = node.data as { hProperties?: { id?: unknown } } | null | undefined;
  const id = data?.hProperties?.id;
  return typeof id === 'string' ? id : undefined;
}

interface Found {
  readonly references: Reference[];
  readonly components: ComponentUse[];
  readonly within: readonly string[];
}

function readInline(root: TreeNode, found: Found): { text: string; segments: Segment[] } {
  let text = '';
  const segments: Segment[] = [];
  const visit = (node: TreeNode, linkable: boolean, within: readonly string[]): void => {
    switch (node.type) {
      case 'text': {
        const value = node.value ?? '';
        if (linkable && value !== '') segments.push({ node, start: text.length, end: text.length + value.length });
        text += value;
        return;
      }
      case 'inlineCode':
      case 'inlineMath':
        text += node.value ?? '';
        return;
      case 'break':
        text += '\n';
        return;
      case 'image':
        found.references.push({ kind: 'image', url: node.url ?? '', node });
        text += node.alt ?? '';
        return;
      case 'html':
      case 'yaml':
      case 'toml':
      case 'definition':
      case 'mdxjsEsm':
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return;
      default: {
        let inside = within;
        if (node.type === 'link') found.references.push({ kind: 'link', url: node.url ?? '', node });
        if (node.type === 'mdxJsxTextElement') {
          found.components.push({ name: node.name ?? '', attributes: textAttributes(node), node, within });
          inside = [...within, node.name ?? ''];
        }
        const open = linkable && !OPAQUE.has(node.type);
        for (const child of node.children ?? []) visit(child, open, inside);
      }
    }
  };
  visit(root, true, found.within);
  return { text, segments };
}
