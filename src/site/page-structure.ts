import type { TreeNode } from '../linker/tree.ts';

/** What stands under a heading; the first section has none. */
export interface SectionStructure {
  /** 1 for what stands before the first heading. */
  readonly depth: number;
  readonly title: string;
  readonly line: number;
  readonly column: number;
  readonly diagrams: number;
  readonly tables: number;
}
export type PageStructure = readonly SectionStructure[];

/** Reads of a page what a translation has in common with its original, whatever the words. */
export function readStructure(root: TreeNode): PageStructure {
  const sections: { -readonly [K in keyof SectionStructure]: SectionStructure[K] }[] = [
    { depth: 1, title: '', line: 1, column: 1, diagrams: 0, tables: 0 },
  ];
  const visit = (node: TreeNode): void => {
    const section = sections.at(-1);
    if (node.type === 'heading') {
      const { line = 1, column = 1 } = node.position?.start ?? {};
      sections.push({ depth: node.depth ?? 2, title: wordsOf(node), line, column, diagrams: 0, tables: 0 });
    } else if (node.type === 'table' && section) section.tables++;
    else if (node.name === 'Diagram' && section) section.diagrams++;
    else node.children?.forEach(visit);
  };
  visit(root);
  return sections;
}

function wordsOf(node: TreeNode): string {
  return (node.value ?? '') + (node.children ?? []).map(wordsOf).join('');
}
