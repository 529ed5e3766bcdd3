import { diagnose } from '../../diagnostics/catalogue.ts';
import type { BodyContext } from './context.ts';
import { type MdNode, rebuildRoot, wordsOf } from './tree.ts';

const CONTENTS =
  /^(?:\[toc\]|\[\[_?toc_?\]\]|@\[toc\](?:\([^)]*\))?|\$\{toc\}|\{\{\s*toc\s*\}\}|\[文章目录\]|\[目录\])$/i;

/** Drops the mark that has a generator write a table of contents: every page here has its own. */
export function dropContents(root: MdNode, context: BodyContext): MdNode {
  return rebuildRoot(root, (node) => {
    if (node.type !== 'paragraph') return [node];
    if ((node.children?.length ?? 0) > 4) return [node];
    const words = wordsOf(node).trim();
    if (words.length > 60 || !/toc|目录/i.test(words) || !CONTENTS.test(context.sourceOf(node).trim()))
      return [node];
    context.dropped.push(words);
    context.diagnostics.push(diagnose('import/contents', context.placeOf(node)));
    return [];
  });
}
