import { diagnose } from '../../diagnostics/catalogue.ts';
import type { BodyContext } from './context.ts';
import { type MdNode, rebuildRoot } from './tree.ts';

/** Nodes in which a line may end. */
const LINES = new Set(['paragraph', 'emphasis', 'strong', 'delete', 'link']);

/**
 * Makes single line ends breaks, for generators that show them so: what stood on lines of its own stands on
 * lines of its own.
 */
export function breakLines(root: MdNode, context: BodyContext): MdNode {
  if (!context.body.breaks) return root;
  let count = 0;
  let first: MdNode | undefined;
  const broken = rebuildRoot(root, (node) => {
    if (!LINES.has(node.type) || !node.children?.some(holdsEnd)) return [node];
    const children = node.children.flatMap((child) => (holdsEnd(child) ? parted(child) : [child]));
    count += children.length - node.children.length > 0 ? 1 : 0;
    if (node.type === 'paragraph') first ??= node;
    return [{ ...node, children }];
  });
  if (first) context.diagnostics.push(diagnose('import/line-breaks', context.placeOf(first), { count }));
  return broken;
}

function holdsEnd({ type, value }: MdNode): boolean {
  return type === 'text' && (value?.includes('\n') ?? false);
}

function parted(node: MdNode): MdNode[] {
  return (node.value ?? '').split('\n').flatMap((line, index): MdNode[] => {
    const words: MdNode[] = line === '' ? [] : [{ ...node, value: line }];
    return index === 0 ? words : [{ type: 'break' }, ...words];
  });
}
