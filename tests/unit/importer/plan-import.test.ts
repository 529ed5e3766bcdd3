import { describe, expect, it } from 'vitest';
import { parseMdx } from '../../../src/astro/parse-mdx.ts';
import type { ForeignBody } from '../../../src/importer/article.ts';
import { makeConverter } from '../../../src/importer/converter.ts';
import { nameIndex, pathIndex } from '../../../src/importer/pictures.ts';
import { type ImportPlan, planImport } from '../../../src/importer/plan-import.ts';
import type { SourceFolder } from '../../../src/importer/source-file.ts';
import { readOutline } from '../../../src/linker/outline.ts';
import { asLang } from '../../../src/text/brand.ts';
import { readFiles } from './source-folder.ts';

const LANGUAGES = [
  { id: asLang('en'), tag: 'en', label: 'English' },
  { id: asLang('zh-cn'), tag: 'zh-CN', label: '简体中文' },
];

/** Stands for the conversion of texts: links and pictures are asked for, nothing else changes. */
function convert({ text, file, firstLine, picture, link }: ForeignBody) {
  if (text.includes('FAIL')) throw new Error('a fault');
  const place = { file, line: firstLine, column: 1 };
  const mdx = text.replace(/(!?)\[([^\]]*)\]\(([^)]*)\)/g, (_, bang: string, words: string, url: string) => {
    if (bang !== '') {
      const target = picture(url, words, place);
      return target.kind === 'local' ? `![${words}](${target.path})` : words;
    }
    const target = link(url, place);
    if (target.kind === 'keep') return `[${words}](${url})`;
    return target.kind === 'article' ? `[${words}](${target.url})` : words;
  });
  return { mdx, pictures: [], diagrams: [], diagnostics: [], droppedText: [] };
}

async function plan(
  files: Readonly<Record<string, string>>,
  others: readonly string[] = [],
): Promise<ImportPlan> {
  const folder: SourceFolder = {
    name: 'blog',
    root: '/blog',
    files: readFiles(files),
    others,
    known: {
      find: pathIndex(others),
      named: nameIndex(others),
      inspect: () => ({ kind: 'picture', format: 'png' }),
    },
  };
  const tools = { convert, outline: (mdx: string) => readOutline(parseMdx(mdx, 'page')) };
  const converter = makeConverter([folder.known], tools);
  return planImport([folder], { languages: LANGUAGES, keepEmail: false }, { converter });
}

const pageOf = ({ articles }: ImportPlan, slug: string, name = 'en.mdx'): string => {
  const page = articles.find((a) => a.slug === slug)?.pages.find((p) => p.name === name);
  if (!page) throw new Error(`No page ${slug}/${name}: ${articles.map((a) => a.slug).join(', ')}`);
  return page.text;
};

describe('planImport', () => {
  it('makes a page of a text: title, description, text', async () => {
    const text = '---\ntitle: First steps\ndate: 2020-01-02\n---\nIt begins here. It ends there.\n';
    expect(pageOf(await plan({ 'first-steps.md': text }), 'first-steps')).toBe(
      '---\ntitle: First steps\ndescription: It begins here. It ends there.\ndate: 2020-01-02\n---\n\nIt begins here. It ends there.\n',
    );
  });

  it('puts translations into one folder', async () => {
    const planned = await plan({
      'en/setup.md': '---\ntitle: Setup\n---\nThis is how it is set up.\n',
      'zh/setup.md': '---\ntitle: 安装\n---\n这里说明怎样安装。\n',
      'en/only.md': '---\ntitle: Only\n---\nNot translated.\n',
    });
    expect(planned.articles.map((a) => [a.slug, ...a.pages.map((p) => p.name)])).toEqual([
      ['setup', 'en.mdx', 'zh-cn.mdx'],
      ['only', 'en.mdx'],
    ]);
  });

  it('leads links to other files to their articles, with the headings these really have', async () => {
    const planned = await plan({
      'a.md':
        '---\ntitle: A\n---\nSee [b](b.md#The_Part), [part](b.md#none), [own](#Own-part), [gone](#none).\n\n## Own part\n\nText.\n',
      'b.md': '---\ntitle: B\n---\nText.\n\n## The part\n\n[a](a.md)\n',
    });
    expect(pageOf(planned, 'a')).toContain(
      'See [b](article:b#the-part), [part](article:b), [own](#own-part), gone.',
    );
    expect(pageOf(planned, 'b')).toContain('[a](article:a)');
    expect(planned.diagnostics.get('blog/a.md')?.map((d) => d.id)).toEqual(['import/anchor-lost']);
  });

  it('lists the pictures of an article once, whatever page shows them', async () => {
    const planned = await plan(
      {
        'en/x.md': '---\ntitle: X\n---\nOne picture: ![a](../img/My%20A.png)\n',
        'zh/x.md': '---\ntitle: 叉\n---\n一张图片：![甲](../img/My%20A.png)\n',
      },
      ['img/My A.png'],
    );
    expect(planned.articles[0]?.pictures.map(({ name, from }) => ({ name, from }))).toEqual([
      { name: 'my-a.png', from: 'img/My A.png' },
    ]);
  });

  it('goes on where one file fails, and leads no link to it', async () => {
    const planned = await plan({
      'bad.md': '---\ntitle: Bad\n---\nFAIL\n',
      'broken.md': '---\ntitle: Broken\n---\nA brace { stays open.\n',
      'good.md': '---\ntitle: Good\n---\nSee [bad](bad.md).\n',
    });
    expect(planned.articles.map((a) => [a.slug, a.pages.length])).toEqual([
      ['bad', 0],
      ['broken', 0],
      ['good', 1],
    ]);
    expect(pageOf(planned, 'good')).toContain('See bad.');
    expect(planned.diagnostics.get('blog/bad.md')?.map((d) => d.id)).toEqual(['import/failed']);
    expect(planned.diagnostics.get('blog/broken.md')?.map((d) => d.id)).toEqual(['import/does-not-compile']);
  });

  it('refuses a language the site lacks, naming site.yaml, and passes over what is empty', async () => {
    const planned = await plan({
      'x.de.md': '---\ntitle: X\n---\nEin Satz.\n',
      'empty.md': '---\ntitle: E\n---\n',
    });
    expect(planned.articles).toEqual([]);
    const problems = planned.survey.files.flatMap((f) => f.diagnostics);
    expect(problems.map((d) => `${d.severity} ${d.id}`)).toEqual([
      'error import/unknown-language',
      'notice import/empty',
    ]);
    expect(problems[0]?.hint).toContain('site.yaml');
  });

  it('is the same whenever it is made', async () => {
    const files = {
      'b/x.md': '# One\n\nText.\n',
      'a/x.md': '# Two\n\nText [x](../b/x.md).\n',
      '3.md': '三。\n',
    };
    const texts = (p: ImportPlan) =>
      p.articles.map((a) => [a.slug, a.source, ...a.pages.map((page) => page.text)]);
    expect(texts(await plan(files))).toEqual(texts(await plan(files)));
  });
});
