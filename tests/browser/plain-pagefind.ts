import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { runPagefind } from '../../src/astro/search-index.ts';
import { serve } from '../../src/cli/serve.ts';
import type { IndexedPages } from './indexed-pages.ts';
import type { FoundPages } from './labelled-queries.ts';

/** The part of Pagefind's interface that is used. */
interface Pagefind {
  options(options: object): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }>;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Indexes the same texts as Pagefind does by itself: titles in h1, names as metadata that it searches too. */
export async function writePlainIndex(
  folder: string,
  { tag, pages }: Pick<IndexedPages, 'tag' | 'pages'>,
): Promise<void> {
  for (const { path, title, names, texts } of pages) {
    const target = join(folder, path);
    await mkdir(target, { recursive: true });
    const meta = `<span data-pagefind-meta="names[data-v]" data-v="${escaped(names.join(' · '))}"></span>`;
    const body = texts
      .slice(1 + names.length)
      .map((text) => `<p>${escaped(text)}</p>`)
      .join('\n');
    const html = `<!doctype html><html lang="${tag}"><body><main data-pagefind-body><h1>${escaped(title)}</h1>${meta}${body}</main></body></html>`;
    await writeFile(join(target, 'index.html'), html);
  }
  await runPagefind(['--site', folder, '--output-path', join(folder, 'pagefind'), '--quiet']);
  await writeFile(join(folder, 'index.html'), `<!doctype html><html lang="${tag}"><title>Pagefind</title>`);
}

/** What Pagefind's own searcher answers in a browser, titles and names weighted as it allows. */
export async function askPlainPagefind(
  browser: Browser,
  folder: string,
  queries: readonly string[],
): Promise<FoundPages[]> {
  const { url, close } = await serve({ folder, base: '/', port: 0 });
  const page = await browser.newPage();
  try {
    await page.goto(url);
    const content = "import * as pagefind from '/pagefind/pagefind.js'; globalThis.pagefind = pagefind;";
    await page.addScriptTag({ type: 'module', content });
    await page.waitForFunction(() => 'pagefind' in globalThis);
    return await page.evaluate(async (queries) => {
      const { pagefind } = globalThis as unknown as { pagefind: Pagefind };
      await pagefind.options({ ranking: { metaWeights: { title: 5, names: 10 } } });
      const answers: FoundPages[] = [];
      for (const query of queries) {
        const { results } = await pagefind.search(query);
        const data = await Promise.all(results.map((result) => result.data()));
        const pages = data.map((result) => result.url.replace(/^\//, ''));
        answers.push({ pages, exact: pages.length, elsewhere: 0 });
      }
      return answers;
    }, queries);
  } finally {
    await page.close();
    await close();
  }
}
