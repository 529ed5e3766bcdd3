import { join } from 'node:path';
import { generatePages } from './corpus.ts';
import { peerFiles } from './folders.ts';
import { measure, median } from './measure.ts';
import { ourBuild } from './our-build.ts';
import { listPages, type PageWeight, weighPage } from './page-weight.ts';
import { builtBy, installPeer, peerBuild, STARLIGHT } from './peer.ts';
import { listenToPages, type Requests } from './requests.ts';
import type { Bench, Figure, Part } from './result.ts';

/** In KB of 1,024 bytes. The largest page is the one with most diagrams, which weigh more than its text. */
const BARS = { total: 90, css: 12, js: 5, cardsOfTen: 1 } as const;
/** What half of the article pages keep below, all in all. */
const MEDIAN_BAR = 45;

/** Pages of Starlight’s site weighed beside ours: its sidebar lists them all on every page. */
const PEER_PAGES = 10;

/** What a reader of the real site downloads with an article, and whom the browser asks. */
export async function measureWeight(bench: Bench): Promise<Part> {
  const out = join(bench.work, 'out', 'site');
  bench.say('The real site: weight of its article pages');
  await measure(ourBuild(bench, { name: 'The real site', docs: undefined, out }));
  const all = await listPages(out);
  const paths = all.filter((path) => /(?:^|\/)articles\/[^/]+\/index\.html$/.test(path));
  if (paths.length === 0) throw new Error('The built site has no article pages.');
  const ours = await Promise.all(paths.map((path) => weighPage(out, path)));
  const terms = all.filter((path) => /(?:^|\/)glossary\/(?!by\/)[^/]+\/index\.html$/.test(path));
  const ofTerms = await Promise.all(terms.map((path) => weighPage(out, path)));
  const theirs = await weighPeer(bench);
  const requests = await listenToPages(out, paths);
  const figures = [
    ...sizes('an article page, HTML, CSS and JS', { ours, theirs, key: 'total' }),
    ...sizes('its CSS, inline included', { ours, theirs, key: 'css' }),
    ...sizes('its JS, inline included', { ours, theirs, key: 'js' }),
    ...cards(ours, ofTerms),
    contacts('Requests to another origin', { ours, requests, key: 'foreign' }),
    contacts('Requests for the search engine before search is opened', { ours, requests, key: 'search' }),
  ];
  return { title: 'Weight of a page', figures, notes: notes(ours, requests) };
}

async function weighPeer(bench: Bench): Promise<PageWeight[]> {
  await installPeer(bench, STARLIGHT);
  const pages = generatePages(PEER_PAGES);
  await measure(await peerBuild(bench, STARLIGHT, peerFiles(pages, 'md')));
  return Promise.all(pages.map(({ slug }) => weighPage(builtBy(bench, STARLIGHT), STARLIGHT.page(slug))));
}

type Key = 'total' | 'css' | 'js';

/** The largest page against the bar, and the median for information. */
function sizes(
  what: string,
  { ours, theirs, key }: { ours: readonly PageWeight[]; theirs: readonly PageWeight[]; key: Key },
): Figure[] {
  const all = ours.map((page) => page[key]);
  const largest = Math.max(...all);
  const peer = theirs.map((page) => page[key]);
  return [
    {
      what: `Largest: ${what}`,
      ours: kilobytes(largest),
      peer: kilobytes(Math.max(...peer)),
      value: kilobytes(largest),
      bar: `≤ ${BARS[key]} KB`,
      holds: largest <= BARS[key] * 1024,
    },
    {
      what: `Median: ${what}`,
      ours: kilobytes(median(all)),
      peer: kilobytes(median(peer)),
      value: kilobytes(median(all)),
      bar: key === 'total' ? `≤ ${MEDIAN_BAR} KB` : '',
      holds: key === 'total' ? median(all) <= MEDIAN_BAR * 1024 : undefined,
    },
  ];
}

/** What the cards of ten linked terms cost: the article page where it is most, and all pages of terms together. */
function cards(articles: readonly PageWeight[], terms: readonly PageWeight[]): Figure[] {
  const ofTen = articles.flatMap(({ cards: { size, terms: count } }) =>
    count === 0 ? [] : [(size / count) * 10],
  );
  const most = Math.max(0, ...ofTen);
  const sum = (key: keyof PageWeight['cards']): number =>
    terms.reduce((all, page) => all + page.cards[key], 0);
  const mean = (sum('size') / Math.max(1, sum('terms'))) * 10;
  return [
    {
      what: 'Largest: the cards of ten terms linked on an article page',
      ours: kilobytes(most),
      peer: '',
      value: kilobytes(most),
      bar: `≤ ${BARS.cardsOfTen} KB`,
      holds: most <= BARS.cardsOfTen * 1024,
    },
    {
      what: 'Mean: the cards of ten terms linked on the page of a term',
      ours: kilobytes(mean),
      peer: '',
      value: kilobytes(mean),
      bar: '',
      holds: undefined,
    },
  ];
}

function contacts(
  what: string,
  {
    ours,
    requests,
    key,
  }: { ours: readonly PageWeight[]; requests: Requests | undefined; key: 'foreign' | 'search' },
): Figure {
  const found = new Set([...ours.flatMap((page) => page[key]), ...(requests?.[key] ?? [])]);
  const list = [...found].slice(0, 3).join(', ');
  return {
    what,
    ours: String(found.size),
    peer: '',
    value: found.size === 0 ? '0' : `${found.size}: ${list}`,
    bar: '0',
    holds: found.size === 0,
  };
}

function notes(ours: readonly PageWeight[], requests: Requests | undefined): string[] {
  const largest = ours.reduce((a, b) => (b.total > a.total ? b : a));
  const listened =
    requests === undefined
      ? 'The requests are read from the HTML alone, as no browser was found.'
      : `The requests are read from the HTML and heard in Chromium on ${requests.pages} pages.`;
  return [
    `The real site's ${ours.length} article pages in all languages, with their diagrams, as first loaded: the HTML and each file it makes the browser fetch, gzipped one by one at level 9; KB of 1,024 bytes. CSS and JS count what stands inline in the HTML, which the sum counts once. The largest page is \`${largest.page}\`.`,
    `Starlight's page is one of ${PEER_PAGES} generated ones of 10 KB of text without pictures. ${listened}`,
  ];
}

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KB`;
