import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { indexHtml } from '../search/index-document.ts';
import { indexDocuments } from '../site/index-documents.ts';
import type { Site } from '../site/site.ts';

/**
 * Builds the search index from the site's own text. Pagefind is a program of its own: started early, it
 * works on the second core while Astro builds the pages.
 * @param folders `work` holds the input and is emptied first; `output` gets the index
 * @returns when the index is written
 * @throws with Pagefind's own words where it fails
 */
export async function writeSearchIndex(site: Site, folders: { work: string; output: string }): Promise<void> {
  await rm(folders.work, { recursive: true, force: true });
  await rm(folders.output, { recursive: true, force: true });
  mkdirSync(folders.work, { recursive: true });
  // Written in one go: Pagefind starts at once, where waiting for each file would have it start only when
  // Astro, busy on the same thread, has built its pages.
  for (const document of indexDocuments(site)) {
    const folder = join(folders.work, document.path);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'index.html'), indexHtml(document));
  }
  await runPagefind(['--site', folders.work, '--output-path', folders.output, '--quiet']);
  // Its own interface is not used: only the index and the code that reads it are served.
  const unused = [
    'pagefind-ui.js',
    'pagefind-ui.css',
    'pagefind-modular-ui.js',
    'pagefind-modular-ui.css',
    'pagefind-highlight.js',
    'pagefind-component-ui.js',
    'pagefind-component-ui.css',
  ];
  await Promise.all(unused.map((name) => rm(join(folders.output, name), { force: true })));
}

async function runPagefind(args: readonly string[]): Promise<void> {
  const program = join(dirname(fileURLToPath(import.meta.resolve('pagefind'))), 'runner/bin.cjs');
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (data) => (said += data));
    child.stderr.on('data', (data) => (said += data));
    child.on('error', (cause) => reject(new Error('Pagefind could not be started.', { cause })));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Pagefind ended with ${code}: ${said.trim()}`));
    });
  });
}
