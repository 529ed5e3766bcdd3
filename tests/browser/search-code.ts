import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import type { Answer, SearchOptions } from '../../src/search/answer.ts';
import type { Firefox } from './firefox.ts';

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

interface Asked {
  readonly queries: readonly string[];
  /** Path of the site. */
  readonly base: string;
  readonly options?: SearchOptions;
  /** The languages to open and ask first, in this order; then the page's own is asked. */
  readonly opened?: readonly string[];
}

/** Asks queries one after another, as the dialog of the page would; runs in the page. */
async function ask({ queries, base, options = {}, opened = [] }: Asked): Promise<Answer[]> {
  const { openIndex } = globalThis as unknown as Module;
  for (const tag of opened) await (await openIndex(`${base}pagefind/`, tag)).search('a');
  const index = await openIndex(`${base}pagefind/`, document.documentElement.lang);
  const answers: Answer[] = [];
  for (const query of queries) answers.push(await index.search(query, options));
  return answers;
}

/** Asks queries in a page of a context to which search was offered. */
export async function askInPage(
  page: Page,
  queries: readonly string[],
  asked: Omit<Asked, 'queries'>,
): Promise<Answer[]> {
  await page.addScriptTag({ type: 'module', url: `${asked.base}${SHIM}` });
  return page.evaluate(ask, { ...asked, queries });
}

/** Asks queries in the page that is open in Firefox. @param code from `searchCode` */
export async function askInFirefox(firefox: Firefox, code: string, asked: Asked): Promise<Answer[]> {
  await firefox.run(async (code) => {
    const address = (text: string): string =>
      URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    const script = document.createElement('script');
    script.type = 'module';
    script.src = address(
      `import { openIndex } from ${JSON.stringify(address(code))}; globalThis.openIndex = openIndex;`,
    );
    await new Promise((resolve, reject) => {
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }, code);
  return firefox.run(ask, asked);
}
