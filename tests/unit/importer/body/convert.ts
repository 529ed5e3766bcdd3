import { mdxToMdast } from 'satteri';
import type { ConvertedBody, Dialect, ForeignBody } from '../../../../src/importer/article.ts';
import { convertBody } from '../../../../src/importer/body/convert-body.ts';
import { type TextNode, visibleText } from '../../../../src/importer/body/visible-text.ts';
import type { TreeNode } from '../../../../src/linker/tree.ts';
import { MARKDOWN_FEATURES } from '../../../../src/text/markdown-features.ts';

/** Converts a text as the edge would: pictures under lost/ are missing, those of the web stay there. */
export function convert(
  text: string,
  rest: Partial<Pick<ForeignBody, 'dialect' | 'title' | 'lang' | 'firstLine'>> = {},
): ConvertedBody {
  return convertBody({
    text,
    file: 'posts/example.md',
    firstLine: 1,
    dialect: 'markdown' satisfies Dialect,
    lang: 'en',
    breaks: rest.dialect === 'hexo' || rest.dialect === 'obsidian',
    ...rest,
    picture: (url) => {
      if (/^(?:https?:)?\/\//.test(url)) return { kind: 'remote' };
      if (url.includes('lost/')) return { kind: 'lost', reason: 'missing' };
      return { kind: 'local', path: `./${url.split('/').at(-1) ?? ''}` };
    },
    link: (url) => (url.includes('broken') ? { kind: 'broken' } : { kind: 'keep' }),
  });
}

/** The tree of a page as the site's parser reads it. */
export function siteTree(mdx: string): TreeNode & TextNode {
  // Behind a line, so that nothing is taken for front matter: the page brings its own.
  return mdxToMdast(`\n${mdx}`, { features: MARKDOWN_FEATURES }) as TreeNode & TextNode;
}

/** What a reader of the page sees. */
export function shownText(mdx: string): string {
  return visibleText(siteTree(mdx));
}
