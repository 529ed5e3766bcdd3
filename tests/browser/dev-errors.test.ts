import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../src/diagrams/browser.ts';
import { copyFixtures, temporaryFolder } from '../build/fixture-site.ts';
import { type DevSite, startDev } from './dev-site.ts';

const PATIENCE = 60_000;
const temporary = temporaryFolder();

let docs = '';
let dev: DevSite;

beforeAll(async () => {
  docs = join(await copyFixtures(temporary, 'base'), 'docs');
  dev = await startDev(docs);
});

afterAll(() => dev.stop());

describe('While an author writes', () => {
  test('errors stand over the page and in the terminal until they are mended', async () => {
    const executablePath = findBrowser();
    if (!executablePath) throw new Error('No Chromium was found; name one in GAZETTEER_CHROMIUM.');
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      const overlay = page.locator('vite-error-overlay');
      const shown = (): Promise<string> =>
        page.evaluate(
          () =>
            document.querySelector('vite-error-overlay')?.shadowRoot?.querySelector('#layout')?.textContent ??
            '',
        );
      await page.goto(`${dev.url}articles/rail-and-road/`);
      await page.getByRole('heading', { level: 1 }).waitFor();

      const file = join(docs, 'articles/rail-and-road/en.mdx');
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace('A locomotive pulls', 'A locomotive pulls <5 and [x](term:lory)'));
      await expect.poll(shown, { timeout: PATIENCE }).toContain('begins no tag');
      const words = await shown();
      expect(words).toContain('rail-and-road/en.mdx:6:20');
      // Once on top, and once in the list of all.
      expect(words.split('“<5” begins no tag.')).toHaveLength(3);
      expect(words).toContain('write \\< or &lt;');
      expect(words).toContain('6 | A locomotive pulls <5 and');
      expect(dev.printed()).toContain('rail-and-road/en.mdx:6:20 error mdx/less-than');

      // Whoever opens or reloads a page meanwhile sees them too.
      await page.goto(`${dev.url}glossary/`);
      await expect.poll(shown, { timeout: PATIENCE }).toContain('begins no tag');

      await writeFile(
        file,
        text.replace('A locomotive pulls', 'A locomotive pulls [x](term:lory) [y](term:wagn)'),
      );
      await expect.poll(shown, { timeout: PATIENCE }).toContain('2 errors');
      expect(await shown()).toContain('There is no term “lory” in the glossary.');
      expect(await shown()).toContain('There is no term “wagn” in the glossary.');

      await writeFile(file, text);
      await expect.poll(() => dev.printed(), { timeout: PATIENCE }).toContain('All errors are mended.');
      await expect.poll(() => overlay.count(), { timeout: PATIENCE }).toBe(0);
      await page.getByRole('heading', { level: 1 }).waitFor();
    } finally {
      await browser.close();
    }
  });
});
