import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { copyFixtures, temporaryFolder } from '../build/fixture-site.ts';
import { type DevSite, startDev } from './dev-site.ts';
import { eventually, test as rootTest, type ServedSite } from './harness.ts';
import { hint, input, results, status } from './search-dialog.ts';

const temporary = temporaryFolder();
let docs = '';
let dev: DevSite | undefined;

/** What every page of the dev server says beside what is tested. */
const VITE = /\[vite\]|Outdated Optimize Dep/;

beforeAll(async () => {
  docs = join(await copyFixtures(temporary, 'base'), 'docs');
  dev = await startDev(docs);
});
afterAll(() => dev?.stop());

const test = rootTest.override(
  'site',
  { scope: 'file' },
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures are needed
  async ({}): Promise<ServedSite> => ({ url: dev?.url ?? '', base: '/', folder: docs }),
);

/** Asks again and again, as a change takes a moment to reach the index, and the page loads anew with it. */
async function findsSoon(page: Page, query: string, found: string): Promise<void> {
  await eventually(async () => {
    await page.goto(page.url());
    await page.keyboard.press('/');
    await input(page).fill(query);
    await eventually(() => status(page).textContent()).toMatch(/result|Nothing/);
    return (await results(page).allTextContents()).join(' ');
  }).toContain(found);
}

describe('While an author writes', () => {
  test('search finds what stands there, and after a change what stands there now', async ({ open }) => {
    const page = await open('glossary/', { tolerate: VITE });
    await findsSoon(page, 'locomotive', 'locomotive');
    const file = join(docs, 'articles/rail-and-road/en.mdx');
    const text = await readFile(file, 'utf8');
    await writeFile(file, `${text}\n\n## A new section\n\nThe quokkavan carries what nothing else does.\n`);
    await findsSoon(page, 'quokkavan', 'A new section');
    await writeFile(file, text);
    await eventually(async () => {
      await page.goto(page.url());
      await page.keyboard.press('/');
      await input(page).fill('quokkavan');
      await eventually(() => status(page).textContent()).toMatch(/result|Nothing/);
      return status(page).textContent();
    }).toContain('Nothing found');
  });
  test('the page of results and the words around it are there too', async ({ open }) => {
    const page = await open('search/?q=locomotive', { tolerate: VITE });
    await results(page).first().waitFor();
    await page.goto(new URL('zh-cn/search/', page.url().replace(/search\/.*/, '')).href);
    await eventually(() => status(page).textContent()).toContain('输入');
  });
  test('a missing index is said with how it is made', async ({ open }) => {
    const page = await open('', {
      tolerate: /Failed to load resource|\[vite\]/,
      prepare: (_page, context) => context.route('**/pagefind/**', (route) => route.fulfill({ status: 404 })),
    });
    await page.keyboard.press('/');
    await input(page).fill('locomotive');
    await eventually(() => hint(page).textContent()).toContain('npm run dev');
  });
});
