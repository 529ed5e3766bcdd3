import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../src/diagrams/browser.ts';
import { copyFixtures, PROJECT, temporaryFolder } from '../build/fixture-site.ts';

const PATIENCE = 60_000;
const STEP = 100;
const temporary = temporaryFolder();

let docs = '';
let url = '';
let server: ChildProcess;
let printed = '';

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  if (address === null || typeof address === 'string') throw new Error('The system gives no port.');
  return address.port;
}

beforeAll(async () => {
  docs = join(await copyFixtures(temporary, 'base'), 'docs');
  const port = await freePort();
  url = `http://127.0.0.1:${port}/`;
  server = spawn(process.execPath, ['src/cli/main.ts', 'dev'], {
    cwd: PROJECT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], GAZETTEER_DOCS: docs, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [server.stdout, server.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
  }
  const deadline = Date.now() + PATIENCE;
  while (!(await fetch(url).catch(() => undefined))?.ok) {
    if (Date.now() > deadline) throw new Error(`The dev server does not answer:\n${printed}`);
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
});

afterAll(async () => {
  const ended = once(server, 'exit');
  server.kill();
  await ended;
});

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
      await page.goto(`${url}articles/rail-and-road/`);
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
      expect(printed).toContain('rail-and-road/en.mdx:6:20 error mdx/less-than');

      // Whoever opens or reloads a page meanwhile sees them too.
      await page.goto(`${url}glossary/`);
      await expect.poll(shown, { timeout: PATIENCE }).toContain('begins no tag');

      await writeFile(
        file,
        text.replace('A locomotive pulls', 'A locomotive pulls [x](term:lory) [y](term:wagn)'),
      );
      await expect.poll(shown, { timeout: PATIENCE }).toContain('2 errors');
      expect(await shown()).toContain('There is no term “lory” in the glossary.');
      expect(await shown()).toContain('There is no term “wagn” in the glossary.');

      await writeFile(file, text);
      await expect.poll(() => printed, { timeout: PATIENCE }).toContain('All errors are mended.');
      await expect.poll(() => overlay.count(), { timeout: PATIENCE }).toBe(0);
      await page.getByRole('heading', { level: 1 }).waitFor();
    } finally {
      await browser.close();
    }
  });
});
