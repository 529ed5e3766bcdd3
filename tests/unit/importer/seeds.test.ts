import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { detectDialects } from '../../../src/importer/dialect.ts';
import { readFrontMatter } from '../../../src/importer/front-matter.ts';
import { readMetadata } from '../../../src/importer/metadata.ts';

/** Articles found on the web that may be read but not be kept here. */
const SEEDS = join(import.meta.dirname, '../../../../shared/seeds');
const there = existsSync(SEEDS);
if (!there)
  console.info('The source articles are not at hand (../shared/seeds): their heads are not tested.');

const names = there ? readdirSync(SEEDS).sort() : [];
const files = names.map((name) => {
  const path = name.replace(/\.txt$/, '.md');
  return { path, name: path, text: readFileSync(join(SEEDS, name), 'utf8') };
});

describe.skipIf(!there)('The heads of the source articles', () => {
  const dialects = detectDialects({ files, others: [] });
  const read = files.map((file) => {
    const dialect = dialects.get(file.path)?.dialect ?? 'markdown';
    const front = readFrontMatter(file);
    return { file, dialect, front, ...readMetadata(front, file, { dialect }) };
  });

  test('are of four dialects', () => {
    expect(read.map(({ dialect }) => dialect)).toEqual(['hexo', 'jekyll', 'jekyll', 'markdown', 'hugo']);
  });

  test('are read without an error, and where the text begins is known', () => {
    expect(read.flatMap(({ front }) => front.diagnostics)).toEqual([]);
    expect(read.map(({ front }) => front.firstLine)).toEqual([10, 6, 18, 1, 10]);
  });

  test('are complete: every key has its place', () => {
    const facts = read.map(({ metadata: { title: _, description, ...rest } }) => ({
      ...rest,
      described: description !== undefined,
    }));
    const none = { tags: [], categories: [], draft: false, extra: {}, described: false };
    expect(facts).toMatchObject([
      { ...none, date: '2020-03-03T23:58:42', author: 'wmsj100', tags: ['Articles'], categories: ['Docker'] },
      { ...none, date: '2018-09-07', tags: ['cloud'], extra: { key: 20180907 } },
      {
        date: '2024-12-10T22:24:26+08:00',
        address: 'https://blog.csdn.net/weixin_38669561/article/details/88944460',
        categories: ['云计算'],
        tags: ['云计算', 'Openstack', 'Kvm', 'K', 'Docker'],
        draft: false,
        described: true,
        extra: { layout: 'post', artid: '88944460', render_with_liquid: false },
      },
      none,
      { ...none, date: '2025-02-23T13:20:11+08:00', tags: ['面试'], categories: ['面试'] },
    ]);
    expect(read.map(({ metadata }) => metadata.title !== undefined)).toEqual([true, true, true, false, true]);
  });

  test('lose an e-mail address, which is reported', () => {
    const ids = read.map(({ diagnostics }) => diagnostics.map((d) => d.id));
    expect(ids).toEqual([
      ['head/email-removed'],
      ['head/date-from-key', 'head/kept-as-extra'],
      ['head/kept-as-extra'],
      [],
      [],
    ]);
    expect(read.filter(({ metadata }) => JSON.stringify(metadata).includes('@'))).toEqual([]);
  });
});
