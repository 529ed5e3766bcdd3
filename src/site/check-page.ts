import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.ts';
import type { TreeNode } from '../linker/tree.ts';

/** A page with more text than this is long to read and slow on a telephone; in bytes of UTF-8. */
const LONG_PAGE = 60 * 1024;

/** Languages of code that docs/diagrams draws. */
const DRAWN = new Set(['mermaid', 'mmd']);

/**
 * What a page's tree shows that an author should look at, whatever its words: headings that skip a level,
 * pictures without words or from elsewhere, diagrams that stand as code, pictures that are lost, too much text.
 */
export function checkPage(
  root: TreeNode,
  {
    file,
    source,
    isGuide = false,
  }: { readonly file: string; readonly source: string; readonly isGuide?: boolean },
): Diagnostic[] {
  const found: Diagnostic[] = [];
  // No character takes more than three bytes for one unit of the string.
  const bytes = source.length * 3 > LONG_PAGE ? new TextEncoder().encode(source).length : 0;
  if (bytes > LONG_PAGE) {
    const params = { kilobytes: Math.round(bytes / 1024), limit: LONG_PAGE / 1024 };
    found.push(diagnose('page/long', { file, line: 1, column: 1 }, params, 'notice'));
  }
  let depth = 1;
  const visit = (node: TreeNode): void => {
    const place = placeOf(node, file);
    if (node.type === 'heading') {
      found.push(...checkHeading(node, { above: depth, place }));
      depth = node.depth ?? 2;
    }
    found.push(...checkNode(node, place));
    // The guide shows how diagrams are written.
    if (node.type === 'code' && !isGuide && DRAWN.has((node.lang ?? '').toLowerCase()))
      found.push(diagnose('page/mermaid-fence', place, undefined, 'notice'));
    node.children?.forEach(visit);
  };
  visit(root);
  return found;
}

function checkHeading(
  { depth = 2 }: TreeNode,
  { above, place }: { above: number; place: Place },
): Diagnostic[] {
  if (depth === 1) return [diagnose('heading/first-level', place, undefined, 'warning')];
  if (depth <= above + 1) return [];
  return [diagnose('heading/skipped-level', place, { depth, expected: above + 1 }, 'warning')];
}

function checkNode(node: TreeNode, place: Place): Diagnostic[] {
  switch (node.type) {
    case 'image':
      return [...checkWords(node, place), ...checkRemote(node, place)];
    case 'imageReference':
      return checkWords(node, place);
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return node.name === 'LostPicture' ? [diagnose('picture/lost', place, undefined, 'notice')] : [];
    default:
      return [];
  }
}

function checkWords({ alt }: TreeNode, place: Place): Diagnostic[] {
  return (alt ?? '').trim() === '' ? [diagnose('picture/no-words', place, undefined, 'warning')] : [];
}

function checkRemote({ url = '' }: TreeNode, place: Place): Diagnostic[] {
  const host = /^(?:https?:)?\/\/([^/?#]+)/i.exec(url)?.[1];
  return host === undefined ? [] : [diagnose('picture/remote', place, { host }, 'notice')];
}

function placeOf({ position }: TreeNode, file: string): Place {
  return { file, line: position?.start.line ?? 1, column: position?.start.column ?? 1 };
}
