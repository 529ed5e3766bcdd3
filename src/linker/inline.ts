import { type TreeNode, textAttributes } from './tree.ts';

/** A stretch of a block's text that comes from one text node. */
export interface Segment {
  readonly node: TreeNode;
  readonly start: number;
  readonly end: number;
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

/** HTML elements, written by hand, whose text is never linked: links, and what is code by another name. */
export const OPAQUE_ELEMENTS = new Set(['a', 'button', 'code', 'kbd', 'pre', 'samp', 'summary', 'var']);
/** Inline nodes whose text is never linked. */
const OPAQUE = new Set(['link', 'linkReference']);

/** What reading inline nodes adds to, over a whole page. */
export interface Found {
  readonly references: Reference[];
  readonly components: ComponentUse[];
  /** Addresses written apart: `[name]: address`. */
  readonly definitions: TreeNode[];
  /** Identifiers of definitions that pictures use. */
  readonly pictured: Set<string>;
  readonly within: readonly string[];
}

/**
 * Reads the inline nodes of one block.
 * @returns its text as a reader sees it, and the stretches in which a link may stand
 */
export function readInline(root: TreeNode, found: Found): { text: string; segments: Segment[] } {
  let text = '';
  const segments: Segment[] = [];
  /** How many opaque elements written as raw HTML are open. */
  let raw = 0;
  const visit = (node: TreeNode, linkable: boolean, within: readonly string[]): void => {
    switch (node.type) {
      case 'text': {
        const value = node.value ?? '';
        if (linkable && raw === 0 && value !== '')
          segments.push({ node, start: text.length, end: text.length + value.length });
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
      case 'imageReference':
        found.pictured.add(node.identifier ?? '');
        text += node.alt ?? '';
        return;
      case 'definition':
        found.definitions.push(node);
        return;
      case 'html': {
        const [, slash, name = ''] = /^<(\/?)([a-z]+)/i.exec(node.value ?? '') ?? [];
        if (OPAQUE_ELEMENTS.has(name.toLowerCase())) raw = slash === '/' ? Math.max(0, raw - 1) : raw + 1;
        return;
      }
      case 'yaml':
      case 'toml':
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
        const open = linkable && !OPAQUE.has(node.type) && !OPAQUE_ELEMENTS.has(node.name ?? '');
        for (const child of node.children ?? []) visit(child, open, inside);
      }
    }
  };
  visit(root, true, found.within);
  return { text, segments };
}
