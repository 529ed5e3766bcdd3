import { satteriCreateHighlightFn, satteriHighlightPlugin } from '@astrojs/markdown-satteri';
import { markdownToHtml } from 'satteri';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Outline } from '../linker/outline.ts';
import type { AmbiguousPlace, Mention } from '../linker/plan.ts';
import type { TreeNode } from '../linker/tree.ts';
import { checkPage } from '../site/check-page.ts';
import { misspeltPage } from '../site/check-texts.ts';
import type { PageIdentity } from '../site/page-identity.ts';
import { type PageStructure, readStructure } from '../site/page-structure.ts';
import { MARKDOWN_FEATURES } from '../text/markdown-features.ts';
import { footnotesPlugin } from './footnotes-plugin.ts';
import { type LinkContext, linkPlugin, planPage } from './link-plugin.ts';
import { parseMdx } from './parse-mdx.ts';

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
  /** What the text itself shows: wrong spellings, skipped headings, pictures without words and the like. */
  readonly findings: readonly Diagnostic[];
  readonly structure: PageStructure;
  /** The page as it stands in its file. */
  readonly source: string;
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
      read = { ...plan, ...lookAt(root, { text, page, context }) };
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
 * @throws DiagnosticError where the page does not parse or holds a program
 */
export function readMdx(text: string, page: PageIdentity, context: LinkContext): ReadPage {
  const root = parseMdx(text, page.file);
  return { ...planPage(root, page, context), ...lookAt(root, { text, page, context }), html: undefined };
}

function lookAt(
  root: TreeNode,
  { text, page, context }: { text: string; page: PageIdentity; context: LinkContext },
): Pick<ReadPage, 'findings' | 'structure' | 'source'> {
  const own = { file: page.file, source: text };
  const findings = [
    ...misspeltPage(root, { ...own, spelling: context.spelling }),
    ...checkPage(root, { ...own, isGuide: page.folder.startsWith('guide/') }),
  ];
  return { findings, structure: readStructure(root), source: text };
}
