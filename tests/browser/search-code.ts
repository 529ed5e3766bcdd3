import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import type { Answer, SearchOptions } from '../../src/search/answer.ts';

/** The browser's part of search as one module, minified as the build does it. */
export async function searchCode(): Promise<string> {
  const entry = join(import.meta.dirname, '../../src/client/search-index.ts');
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const chunk =
    bundle && 'output' in bundle ? bundle.output.find((file) => file.type === 'chunk') : undefined;
  if (!chunk) throw new Error('Search could not be bundled.');
  return chunk.code;
}

const CODE = '__search.js';
const SHIM = '__open-search.js';

type Module = typeof import('../../src/client/search-index.ts');

/** Lets the pages of a context load search by itself. */
export async function offerSearch(context: BrowserContext, code: string): Promise<void> {
  const offer = (file: string, body: string) =>
    context.route(`**/${file}`, (route) => route.fulfill({ contentType: 'text/javascript', body }));
  await offer(CODE, code);
  await offer(SHIM, `import { openIndex } from './${CODE}'; globalThis.openIndex = openIndex;`);
}

/**
 * Asks queries one after another in a page, as its dialog would.
 * @param base path of the site
 * @param opened the languages to open and ask first, in this order; then the page's own is asked
 */
export async function askInPage(
  page: Page,
  queries: readonly string[],
  { base, options = {}, opened = [] }: { base: string; options?: SearchOptions; opened?: readonly string[] },
): Promise<Answer[]> {
  await page.addScriptTag({ type: 'module', url: `${base}${SHIM}` });
  return page.evaluate(
    async ({ queries, base, options, opened }) => {
      const { openIndex } = globalThis as unknown as Module;
      for (const tag of opened) await (await openIndex(`${base}pagefind/`, tag)).search('a');
      const index = await openIndex(`${base}pagefind/`, document.documentElement.lang);
      const answers: Answer[] = [];
      for (const query of queries) answers.push(await index.search(query, options));
      return answers;
    },
    { queries, base, options, opened },
  );
}
