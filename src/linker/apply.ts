import type { TermId } from '../text/brand.ts';
import type { Mention } from './plan.ts';
import type { TreeNode } from './tree.ts';

/** A text node and what takes its place: the same words, some of them inside links. */
export interface Replacement {
  readonly node: TreeNode;
  readonly nodes: readonly TreeNode[];
}

/**
 * Turns planned mentions into replacements of text nodes. The words stay the same: the values of the
 * replacing nodes joined are the value of the node they replace.
 * @param mentions from `planMentions`, in the order of the text
 * @param hrefOf the address of a term's page
 */
export function applyMentions(mentions: readonly Mention[], hrefOf: (term: TermId) => string): Replacement[] {
  const byNode = new Map<TreeNode, Mention[]>();
  for (const mention of mentions) {
    const list = byNode.get(mention.segment.node);
    if (list) list.push(mention);
    else byNode.set(mention.segment.node, [mention]);
  }
  return [...byNode].map(([node, own]) => ({ node, nodes: split(node, own, hrefOf) }));
}

function split(node: TreeNode, mentions: readonly Mention[], hrefOf: (term: TermId) => string): TreeNode[] {
  const value = node.value ?? '';
  const nodes: TreeNode[] = [];
  let at = 0;
  for (const { start, end, segment, term } of mentions) {
    const from = start - segment.start;
    const to = end - segment.start;
    if (from > at) nodes.push({ type: 'text', value: value.slice(at, from) });
    nodes.push(termLink(value.slice(from, to), hrefOf(term)));
    at = to;
  }
  if (at < value.length) nodes.push({ type: 'text', value: value.slice(at) });
  return nodes;
}

/** The link of a mention; the client knows the term by the address and shows its card. */
function termLink(text: string, href: string): TreeNode {
  return {
    type: 'link',
    url: href,
    children: [{ type: 'text', value: text }],
    data: { hProperties: { className: ['term'] } },
  };
}
