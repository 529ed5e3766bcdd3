import { describe, expect, it } from 'vitest';
import { parseMdx } from '../../../src/astro/parse-mdx.ts';
import type { Diagnostic } from '../../../src/diagnostics/diagnostic.ts';
import { convertBody } from '../../../src/importer/body/convert-body.ts';
import { buildReport } from '../../../src/importer/build-report.ts';
import { makeConverter } from '../../../src/importer/converter.ts';
import { nameIndex, pathIndex } from '../../../src/importer/pictures.ts';
import { planImport } from '../../../src/importer/plan-import.ts';
import { pageReader } from '../../../src/importer/read-page.ts';
import {
  type ArticleState,
  formatReport,
  type ImportReport,
  sizeText,
} from '../../../src/importer/report.ts';
import type { SourceFolder } from '../../../src/importer/source-file.ts';
import { buildMatcher } from '../../../src/linker/match.ts';
import { readOutline } from '../../../src/linker/outline.ts';
import { asLang, asTermId } from '../../../src/text/brand.ts';
import { readFiles } from './source-folder.ts';

const EN = { id: asLang('en'), tag: 'en', label: 'English' };
const MATCHER = buildMatcher([{ text: 'wagon', term: asTermId('wagon'), exact: false }]);

/** The report of an import of these files, as if all had been written. */
async function reportOf(
  files: Readonly<Record<string, string>>,
  {
    state = 'written',
    diagrams = new Map(),
  }: { state?: ArticleState; diagrams?: Map<string, Diagnostic | 'good'> } = {},
): Promise<ImportReport> {
  const known = {
    find: pathIndex(['a.png']),
    named: nameIndex(['a.png']),
    inspect: () => ({ kind: 'picture', format: 'png' }) as const,
  };
  const folder: SourceFolder = {
    name: 'blog',
    root: '/blog',
    files: readFiles(files),
    others: ['a.png'],
    known,
  };
  const tools = { convert: convertBody, outline: (mdx: string) => readOutline(parseMdx(mdx, 'page')) };
  const settings = { languages: [EN], keepEmail: false };
  const reader = pageReader({
    matcher: MATCHER,
    spelling: { find: (text) => (text.includes('waggon') ? [{ wrong: 'waggon', right: 'wagon' }] : []) },
  });
  const plan = await planImport([folder], settings, { converter: makeConverter([known], tools), reader });
  return buildReport(plan, {
    reader,
    diagrams,
    dryRun: state === 'planned',
    to: 'docs/articles',
    articles: plan.articles.map(({ slug, pages }) => {
      const folderOf = `docs/articles/${slug}`;
      return { slug, folder: folderOf, state: pages.length > 0 ? state : 'failed', files: [] };
    }),
    passedOver: [{ path: 'blog/themes', why: 'no folder of an author' }],
    problems: [],
  });
}

const POST = `---
title: Wagons
date: 2020-01-02
---

A wagon, a wagon, and a waggon. FooBar and FooBar meet FooBar, not \`FooBar\`.

![good](a.png) ![far](https://host.example/x.png) ![gone](b.png)

[other](other.md#none) [lost](lost.md) [bad](javascript:x)

\`\`\`mermaid
graph TD
\`\`\`
`;

describe('The report', () => {
  it('has the keys that tools may rely on', async () => {
    const report = await reportOf({ 'on-wagons.md': POST, 'other.md': '# Other\n\nText.\n' });
    expect(Object.keys(report).sort()).toEqual(
      ['articles', 'candidates', 'dryRun', 'files', 'next', 'passedOver', 'problems', 'to', 'version'].sort(),
    );
    const post = report.files.find((file) => file.file === 'blog/on-wagons.md');
    expect(post).toMatchObject({
      bytes: POST.length,
      encoding: 'UTF-8',
      lang: 'en',
      langBy: 'text',
      title: 'Wagons',
      article: 'on-wagons',
      page: 'docs/articles/on-wagons/en.mdx',
      terms: [{ id: 'wagon', count: 2 }],
      misspellings: [{ wrong: 'waggon', right: 'wagon', count: 1 }],
    });
    expect(post?.pictures).toEqual([
      { url: 'a.png', alt: 'good', line: 8, column: 1, becomes: 'copied', file: 'a.png' },
      { url: 'https://host.example/x.png', alt: 'far', line: 8, column: 16, becomes: 'remote' },
      { url: 'b.png', alt: 'gone', line: 8, column: 51, becomes: 'lost', reason: 'missing' },
    ]);
    expect(post?.links).toEqual([
      {
        url: 'other.md#none',
        line: 10,
        column: 1,
        becomes: 'article',
        to: 'article:other',
        anchorLost: true,
      },
      { url: 'lost.md', line: 10, column: 24, becomes: 'words' },
    ]);
    expect(post?.diagrams).toEqual([{ language: 'mermaid', line: 12, column: 1, state: 'unchecked' }]);
    expect(report.candidates).toEqual([{ name: 'FooBar', count: 3, files: ['blog/on-wagons.md'] }]);
  });

  it('names an error in a diagram at its place', async () => {
    const error = {
      id: 'x',
      severity: 'warning',
      message: 'm',
      hint: 'h',
      file: 'blog/on-wagons.md',
      line: 13,
      column: 1,
    } as const;
    const { files } = await reportOf(
      { 'on-wagons.md': POST },
      { diagrams: new Map([['blog/on-wagons.md:12', error]]) },
    );
    expect(files[0]?.diagrams[0]?.state).toBe('wrong');
    expect(files[0]?.problems).toContainEqual(error);
  });

  it('says to a person what was done, what was lost and what is next', async () => {
    const text = formatReport(
      await reportOf({ 'on-wagons.md': POST, 'bad.md': '---\ntitle: x\n\nnever closed\n' }),
    );
    for (const words of [
      'blog/on-wagons.md\n  written to docs/articles/on-wagons/en.mdx\n',
      'pictures: 1 copied, 1 remote, 1 lost (missing)',
      'terms: wagon 2',
      'spelling: “waggon” once; the glossary says “wagon”',
      'blog/bad.md\n  not imported\n',
      'blog/themes: no folder of an author',
      'FooBar 3',
      '2 files read; articles: 1 written; 1 file not imported; 1 picture lost',
      'Replace 1 lost picture',
      'npm run check',
    ])
      expect(text).toContain(words);
  });

  it('says in a dry run that nothing was written', async () => {
    const text = formatReport(await reportOf({ 'on-wagons.md': POST }, { state: 'planned' }));
    expect(text).toContain('would be written to docs/articles/on-wagons/en.mdx');
    expect(text).toContain('1. Nothing was written');
  });
});

it.each([
  [812, '812 bytes'],
  [12_345, '12 KB'],
  [50_000_000, '50.0 MB'],
])('%d bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
