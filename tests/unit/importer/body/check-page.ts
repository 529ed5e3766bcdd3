import { mdxToJs } from 'satteri';
import { readOutline } from '../../../../src/linker/outline.ts';
import { checkComponents } from '../../../../src/site/components.ts';
import { MARKDOWN_FEATURES } from '../../../../src/text/markdown-features.ts';
import { siteTree } from './convert.ts';

/** Compiles a page as the site does, and gives what the check of components says about it. */
export function checkedUses(mdx: string): string[] {
  mdxToJs(mdx, { features: MARKDOWN_FEATURES });
  const { components } = readOutline(siteTree(mdx));
  const problems = checkComponents(components, {
    placeOf: () => ({ file: 'page.mdx', line: 1, column: 1 }),
    sources: new Map(),
    diagrams: new Set(),
    articles: new Set(),
  });
  return problems.map(({ message }) => message);
}
