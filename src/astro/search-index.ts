import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type IndexDocument, type IndexInput, prepareDocument } from '../search/index-document.ts';
import { rulesOf } from '../search/language-words.ts';
import { indexInput } from '../site/index-documents.ts';
import type { Site } from '../site/site.ts';
import { finishIndex } from './search-files.ts';
import { simplifiedForms } from './spellings-data.ts';

/** The documents handed to Pagefind with the texts that results show, as JSON, by the name of their file. */
export type Indexed = ReadonlyMap<string, { readonly document: IndexDocument; readonly text: string }>;

/** Where an index is made: `work` holds the input and is emptied first; `output` gets the index. */
export interface IndexFolders {
  readonly work: string;
  readonly output: string;
}

/** Builds the search index of a site. See `writeIndex`. */
export async function writeSearchIndex(site: Site, folders: IndexFolders): Promise<void> {
  await writeIndex(indexInput(site), folders);
}

/**
 * Builds a search index from the texts themselves. Pagefind is a program of its own: started early, it works
 * on the second core while Astro builds the pages. What the browser needs beside its index is written when
 * it is done.
 * @returns when the index is written
 * @throws with Pagefind's own words where it fails
 */
export async function writeIndex({ documents, languages }: IndexInput, folders: IndexFolders): Promise<void> {
  await rm(folders.work, { recursive: true, force: true });
  await rm(folders.output, { recursive: true, force: true });
  mkdirSync(folders.work, { recursive: true });
  const indexed = writeInput(documents, folders.work);
  await runPagefind(['--site', folders.work, '--output-path', folders.output, '--quiet']);
  await finishIndex(languages, { indexed, folder: folders.output });
}

/**
 * Written in one go: Pagefind starts at once, where waiting for each file would have it start only when
 * Astro, busy on the same thread, has built its pages.
 */
function writeInput(documents: readonly IndexDocument[], work: string): Indexed {
  const rules = new Map(
    [...new Set(documents.map(({ tag }) => tag))].map((tag) => [
      tag,
      rulesOf(tag, tag.startsWith('zh') ? simplifiedForms() : undefined),
    ]),
  );
  const indexed = new Map<string, { document: IndexDocument; text: string }>();
  for (const document of documents) {
    const prepared = prepareDocument(document, rules.get(document.tag) ?? rulesOf(document.tag));
    const text = JSON.stringify(prepared.text);
    // The name goes into Pagefind's hash of the page, so that the file with its text, which is named by
    // that hash, has another name whenever anything in it is another.
    const digest = createHash('sha256').update(text).digest('hex');
    const file = `${document.tag.toLowerCase()}-${digest.slice(0, 16)}.html`;
    indexed.set(`/${file}`, { document, text });
    writeFileSync(join(work, file), prepared.html);
  }
  return indexed;
}

/** Runs Pagefind. @throws with its own words where it fails */
export async function runPagefind(args: readonly string[]): Promise<void> {
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
