import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import type { Answer, SearchOptions } from '../../src/search/answer.ts';

/** A folder in which one kind of search is served, at a page in the language of the texts. */
export interface ServedSearch {
  readonly browser: Browser;
  readonly url: string;
  readonly folder: string;
  /** Which searcher the page loads. */
  readonly searcher: 'ours' | 'pagefind';
}

/** A first search, from the opening of the dialog to its results. */
export interface FirstSearch {
  readonly milliseconds: number;
  /** What came over the network, as a server sends it: zipped what is not zipped already. */
  readonly bytes: number;
}

/** How many results are shown at first. */
const SHOWN = 10;

/** Searches once in a browser that knows nothing of the site. */
export async function firstSearch(
  { browser, url, folder, searcher }: ServedSearch,
  query: string,
): Promise<FirstSearch> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname));
  const milliseconds = await page.evaluate(timed, { queries: [query], searcher, shown: SHOWN });
  await context.close();
  const sizes = await Promise.all([...asked].map((path) => sentSize(join(folder, path))));
  return { milliseconds: milliseconds[0] ?? Number.NaN, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

async function sentSize(file: string): Promise<number> {
  const bytes = await readFile(file);
  return /\.(?:js|json)$/.test(file) ? gzipSync(bytes).length : bytes.length;
}

/** Milliseconds of each query, one after another in one page; the first opens the index. */
export async function searchTimes(
  { browser, url, searcher }: ServedSearch,
  queries: readonly string[],
): Promise<number[]> {
  const page = await browser.newPage();
  await page.goto(url);
  const times = await page.evaluate(timed, { queries: [...queries], searcher, shown: SHOWN });
  await page.close();
  return times;
}

/** Answers of our own search to queries, with as many results as there are. */
export async function answersTo(
  { browser, url }: ServedSearch,
  queries: readonly string[],
  options: SearchOptions,
): Promise<Answer[]> {
  const page = await browser.newPage();
  await page.goto(url);
  const answers = await page.evaluate(
    async ({ queries, options }) => {
      const code = '/search.js';
      const { openIndex } = (await import(code)) as typeof import('../../src/client/search-index.ts');
      const index = await openIndex('/pagefind/', document.documentElement.lang);
      const answers: Answer[] = [];
      for (const query of queries) answers.push(await index.search(query, options));
      return answers;
    },
    { queries: [...queries], options },
  );
  await page.close();
  return answers;
}

/** Runs in the page: what a dialog does when it is opened and something is typed. */
async function timed({
  queries,
  searcher,
  shown,
}: {
  queries: string[];
  searcher: 'ours' | 'pagefind';
  shown: number;
}): Promise<number[]> {
  let search: ((query: string) => Promise<unknown>) | undefined;
  const times: number[] = [];
  for (const query of queries) {
    const started = performance.now();
    if (!search && searcher === 'ours') {
      const code = '/search.js';
      const { openIndex } = (await import(code)) as typeof import('../../src/client/search-index.ts');
      const index = await openIndex('/pagefind/', document.documentElement.lang);
      search = (text) => index.search(text, { limit: shown });
    } else if (!search) {
      const code = '/pagefind/pagefind.js';
      const pagefind = await import(code);
      await pagefind.options({ ranking: { metaWeights: { title: 5, names: 10 } } });
      search = async (text) => {
        const { results } = await pagefind.search(text);
        return Promise.all(results.slice(0, shown).map((result: { data(): unknown }) => result.data()));
      };
    }
    await search(query);
    times.push(performance.now() - started);
  }
  return times;
}
