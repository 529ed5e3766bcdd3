import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import { weighPage } from '../bench/page-weight.ts';
import { test } from './harness.ts';
import { searchCode } from './search-code.ts';
import { LANGUAGES } from './templates.ts';

/**
 * In bytes, gzipped. `shown` is all that shows the search: the dialog and the page, without what answers;
 * `spellings` is fetched only where a Chinese query finds little.
 */
const MOST = { shown: 5 * 1024, start: 1024, spellings: 6 * 1024, css: 12 * 1024, js: 5 * 1024 } as const;

const gzipped = (data: string | Buffer): number => gzipSync(data, { level: 9 }).length;

test('What shows the search weighs little, and is fetched with its first opening only', async ({ site }) => {
  const folder = join(site.folder, '_astro');
  const scripts = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const sizeOf = async (name: RegExp): Promise<number> => {
    const found = scripts.filter((script) => name.test(script));
    const sizes = await Promise.all(
      found.map(async (script) => gzipped(await readFile(join(folder, script)))),
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const [dialog, page] = [await sizeOf(/^search\./), await sizeOf(/^SearchPage/)];
  const answering = gzipped(await searchCode());
  console.log(`search: ${answering} B answer, ${dialog - answering} B dialog, ${page} B page, gzipped`);
  expect(dialog).toBeGreaterThan(answering);
  expect(dialog - answering + page).toBeLessThanOrEqual(MOST.shown);
  // What the page of results has of its own is no part of what every page fetches.
  expect(page).toBeGreaterThan(500);
  for (const { prefix } of LANGUAGES) {
    expect(gzipped(await readFile(join(site.folder, `${prefix}search/start.json`)))).toBeLessThanOrEqual(
      MOST.start,
    );
  }
});

test('What else Chinese may be written as weighs little', async ({ site }) => {
  const folder = join(site.folder, 'pagefind');
  const files = (await readdir(folder)).filter((name) => name.startsWith('spellings'));
  expect(files).toHaveLength(1);
  for (const file of files) {
    const size = gzipped(await readFile(join(folder, file)));
    console.log(`search: ${size} B of other spellings, gzipped`);
    expect(size).toBeLessThanOrEqual(MOST.spellings);
  }
});

test('An article brings no code of the search but what opens it', async ({ site }) => {
  for (const { prefix } of LANGUAGES) {
    const { css, js, search } = await weighPage(
      site.folder,
      `${prefix}articles/kubernetes-vs-openstack/index.html`,
    );
    expect(css).toBeLessThanOrEqual(MOST.css);
    expect(js).toBeLessThanOrEqual(MOST.js);
    expect(search).toEqual([]);
  }
});
