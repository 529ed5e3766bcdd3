import type { Dialect } from '../article.ts';
import type { BodyContext } from './context.ts';
import { element, type MdNode, rebuildRoot, text } from './tree.ts';

/** Generators whose Markdown knows `H~2~O`, `x^2^` and `==marked==`, by themselves or by a usual extension. */
const DIALECTS = new Set<Dialect>(['hexo', 'jekyll', 'hugo', 'vuepress', 'vitepress', 'obsidian']);
/** Marked words, or what stands above the line: short, behind a letter or a bracket, at the end of its word. */
const MARKED =
  /==(?![\s=])([^=\n]{1,80})(?<!\s)==|(?<=^|[\p{L}\p{N})\]])\^([\p{L}\p{N}+−–-]{1,8})\^(?![\p{Script=Latin}\p{N}^])/gu;

/**
 * Turns one tilde into a subscript, not a line through the word, carets into a superscript and pairs of equals
 * signs into a marker.
 */
export function convertMarks(root: MdNode, context: BodyContext): MdNode {
  if (!DIALECTS.has(context.body.dialect)) return root;
  return rebuildRoot(root, (node) => {
    if (node.type === 'delete') {
      const [only] = node.children ?? [];
      const low = node.children?.length === 1 && /^[\w+-]{1,8}$/.test(only?.value ?? '');
      if (!low || !/^~[^~]/.test(context.sourceOf(node))) return [node];
      return [element('text', 'sub', { children: node.children ?? [] })];
    }
    return node.type === 'text' && /==|\^/.test(node.value ?? '') ? marked(node) : [node];
  });
}

function marked(node: MdNode): MdNode[] {
  const value = node.value ?? '';
  const nodes: MdNode[] = [];
  let at = 0;
  for (const { 0: whole, 1: mark, 2: high = '', index } of value.matchAll(MARKED)) {
    if (index > at) nodes.push({ ...node, value: value.slice(at, index) });
    nodes.push(element('text', mark === undefined ? 'sup' : 'mark', { children: [text(mark ?? high)] }));
    at = index + whole.length;
  }
  if (at === 0) return [node];
  return at < value.length ? [...nodes, { ...node, value: value.slice(at) }] : nodes;
}
