import type { Outline } from '../linker/outline.ts';
import type { TreeNode } from '../linker/tree.ts';

/** What a page holds, as plain values: its headings and its text, without the tree. */
export interface PageOutline {
  readonly sections: readonly { readonly id: string; readonly title: string; readonly depth: number }[];
  readonly blocks: readonly {
    readonly text: string;
    readonly kind: 'text' | 'heading' | 'code';
    readonly section: number;
    /** Stretches of running text: no code, no links. */
    readonly segments: readonly { readonly start: number; readonly end: number }[];
  }[];
}

/** Leaves the tree behind, which is many times as large. */
export function pageOutline({ sections, blocks }: Outline): PageOutline {
  return {
    sections: sections.map(({ id, title, depth }) => ({ id, title, depth })),
    blocks: blocks.map(({ text, kind, section, segments }) => ({
      text,
      kind,
      section,
      segments: segments.map(({ start, end }) => ({ start, end })),
    })),
  };
}

const NO_NODE: TreeNode = { type: 'text' };

/** The outline as linking reads it; where its nodes were nobody asks. */
export function linkerOutline({ sections, blocks }: PageOutline): Outline {
  return {
    sections: sections.map((section) => ({ ...section, node: undefined, explicit: false })),
    blocks: blocks.map((block) => ({
      ...block,
      segments: block.segments.map((s) => ({ ...s, node: NO_NODE })),
    })),
    references: [],
    components: [],
    duplicates: [],
  };
}

/** Characters in which a description is found. */
const ENOUGH = 600;

/** The first words of a page's running text, for a description: no pictures, no boxes. */
export function proseOf({ blocks, components }: Outline): string {
  const boxed = new Set<TreeNode>();
  const collect = (node: TreeNode): void => {
    boxed.add(node);
    node.children?.forEach(collect);
  };
  for (const { node } of components) if (node.type === 'mdxJsxFlowElement') collect(node);
  let text = '';
  let part: number | undefined;
  for (const { kind, text: own, segments, section } of blocks) {
    const [first] = segments;
    const isProse = kind === 'text' && first !== undefined && !boxed.has(first.node);
    // Sentences that stand apart on the page make no sense one behind the other.
    if (text !== '' && (!isProse || section !== part)) break;
    if (!isProse) continue;
    part = section;
    // Chinese sentences have no blank between them.
    const gap = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]$/u.test(text) ? '' : ' ';
    text += `${text === '' ? '' : gap}${own.trim()}`;
    if (text.length > ENOUGH) break;
  }
  return text;
}
