import { generatePages } from './corpus.ts';
import { peerFiles } from './folders.ts';
import { measurePairs, median } from './measure.ts';
import { type PageWeight, weighPage } from './page-weight.ts';
import { builtBy, DOCUSAURUS, installPeer, type Peer, peerBuild, VITEPRESS, versions } from './peer.ts';
import type { Bench, Figure, Part } from './result.ts';
import { compare, generated, megabytes, memory, number, seconds, time } from './speed.ts';

const PEERS = [VITEPRESS, DOCUSAURUS] as const;
const ROUNDS = 3;
/** Pages weighed of each site; all of about 10 KB of text. */
const WEIGHED = 10;

/** Building and weight beside the generators that are not built on Astro. */
export async function measurePeers(bench: Bench): Promise<Part> {
  const count = bench.quick ? 50 : 500;
  const rounds = bench.quick ? 1 : ROUNDS;
  const figures: Figure[] = [];
  for (const peer of PEERS) figures.push(...(await measurePeer(bench, { peer, count, rounds })));
  return {
    title: 'Beside VitePress and Docusaurus',
    peer: 'The other',
    figures,
    notes: [
      ...PEERS.map((peer) => `${peer.name} is ${versions(peer)}: ${peer.about}.`),
      `Both sides build the same generated articles of about 10 KB, in turns, without caches; ours links 60 glossary terms in them and builds a page for each term besides. A page is what its HTML makes a browser fetch, gzipped one by one at level 9; scripts that its scripts load later are not counted. The median of ${WEIGHED} pages.`,
    ],
  };
}

async function measurePeer(
  bench: Bench,
  { peer, count, rounds }: { peer: Peer; count: number; rounds: number },
): Promise<Figure[]> {
  await installPeer(bench, peer);
  const pages = generatePages(count);
  const ours = await generated(bench, { count, format: 'md' });
  const theirs = await peerBuild(bench, peer, peerFiles(pages, 'md'));
  bench.say(`${number(count)} .md pages, ours and those of ${peer.name} in turns`);
  const pairs = await measurePairs([ours, theirs], { rounds, say: bench.say });
  const weighed = pages.slice(0, WEIGHED);
  const weigh = (site: string, page: (slug: string) => string): Promise<PageWeight[]> =>
    Promise.all(weighed.map(({ slug }) => weighPage(site, page(slug))));
  const own = await weigh(String(ours.env['GAZETTEER_OUT']), (slug) => `articles/${slug}/index.html`);
  const other = await weigh(builtBy(bench, peer), peer.page);
  const what = `${peer.name}, ${number(count)} pages \`.md\``;
  return [
    compare(`${what}: time`, pairs, { of: time, show: seconds, bar: undefined }),
    compare(`${what}: peak memory`, pairs, { of: memory, show: megabytes, bar: undefined }),
    weight(`${peer.name}: a page, HTML, CSS and JS`, { own, other, key: 'total' }),
    weight(`${peer.name}: its JS, inline included`, { own, other, key: 'js' }),
  ];
}

function weight(
  what: string,
  { own, other, key }: { own: readonly PageWeight[]; other: readonly PageWeight[]; key: 'total' | 'js' },
): Figure {
  const [ours, theirs] = [own, other].map((pages) => median(pages.map((page) => page[key])));
  const kilobytes = (bytes = 0): string => `${(bytes / 1024).toFixed(1)} KB`;
  return {
    what,
    ours: kilobytes(ours),
    peer: kilobytes(theirs),
    value: ((ours ?? 0) / (theirs ?? 1)).toFixed(2),
    bar: '',
    holds: undefined,
  };
}
