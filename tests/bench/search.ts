import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeIndex } from '../../src/astro/search-index.ts';
import { serve } from '../../src/cli/serve.ts';
import { findBrowser, launchBrowser } from '../../src/diagrams/browser.ts';
import { judge, type PageTexts, type Quality, share } from '../browser/labelled-queries.ts';
import { askPlainPagefind, writePlainIndex } from '../browser/plain-pagefind.ts';
import { searchCode } from '../browser/search-code.ts';
import { median } from './measure.ts';
import type { Bench, Figure, Part } from './result.ts';
import { type SearchBody, searchBody } from './search-body.ts';
import { answersTo, type FirstSearch, firstSearch, type ServedSearch, searchTimes } from './search-runs.ts';

/** Milliseconds, and KB of 1,024 bytes. */
const BARS = { first: 300, next: 30, transfer: 250 } as const;

/** First searches of each language, each in a browser that knows nothing of the site. */
const OPENINGS = 9;

/** How well and how fast a body of generated texts is searched, beside Pagefind alone on the same texts. */
export async function measureSearch(bench: Bench): Promise<Part> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error('Search is measured in Chromium, and none was found.');
  const pages = bench.quick ? 350 : 1000;
  const browser = await launchBrowser({ executablePath });
  try {
    const figures: Figure[] = [];
    for (const tag of ['en', 'zh-CN'] as const) {
      bench.say(`Search: ${pages} generated pages in ${tag}`);
      const body = searchBody(tag, pages);
      const folder = join(bench.work, 'search', tag);
      await writeBody(body, folder);
      figures.push(...(await figuresOf(body, { folder, browser })));
    }
    return { title: 'Search', figures, notes: notes(pages) };
  } finally {
    await browser.close();
  }
}

/** Two folders to serve: the texts with our index, and the same as Pagefind indexes them by itself. */
async function writeBody({ tag, documents }: SearchBody, folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const [ours, plain] = [join(folder, 'ours'), join(folder, 'plain')];
  await mkdir(ours, { recursive: true });
  const language = { tag, label: tag, kinds: { article: 'Articles', term: 'Terms' }, platforms: {} };
  const folders = { work: join(folder, 'input'), output: join(ours, 'pagefind') };
  await writeIndex({ documents, languages: [language] }, folders);
  await writeFile(join(ours, 'index.html'), `<!doctype html><html lang="${tag}"><title>Search</title>`);
  await writeFile(join(ours, 'search.js'), await searchCode());
  const pages = documents.map((document) => ({ ...document, texts: textsOf(document).texts }));
  await writePlainIndex(plain, { tag, pages });
}

function textsOf({ path, title, names, blocks }: SearchBody['documents'][number]): PageTexts {
  return { path, texts: [title, ...names, ...blocks.map(({ text }) => text)] };
}

async function figuresOf(
  body: SearchBody,
  { folder, browser }: { folder: string; browser: ServedSearch['browser'] },
): Promise<Figure[]> {
  const sides = [
    { searcher: 'ours', folder: join(folder, 'ours') },
    { searcher: 'pagefind', folder: join(folder, 'plain') },
  ] as const;
  const servers = await Promise.all(sides.map(({ folder }) => serve({ folder, base: '/', port: 0 })));
  try {
    const [ours, plain] = sides.map((side, i) => ({ ...side, browser, url: servers[i]?.url ?? '' }));
    if (!ours || !plain) throw new Error('Not reached: there are two sides.');
    const quality = await qualities(body, { ours, plain });
    const openings: [FirstSearch[], FirstSearch[]] = [[], []];
    // In turns, so that a busy machine slows both.
    for (const { query } of spread(body.queries, OPENINGS)) {
      openings[0].push(await firstSearch(ours, query));
      openings[1].push(await firstSearch(plain, query));
    }
    const all = body.queries.map(({ query }) => query);
    const next = [await searchTimes(ours, all), await searchTimes(plain, all)].map((times) => times.slice(1));
    return [...qualityFigures(body.tag, quality), ...costFigures(body.tag, openings, next)];
  } finally {
    await Promise.all(servers.map((server) => server.close()));
  }
}

async function qualities(
  { documents, queries }: SearchBody,
  { ours, plain }: { ours: ServedSearch; plain: ServedSearch },
): Promise<readonly [Quality, Quality]> {
  const pages = documents.map(textsOf);
  const asked = queries.map(({ query }) => query);
  const answers = await answersTo(ours, asked, { limit: documents.length });
  const found = answers.map(({ own }) => ({
    pages: own.results.map(({ href }) => href.replace(/#.*/, '').slice(1)),
    exact: own.results.filter(({ fit }) => fit === 'phrase').length,
    elsewhere: 0,
  }));
  const theirs = await askPlainPagefind(ours.browser, plain.folder, asked);
  return [judge(queries, found, pages), judge(queries, theirs, pages)];
}

/** Some of the items, from all over the list. */
function spread<T>(items: readonly T[], count: number): T[] {
  const step = items.length / count;
  return Array.from({ length: count }, (_, i) => items[Math.floor(i * step)] as T);
}

const NAMES = {
  first: 'the right page first',
  precision: 'pages of the first tier that hold the passage',
  recall: 'pages with the passage that are found',
  nothing: 'nothing said where there is nothing',
} as const;

function qualityFigures(tag: string, [ours, theirs]: readonly [Quality, Quality]): Figure[] {
  return (Object.keys(NAMES) as (keyof typeof NAMES)[]).map((key) => ({
    what: `${tag}: ${NAMES[key]}`,
    ours: share(ours[key]).toFixed(3),
    peer: share(theirs[key]).toFixed(3),
    value: `${share(ours[key]).toFixed(3)} of ${ours[key][1]}, Pagefind alone ${share(theirs[key]).toFixed(3)}`,
    bar: '',
    holds: undefined,
  }));
}

function costFigures(
  tag: string,
  openings: readonly [readonly FirstSearch[], readonly FirstSearch[]],
  next: readonly (readonly number[])[],
): Figure[] {
  const first = openings.map((side) => median(side.map(({ milliseconds }) => milliseconds)));
  const most = openings.map((side) => Math.max(...side.map(({ bytes }) => bytes)) / 1024);
  const usual = openings.map((side) => median(side.map(({ bytes }) => bytes)) / 1024);
  const later = next.map(median);
  const figure = (
    what: string,
    [ours = 0, peer = 0]: readonly number[],
    { unit, bar }: { unit: string; bar?: number },
  ): Figure => {
    const show = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ${unit}`;
    return {
      what: `${tag}: ${what}`,
      ours: show(ours),
      peer: show(peer),
      value: `${show(ours)}, Pagefind alone ${show(peer)}`,
      bar: bar === undefined ? '' : `≤ ${bar} ${unit}`,
      holds: bar === undefined ? undefined : ours <= bar,
    };
  };
  return [
    figure('first opening to first results, median', first, { unit: 'ms', bar: BARS.first }),
    figure('each further query, median', later, { unit: 'ms', bar: BARS.next }),
    figure('transfer for a first query, median', usual, { unit: 'KB' }),
    figure('transfer for a first query, most', most, { unit: 'KB', bar: BARS.transfer }),
  ];
}

function notes(pages: number): string[] {
  return [
    `${pages} pages in each language, 250 of them terms, generated from fixed seeds; the queries are titles, names, other names, slips of the keyboard, passages and nonsense, and their answers are known from how the texts were made. The column of the peer is Pagefind alone: the same texts, indexed and searched by it as it comes, titles and names weighted. Chromium, on the same machine as the server; ten results with their texts. A first query is timed from the loading of our code in a browser that knows nothing of the site, a further one from the call; both until the results with their excerpts are there, to be shown. Drawing them comes on top, and where keys follow one another within 80 ms, that pause after the last of them. Transfer counts each file as a server sends it, zipped, our code included.`,
  ];
}
