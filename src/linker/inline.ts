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
  /** Where the words of the link stand; a definition (`[name]: address`) may have several, or none. */
  readonly words: readonly Words[];
}

/** Words of a page: in which of its blocks, and from where to where in its text. */
export interface Words {
  readonly block: number;
  readonly start: number;
  readonly end: number;
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
  /** Words that lead where a definition says, `[words][name]`, by its name. */
  readonly named: Map<string, Words[]>;
  /** Index the block will have on the page. */
  readonly block: number;
  /** Names of the opaque elements that are open at this place, written as tags: they may go on over many blocks. */
  readonly open: Set<string>;
}

/**
 * Reads the inline nodes of one block.
 * @returns its text as a reader sees it, and the stretches in which a link may stand
 */
export function readInline(root: TreeNode, found: Found): { text: string; segments: Segment[] } {
  let text = '';
  const segments: Segment[] = [];
  const visit = (node: TreeNode, linkable: boolean, within: readonly string[]): void => {
    switch (node.type) {
      case 'text': {
        const value = node.value ?? '';
        if (linkable && found.open.size === 0 && value !== '')
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
        found.references.push({ kind: 'image', url: node.url ?? '', node, words: [] });
        text += node.alt ?? '';
        return;
      case 'imageReference':
        found.pictured.add(node.identifier ?? '');
        text += node.alt ?? '';
        return;
      case 'definition':
        found.definitions.push(node);
        return;
      case 'html':
        readTags(node.value ?? '', found.open);
        return;
      case 'yaml':
      case 'toml':
      case 'mdxjsEsm':
      case 'mdxFlowExpression':
      case 'mdxTextExpression':
        return;
      default: {
        let inside = within;
        if (node.type === 'mdxJsxTextElement') {
          found.components.push({ name: node.name ?? '', attributes: textAttributes(node), node, within });
          inside = [...within, node.name ?? ''];
        }
        const open = linkable && !OPAQUE.has(node.type) && !OPAQUE_ELEMENTS.has(node.name ?? '');
        const start = text.length;
        const at = found.references.length;
        for (const child of node.children ?? []) visit(child, open, inside);
        const words = { block: found.block, start, end: text.length };
        if (node.type === 'link') {
          // Before the pictures inside it: in the order of the text.
          found.references.splice(at, 0, { kind: 'link', url: node.url ?? '', node, words: [words] });
        } else if (node.type === 'linkReference') {
          const name = node.identifier ?? '';
          found.named.set(name, [...(found.named.get(name) ?? []), words]);
        }
      }
    }
  };
  visit(root, true, found.within);
  return { text, segments };
}

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
const TAG = /<(\/?)([a-z][a-z0-9-]*)(?=[\s/>])(?:[^>"']|"[^"]*"|'[^']*')*?(\/?)>/gi;

/** Follows which opaque elements are open behind a piece of HTML; `<a id="x"/>` is one that holds nothing. */
function readTags(html: string, open: Set<string>): void {
  for (const [, closes, name = '', empty] of html.replace(COMMENT, '').matchAll(TAG)) {
    const element = name.toLowerCase();
    if (closes === '/') open.delete(element);
    else if (empty === '' && OPAQUE_ELEMENTS.has(element)) open.add(element);
  }
}
