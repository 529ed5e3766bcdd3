import { markdownToMdast, mdxToMdast } from 'satteri';
import type { Spelling } from '../../../src/glossary/glossary.ts';
import type { Replacement } from '../../../src/linker/apply.ts';
import { buildMatcher, type Matcher } from '../../../src/linker/match.ts';
import type { TreeNode } from '../../../src/linker/tree.ts';
import { asTermId } from '../../../src/text/brand.ts';

const features = { gfm: true, smartPunctuation: false, headingAttributes: true };

/** The tree of a `.md` page. */
export const md = (source: string): TreeNode => markdownToMdast(source, { features }) as TreeNode;
/** The tree of a `.mdx` page. */
export const mdx = (source: string): TreeNode => mdxToMdast(source, { features }) as TreeNode;

/**
 * Spellings as the tests write them: `Nova` leads to the term nova, `VM>virtual-machine` to another.
 * Case matters where a capital stands, as in the glossary, but not behind `any:`.
 */
export function spellings(names: readonly string[]): Spelling[] {
  return names.map((name) => {
    const any = name.startsWith('any:');
    const [text = '', term = text.toLowerCase()] = (any ? name.slice(4) : name).split('>');
    return { text, term: asTermId(term), exact: !any && /\p{Lu}/u.test(text) };
  });
}

/** A matcher over spellings as the tests write them. */
export const matcherOf = (...names: string[]): Matcher => buildMatcher(spellings(names));

/** A tree with text nodes replaced, as the Markdown plugin does it. */
export function replaced(node: TreeNode, replacements: readonly Replacement[]): TreeNode {
  const byNode = new Map(replacements.map((r) => [r.node, r.nodes]));
  const rebuild = (one: TreeNode): TreeNode =>
    one.children
      ? { ...one, children: one.children.flatMap((child) => byNode.get(child) ?? [rebuild(child)]) }
      : one;
  return rebuild(node);
}

/** All words of a tree in reading order: of texts and of code. */
export function visibleText(node: TreeNode): string {
  if (node.children) return node.children.map(visibleText).join('');
  return ['text', 'inlineCode', 'code'].includes(node.type) ? (node.value ?? '') : '';
}

/** A term's link as `applyMentions` makes it. */
export function isTermLink(node: TreeNode): boolean {
  const data = node.data as { hProperties?: { className?: readonly string[] } } | undefined;
  return node.type === 'link' && data?.hProperties?.className?.includes('term') === true;
}

/** Every node of a tree with the nodes above it, outermost first. */
export function* walk(
  node: TreeNode,
  above: readonly TreeNode[] = [],
): Generator<[TreeNode, readonly TreeNode[]]> {
  yield [node, above];
  for (const child of node.children ?? []) yield* walk(child, [...above, node]);
}
