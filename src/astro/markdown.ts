import { satteriCreateHighlightFn, satteriHighlightPlugin } from '@astrojs/markdown-satteri';
import { markdownToHtml, mdxToMdast } from 'satteri';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outline } from '../linker/outline.ts';
import type { AmbiguousPlace, Mention } from '../linker/plan.ts';
import type { TreeNode } from '../linker/tree.ts';
import { misspeltPage } from '../site/check-texts.ts';
import type { PageIdentity } from '../site/page-identity.ts';
import { footnotesPlugin } from './footnotes-plugin.ts';
import { type LinkContext, linkPlugin, planPage } from './link-plugin.ts';

/** Markdown as the site reads it: the same for `.md`, for the index and, in astro.config, for `.mdx`. */
export const MARKDOWN_FEATURES = { gfm: true, smartPunctuation: false, headingAttributes: true } as const;

/**
 * Code is marked by variables, whose colours prose.css gives for light and dark: read once, where two
 * themes would have every line read twice.
 */
export const SHIKI = { theme: 'css-variables' } as const;

/** A page that was read. */
export interface ReadPage {
  readonly outline: Outline;
  readonly mentions: readonly Mention[];
  readonly unresolved: readonly AmbiguousPlace[];
  /** Warnings for wrong spellings of terms. */
  readonly misspelt: readonly Diagnostic[];
  /** Of `.md` pages. */
  readonly html: string | undefined;
}

let highlightPlugin: ReturnType<typeof createHighlightPlugin> | undefined;

async function createHighlightPlugin() {
  const highlight = await satteriCreateHighlightFn('shiki', SHIKI);
  return highlight ? satteriHighlightPlugin(highlight, undefined) : undefined;
}

/** Renders a `.md` page: parsed once, planned, linked and printed. */
export async function renderMarkdown(
  text: string,
  page: PageIdentity,
  context: LinkContext,
): Promise<ReadPage> {
  let read: Omit<ReadPage, 'html'> | undefined;
  const plugin = linkPlugin(
    () => ({ page, context }),
    (plan, root) => {
      read = { ...plan, misspelt: misspeltIn(root, { text, page, context }) };
    },
  );
  // The highlighter loads its grammars once and only where a page holds code.
  const hasCode = /^ {0,3}(```|~~~)|^(\t| {4})\S/m.test(text);
  if (hasCode) highlightPlugin ??= createHighlightPlugin();
  const highlight = hasCode ? await highlightPlugin : undefined;
  const { html } = await markdownToHtml(text, {
    mdastPlugins: [plugin],
    hastPlugins: [footnotesPlugin(() => page.lang), highlight],
    features: MARKDOWN_FEATURES,
  });
  if (!read) throw new Error(`The Markdown plugin did not run on ${page.file}.`);
  return { ...read, html };
}

/**
 * Reads a `.mdx` page for the index; its links are applied when Astro compiles it.
 * @throws where the page does not parse; the message begins with `line:column:`
 */
export function readMdx(text: string, page: PageIdentity, context: LinkContext): ReadPage {
  const root = mdxToMdast(text, { features: MARKDOWN_FEATURES }) as TreeNode;
  refuseCode(root);
  const misspelt = misspeltIn(root, { text, page, context });
  return { ...planPage(root, page, context), misspelt, html: undefined };
}

function misspeltIn(
  root: TreeNode,
  { text, page, context }: { text: string; page: PageIdentity; context: LinkContext },
): Diagnostic[] {
  return misspeltPage(root, { file: page.file, source: text, spelling: context.spelling });
}

/** What may stand between braces: nothing, a comment, a number, or a text in quotes such as `{"{"}`. */
const HARMLESS = /^\s*(?:\/\*[\s\S]*\*\/|'[^']*'|"[^"]*"|`[^`$]*`|\d+)?\s*$/;

/**
 * Refuses programs in a page: they would fail while the site is built, without the author's line, and the
 * words they give would be neither linked nor searched.
 * @throws at the first one; the message begins with `line:column:`
 */
function refuseCode(node: TreeNode): void {
  const { line, column } = node.position?.start ?? { line: 1, column: 1 };
  if (node.type === 'mdxjsEsm') {
    throw new Error(`${line}:${column}: A page cannot import or export; its components are there without.`);
  }
  const program = expressionsOf(node).find((value) => !HARMLESS.test(value));
  if (program !== undefined) {
    const [first = ''] = program.split('\n');
    throw new Error(`${line}:${column}: {${first.slice(0, 40)}} is read as a program, not as text.`);
  }
  node.children?.forEach(refuseCode);
}

/** What stands between braces at a node: in the text, or in the attributes of an element. */
function expressionsOf({ type, value, attributes }: TreeNode): string[] {
  if (/^mdx(Text|Flow)Expression$/.test(type)) return [value ?? ''];
  const own = Array.isArray(attributes) ? (attributes as { type?: string; value?: unknown }[]) : [];
  return own.flatMap((attribute) => {
    // A spread is an expression itself; others hold one, or a plain text.
    if (attribute.type === 'mdxJsxExpressionAttribute') return [String(attribute.value)];
    const held = attribute.value;
    return typeof held === 'object' && held !== null && 'value' in held ? [String(held.value)] : [];
  });
}
