import type { Dialect } from '../article.ts';
import type { BodyContext } from './context.ts';
import { element, type MdNode, rebuildRoot, text } from './tree.ts';

/** Generators whose Markdown knows `H~2~O` and `==marked==`, by themselves or by a usual extension. */
const DIALECTS = new Set<Dialect>(['hexo', 'jekyll', 'hugo', 'vuepress', 'vitepress']);
const MARKED = /==(?![\s=])([^=\n]{1,80})(?<!\s)==/g;

/** Turns one tilde into a subscript, not a line through the word, and pairs of equals signs into a marker. */
export function convertMarks(root: MdNode, context: BodyContext): MdNode {
  if (!DIALECTS.has(context.body.dialect)) return root;
  return rebuildRoot(root, (node) => {
    if (node.type === 'delete') {
      const [only] = node.children ?? [];
      const low = node.children?.length === 1 && /^[\w+-]{1,8}$/.test(only?.value ?? '');
      if (!low || !/^~[^~]/.test(context.sourceOf(node))) return [node];
      return [element('text', 'sub', { children: node.children ?? [] })];
    }
    return node.type === 'text' && node.value?.includes('==') ? marked(node.value) : [node];
  });
}

function marked(value: string): MdNode[] {
  return value.split(MARKED).flatMap((part, index): MdNode[] => {
    if (part === '') return [];
    return [index % 2 === 0 ? text(part) : element('text', 'mark', { children: [text(part)] })];
  });
}
