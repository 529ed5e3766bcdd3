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

/** What the browser says while files change: of the server, and of an index that was replaced meanwhile. */
const DEV = /\[vite\]|status of (404|504)/;

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

/** Opens the page anew, as it may be loading already after a change, and tells what search shows. */
async function look(page: Page, query: string): Promise<string> {
  try {
    await page.goto(page.url());
    await page.keyboard.press('/');
    await input(page).fill(query, { timeout: 2000 });
    await page.locator('.search-results a, .search-ways').first().waitFor({ timeout: 5000 });
    return `${await status(page).textContent()}: ${(await results(page).allTextContents()).join(' ')}`;
  } catch {
    return 'no answer yet';
  }
}

describe('While an author writes', () => {
  test('search finds what stands there, and after a change what stands there now', async ({ open }) => {
    const page = await open('glossary/', { tolerate: DEV });
    await eventually(() => look(page, 'locomotive')).toContain('locomotive');
    const file = join(docs, 'articles/rail-and-road/en.mdx');
    const text = await readFile(file, 'utf8');
    await writeFile(file, `${text}\n\n## A new section\n\nThe quokkavan carries what nothing else does.\n`);
    await eventually(() => look(page, 'quokkavan')).toContain('A new section');
    await writeFile(file, text);
    await eventually(() => look(page, 'quokkavan')).toMatch(/^(?=.*(result|Nothing))(?!.*A new section)/);
  });
  test('the page of results and the words around it are there too', async ({ open }) => {
    const page = await open('search/?q=locomotive', { tolerate: DEV });
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
