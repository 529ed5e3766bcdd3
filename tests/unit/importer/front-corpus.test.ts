import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { detectDialects } from '../../../src/importer/dialect.ts';
import { readFrontMatter } from '../../../src/importer/front-matter.ts';
import { readMetadata } from '../../../src/importer/metadata.ts';
import { makeSlug } from '../../../src/importer/slug.ts';

/** What stands beside each file: all that is read of it. Keys that say nothing are left out. */
interface Expected {
  /** Path in its site, where that tells something. */
  readonly path?: string;
  readonly dialect: string;
  readonly why: string;
  readonly format: string;
  readonly slug: string;
  readonly text: { readonly line: number; readonly begins: string };
  readonly metadata?: Readonly<Record<string, unknown>>;
  /** Line, severity and id of everything reported. */
  readonly problems?: readonly string[];
}

const CORPUS = join(import.meta.dirname, '../../fixtures/import/front');

const files = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.md'))
  .map((name) => name.replaceAll('\\', '/').replace(/\.md$/, ''))
  .sort();

const read = (name: string): string => readFileSync(join(CORPUS, name), 'utf8');

describe('Every file of the corpus is read as it says beside it', () => {
  test.each(files)('%s', (name) => {
    const expected = parse(read(`${name}.expected.yaml`)) as Expected;
    const path = expected.path ?? `${name.split('/')[1]}.md`;
    const file = { path, name: path, text: read(`${name}.md`) };
    const found = detectDialects({ files: [file], others: [] }).get(path);
    const front = readFrontMatter(file);
    const { metadata, diagnostics } = readMetadata(front, file, { dialect: found?.dialect ?? 'markdown' });
    const first = front.body.split('\n').findIndex((line) => line.trim() !== '');
    const problems = [...front.diagnostics, ...diagnostics].map((d) => `${d.line} ${d.severity} ${d.id}`);
    expect({
      ...found,
      format: front.format,
      slug: makeSlug({ ...metadata, path }).slug,
      text: { line: front.firstLine + Math.max(0, first), begins: front.body.split('\n')[first] ?? '' },
      metadata,
      problems,
    }).toEqual({
      dialect: expected.dialect,
      why: expected.why,
      format: expected.format,
      slug: expected.slug,
      text: expected.text,
      metadata: { tags: [], categories: [], draft: false, extra: {}, ...expected.metadata },
      problems: expected.problems ?? [],
    });
  });

  test('The corpus is large enough and each dialect has files of its own', () => {
    expect(files.length).toBeGreaterThanOrEqual(55);
    const folders = new Set(files.map((name) => name.split('/')[0]));
    expect([...folders].sort()).toEqual(
      ['docusaurus', 'gitbook', 'hexo', 'hugo', 'jekyll', 'markdown', 'vitepress', 'vuepress'].sort(),
    );
  });
});
