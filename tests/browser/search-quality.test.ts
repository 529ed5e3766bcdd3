import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { beforeAll, describe, expect } from 'vitest';
import type { Answer } from '../../src/search/answer.ts';
import { type ServedSite, test } from './harness.ts';
import { type IndexedPages, indexedPages } from './indexed-pages.ts';
import {
  type FoundPages,
  judge,
  type LabelledQuery,
  type Quality,
  qualityTable,
  readQueries,
  share,
} from './labelled-queries.ts';
import { askPlainPagefind, writePlainIndex } from './plain-pagefind.ts';
import { askInPage, offerSearch, searchCode } from './search-code.ts';
import { LANGUAGES } from './templates.ts';

/** What must be reached in each language. */
const BARS = { first: 0.95, five: 0.98, precision: 0.97, recall: 0.98, nothing: 1 } as const;
/** The same for queries that search was never changed for: too few to ask for more, or for nothing at all. */
const UNSEEN = { first: 0.9, five: 0.9, precision: 0.97, recall: 0.98 } as const;
/** In bytes, gzipped: our own code, the names of a language, and how they sound. */
const SIZES = { code: 8 * 1024, names: 25 * 1024, sounds: 5 * 1024 } as const;

let code = '';
beforeAll(async () => {
  code = await searchCode();
});

/** As many results as a language can have. */
const ALL = { limit: 10_000 };

function pagesOf({ own, others }: Answer, { base, prefix }: { base: string; prefix: string }): FoundPages {
  const pages = own.results.map(({ href }) => href.replace(/#.*/, '').slice(base.length + prefix.length));
  return {
    pages,
    exact: own.results.filter(({ fit }) => fit === 'phrase').length,
    elsewhere: others.reduce((sum, { total }) => sum + total, 0),
  };
}

type Language = (typeof LANGUAGES)[number];

/** Asks all labelled queries of a language in a browser and judges the answers. */
async function qualityIn(
  browser: Browser,
  site: ServedSite,
  { language, indexed, queries }: { language: Language; indexed: IndexedPages; queries: LabelledQuery[] },
): Promise<Quality> {
  const context = await browser.newContext();
  await offerSearch(context, code);
  const page = await context.newPage();
  await page.goto(`${site.url}${language.prefix}glossary/`);
  const asked = queries.map(({ query }) => query);
  const answers = await askInPage(page, asked, { base: site.base, options: ALL });
  await context.close();
  const found = answers.map((answer) => pagesOf(answer, { base: site.base, prefix: language.prefix }));
  return judge(queries, found, indexed.pages);
}

async function plainQuality(
  browser: Browser,
  { indexed, queries }: { indexed: IndexedPages; queries: LabelledQuery[] },
): Promise<Quality> {
  const folder = await mkdtemp(join(tmpdir(), 'gazetteer-plain-'));
  try {
    await writePlainIndex(folder, indexed);
    const asked = queries.map(({ query }) => query);
    return judge(queries, await askPlainPagefind(browser, folder, asked), indexed.pages);
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe.each(LANGUAGES)('Labelled queries in $name', (language) => {
  const queries = readQueries(language.tag.toLowerCase());
  const unseen = readQueries(language.tag.toLowerCase(), 'unseen');

  test('are enough, and name pages that exist', ({ site }) => {
    expect(queries.length).toBeGreaterThanOrEqual(60);
    expect(unseen.length).toBeGreaterThanOrEqual(20);
    const { pages } = indexedPages(join(site.folder, 'pagefind'), language);
    const paths = new Set(pages.map(({ path }) => path));
    const named = [...queries, ...unseen].flatMap(({ first = [], five = [] }) => [...first, ...five.flat()]);
    expect(named.filter((path) => !paths.has(path))).toEqual([]);
  });

  test.for([
    ['are answered right in Chromium', '', queries, BARS],
    ['that were never seen are answered nearly as well', 'unseen ', unseen, UNSEEN],
  ] as const)('%s', async ([, which, asked, bars], { browser, site }) => {
    const indexed = indexedPages(join(site.folder, 'pagefind'), language);
    const queries = [...asked];
    const ours = await qualityIn(browser, site, { language, indexed, queries });
    const plain = await plainQuality(browser, { indexed, queries });
    const table = qualityTable({ Gazetteer: ours, 'Pagefind alone': plain });
    const head = `${queries.length} ${which}queries in ${language.name}`;
    console.log([head, table, ...ours.misses].join('\n'));
    for (const [figure, bar] of Object.entries(bars)) {
      expect(share(ours[figure as keyof typeof BARS]), figure).toBeGreaterThanOrEqual(bar);
    }
  });
});

describe('Languages beside one another', () => {
  const QUERIES = ['containers', 'virtual machines', 'load balancers', 'how does scheduling work', 'neutorn'];
  test('English results are the same whether a Chinese search came first or not', async ({ open, site }) => {
    const ask = async (opened: readonly string[]): Promise<Answer[]> => {
      const page = await open('glossary/', { prepare: (_, context) => offerSearch(context, code) });
      return askInPage(page, QUERIES, { base: site.base, opened });
    };
    const alone = await ask([]);
    expect(await ask(['zh-CN'])).toEqual(alone);
    expect(await ask(['en', 'zh-CN', 'en'])).toEqual(alone);
    for (const { own } of alone) expect(own.total).toBeGreaterThan(0);
  });
});

describe('Weight', () => {
  test('our own code is small', () => {
    const size = gzipSync(code, { level: 9 }).length;
    console.log(`Search in the browser: ${size} bytes gzipped`);
    expect(size).toBeLessThanOrEqual(SIZES.code);
  });
  test.for(LANGUAGES)('so is what is known of the pages in $name', (language, { site }) => {
    const { terms, ...rest } = indexedPages(join(site.folder, 'pagefind'), language).catalogue;
    const weigh = (value: unknown): number => gzipSync(JSON.stringify(value), { level: 9 }).length;
    const silent = { terms: terms.map(({ sounds, ...term }) => term), ...rest };
    const sounds = weigh({ terms, ...rest }) - weigh(silent);
    console.log(
      `The catalogue with ${terms.length} terms: ${weigh(silent)} bytes, their sounds ${sounds} more`,
    );
    const per250 = weigh(silent) * (250 / Math.max(250, terms.length));
    expect(per250).toBeLessThanOrEqual(SIZES.names);
    expect(sounds).toBeLessThanOrEqual(SIZES.sounds);
  });
});

describe('A damaged index', () => {
  const CASES = [
    ['a file of terms that is missing', '**/pagefind/terms/**', { status: 404, body: 'gone' }, 'missing'],
    ['a file of terms that is none', '**/pagefind/terms/**', { body: 'no such thing' }, 'damaged'],
    ['a file of terms that is cut off', '**/pagefind/terms/**', { body: '[["conta' }, 'damaged'],
    ['texts that are none', '**/pagefind/pages/**', { body: '<!doctype html>' }, 'damaged'],
    ['a catalogue that is missing', '**/pagefind/catalogue.*', { status: 404, body: '' }, 'missing'],
    ['no index at all', '**/pagefind/search.json', { status: 404, body: '' }, 'missing'],
  ] as const;
  for (const [what, address, answer, reason] of CASES) {
    test(`${what} is told as ${reason}`, async ({ open, site }) => {
      const page = await open('glossary/', {
        tolerate: /Failed to load resource/,
        prepare: async (_, context) => {
          await offerSearch(context, code);
          await context.route(address, (route) => route.fulfill({ ...answer }));
        },
      });
      await expect(askInPage(page, ['container'], { base: site.base })).rejects.toThrow(
        `The search index cannot be read: ${reason}.`,
      );
    });
  }
  test('without a connection it is told as offline', async ({ open, site }) => {
    const page = await open('glossary/', {
      tolerate: /ERR_INTERNET_DISCONNECTED/,
      prepare: (_, context) => offerSearch(context, code),
    });
    await askInPage(page, [], { base: site.base });
    await page.context().setOffline(true);
    await expect(askInPage(page, ['container'], { base: site.base })).rejects.toThrow(': offline.');
  });
});
