import { diagnose } from '../diagnostics/catalogue.ts';
import { type Diagnostic, DiagnosticError, type Place, withFix } from '../diagnostics/diagnostic.ts';
import { offsetAt, placeAt } from '../diagnostics/locate.ts';
import type { TreeNode } from '../linker/tree.ts';
import { explainSyntax, type Replacement } from '../site/check-syntax.ts';
import { mdxTree } from '../text/mdx-tree.ts';

/**
 * So many problems of one page are reported at once, the others when these are mended: each takes one more
 * look at the whole page, and of a page full of them nobody reads the list to its end.
 */
const MOST_PROBLEMS = 20;

/**
 * Parses a page of MDX.
 * @param file names the page in problems
 * @throws DiagnosticError with every place at which it does not parse or holds a program: behind a
 *   problem that has one obvious reading, the rest of the page is looked at as if it were mended
 */
export function parseMdx(source: string, file: string): TreeNode {
  const problems: Diagnostic[] = [];
  const mends: Replacement[] = [];
  let text = source;
  while (problems.length < MOST_PROBLEMS) {
    try {
      const root = mdxTree(text) as TreeNode;
      const programs = programsIn(root, file).map((d) => original(d, { source, text, mends }));
      if (problems.length + programs.length > 0) throw new DiagnosticError([...problems, ...programs]);
      return root;
    } catch (error) {
      if (error instanceof DiagnosticError) throw error;
      const message = error instanceof Error ? error.message : String(error);
      const { diagnostic, mend } = explainSyntax({ file, source: text, message });
      const replacements = mend?.replacements.map((r) => ({ ...r, start: back(r.start, mends) })) ?? [];
      // Behind a brace of which nobody knows whether it is text, the rest may be a program, where nothing
      // is escaped: what is certain there is certain when the brace is mended.
      const certain =
        mend?.certain && !replacements.some((r) => mends.some((m) => isBrace(m) && m.start < r.start));
      const fix = certain
        ? replacements.map(({ start, old, text }) => ({ ...placeAt(source, start), old, text }))
        : undefined;
      problems.push(withFix(original(diagnostic, { source, text, mends }), fix));
      // What was mended and fails all the same, and what nothing can mend, ends the search.
      if (replacements.length === 0 || replacements.some((r) => mends.some((m) => overlap(m, r)))) break;
      mends.push(...replacements);
      mends.sort((a, b) => a.start - b.start);
      text = replaced(source, mends);
    }
  }
  throw new DiagnosticError(problems);
}

/** A problem found in the mended text, at its place in the author's. */
function original(
  diagnostic: Diagnostic,
  { source, text, mends }: { source: string; text: string; mends: readonly Replacement[] },
): Diagnostic {
  if (mends.length === 0) return diagnostic;
  return { ...diagnostic, ...placeAt(source, back(offsetAt(text, diagnostic), mends)) };
}

/** The offset in the author's text of an offset in the mended one. */
function back(offset: number, mends: readonly Replacement[]): number {
  let shift = 0;
  for (const { start, old, text } of mends) {
    if (offset < start + shift) break;
    if (offset < start + shift + text.length) return start + Math.min(offset - start - shift, old.length);
    shift += text.length - old.length;
  }
  return offset - shift;
}

function isBrace({ old }: Replacement): boolean {
  return old.startsWith('{');
}

function overlap(a: Replacement, b: Replacement): boolean {
  return a.start < b.start + b.old.length && b.start < a.start + a.old.length;
}

function replaced(source: string, mends: readonly Replacement[]): string {
  let text = '';
  let from = 0;
  for (const mend of mends) {
    text += source.slice(from, mend.start) + mend.text;
    from = mend.start + mend.old.length;
  }
  return text + source.slice(from);
}

/** What may stand between braces: nothing, a comment, a number, or a text in quotes such as `{"{"}`. */
const HARMLESS = /^\s*(?:\/\*[\s\S]*\*\/|'[^']*'|"[^"]*"|`[^`$]*`|\d+)?\s*$/;

/**
 * The programs in a page: they would fail while the site is built, without the author's line, and the
 * words they give would be neither linked nor searched.
 */
function programsIn(node: TreeNode, file: string): Diagnostic[] {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  const place = { file, line, column };
  if (node.type === 'mdxjsEsm') return [diagnose('mdx/import', place)];
  const isExpression = /^mdx(Text|Flow)Expression$/.test(node.type);
  const own =
    isExpression && !HARMLESS.test(node.value ?? '')
      ? [diagnose('mdx/expression', place, { code: shortly(node.value ?? '') })]
      : programsInAttributes(node, place).slice(0, 1);
  return [...own, ...(node.children ?? []).flatMap((child) => programsIn(child, file))];
}

function programsInAttributes({ attributes }: TreeNode, place: Place): Diagnostic[] {
  const own = Array.isArray(attributes)
    ? (attributes as { type?: string; name?: unknown; value?: unknown }[])
    : [];
  return own.flatMap(({ type, name, value: held }) => {
    // A spread is an expression itself; others hold one, or a plain text.
    if (type === 'mdxJsxExpressionAttribute')
      return [diagnose('mdx/expression', place, { code: shortly(String(held)) })];
    if (typeof held !== 'object' || held === null || !('value' in held)) return [];
    const program = String(held.value).trim();
    // An attribute needs a value, where in the text an empty pair of braces shows nothing.
    if (program !== '' && HARMLESS.test(program)) return [];
    const value = /^[\w.-]+$/.test(program) ? program : '…';
    return [diagnose('mdx/attribute-expression', place, { attribute: String(name), value })];
  });
}

function shortly(program: string): string {
  const [first = ''] = program.split('\n');
  return first.length > 40 || first !== program ? `{${first.slice(0, 40)}…` : `{${first}}`;
}
