import { describe, expect, it } from 'vitest';
import { articleRule, isMarkdown, otherFormat, walkRule } from '../../../src/importer/source-file.ts';

it.each([
  ['posts', 'all'],
  ['posts/themes', 'all'],
  ['themes', 'none'],
  ['scaffolds', 'none'],
  ['archetypes', 'none'],
  ['_site', 'none'],
  ['a/b/node_modules', 'none'],
  ['.git', 'none'],
  ['.obsidian', 'no-articles'],
  ['.trash', 'none'],
  ['public', 'no-articles'],
  ['docs/public', 'no-articles'],
  ['docs/.vuepress', 'no-articles'],
])('The folder %s is walked for %s', (path, rule) => {
  expect(walkRule(path)).toBe(rule);
});

it.each(['a.md', 'a.MDX', 'a.markdown', 'a.b.mkd'])('%s is Markdown', (path) => {
  expect(isMarkdown(path)).toBe(true);
});

it.each([
  ['a.rst', 'is no Markdown'],
  ['_posts/2020-01-01-a.html', 'is no Markdown'],
  ['index.html', undefined],
  ['a.png', undefined],
])('%s %s', (path, why) => {
  expect(otherFormat(path)).toBe(why);
});

describe('articleRule', () => {
  it('of a Hexo or Hugo site takes what stands in the folder of its texts', () => {
    const hexo = articleRule(['_config.yml', 'README.md', 'source/_posts/a.md']);
    expect(hexo('source/_posts/a.md')).toBeUndefined();
    expect(hexo('README.md')).toContain('outside source/');
    const hugo = articleRule(['hugo.toml', 'notes.md', 'content/a.md']);
    expect([hugo('content/a.md'), hugo('notes.md')]).toEqual([undefined, 'stands outside content/']);
  });

  it('of a Jekyll blog passes over what is about the project', () => {
    const rule = articleRule([
      '_config.yml',
      '_posts/2020-01-01-a.md',
      'about.md',
      'README.md',
      'LICENSE.md',
    ]);
    expect(['_posts/2020-01-01-a.md', 'about.md'].map(rule)).toEqual([undefined, undefined]);
    expect(['README.md', 'LICENSE.md'].map((path) => rule(path) !== undefined)).toEqual([true, true]);
  });

  it('of Docusaurus passes over older versions, parts of pages and what is about the project', () => {
    const rule = articleRule(['docusaurus.config.ts', 'docs/a.md']);
    expect(['docs/a.md', 'blog/2020-01-01-a/index.md', 'i18n/zh/x/current/a.md'].map(rule)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(['README.md', 'docs/_part.mdx', 'versioned_docs/version-1.0/a.md'].map(rule)).toEqual([
      'is about the project, not of it',
      'is a part of other pages',
      'is an older version',
    ]);
  });

  it('of a plain folder takes everything', () => {
    const rule = articleRule(['README.md', 'source/a.md', 'b.md']);
    expect(['README.md', 'source/a.md', 'b.md'].map(rule)).toEqual([undefined, undefined, undefined]);
  });
});
