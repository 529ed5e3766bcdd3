import { join } from 'node:path';
import { type Format, generatePages } from './corpus.ts';
import { gazetteerFiles, peerFiles, writeFolder } from './folders.ts';
import { type Command, type Measured, measurePairs, median, type Pairs, ratios } from './measure.ts';
import { ourBuild } from './our-build.ts';
import { installPeer, peerBuild, STARLIGHT, versions } from './peer.ts';
import { hasProcessTree } from './process-tree.ts';
import type { Bench, Figure, Part } from './result.ts';

const BARS = { md: 0.6, mdx: 0.9, memory: 1, growth: 3.3 } as const;
const ROUNDS = 3;

export const time = (measured: Measured): number => measured.seconds;
export const memory = (measured: Measured): number | undefined => measured.memory;

/** How long builds take and how much memory they hold, against Starlight and against more pages. */
export async function measureSpeed(bench: Bench): Promise<Part> {
  const count = bench.quick ? 100 : 1000;
  const rounds = bench.quick ? 1 : ROUNDS;
  await installPeer(bench, STARLIGHT);
  const figures: Figure[] = [];
  for (const format of ['md', 'mdx'] as const) {
    const pages = generatePages(count);
    const ours = await generated(bench, { count, format });
    const theirs = await peerBuild(bench, STARLIGHT, peerFiles(pages, format));
    bench.say(`${number(count)} .${format} pages, ours and Starlight’s in turns`);
    const pairs = await measurePairs([ours, theirs], { rounds, say: bench.say });
    figures.push(...comparison({ count, format, pairs }));
  }
  bench.say(`${number(count)} and ${number(count * 3)} .md pages in turns`);
  const small = await generated(bench, { count, format: 'md' });
  const large = await generated(bench, { count: count * 3, format: 'md' });
  figures.push(growth(count, await measurePairs([large, small], { rounds, say: bench.say })));
  return { title: 'Building', figures, notes: notes(rounds) };
}

/** The command that builds so many generated pages with Gazetteer. */
export async function generated(
  bench: Bench,
  { count, format }: { count: number; format: Format },
): Promise<Command> {
  const docs = join(bench.work, 'docs', `${count}-${format}`);
  await writeFolder(docs, gazetteerFiles(generatePages(count), format));
  return ourBuild(bench, {
    name: `Gazetteer, ${number(count)} .${format}`,
    docs,
    out: join(bench.work, 'out', 'generated'),
  });
}

function comparison({ count, format, pairs }: { count: number; format: Format; pairs: Pairs }): Figure[] {
  const what = `${number(count)} pages \`.${format}\``;
  return [
    compare(`${what}: time`, pairs, { of: time, show: seconds, bar: BARS[format] }),
    // A bar for memory is set for plain Markdown only: MDX holds every page as a module, on both sides.
    compare(`${what}: peak memory`, pairs, {
      of: memory,
      show: megabytes,
      bar: format === 'md' ? BARS.memory : undefined,
    }),
  ];
}

/** A figure of two sides measured in turns. @param options.bar what the ratio may reach; none where nothing is required */
export function compare(
  what: string,
  pairs: Pairs,
  {
    of,
    show,
    bar,
  }: {
    of: (measured: Measured) => number | undefined;
    show: (value: number) => string;
    bar: number | undefined;
  },
): Figure {
  const side = (all: readonly Measured[]): string => show(median(all.flatMap((m) => of(m) ?? [])));
  const each = ratios(pairs, of);
  const ratio = median(each);
  if (each.length === 0) {
    return { what, ours: '–', peer: '–', value: 'not measured here', bar: bound(bar), holds: undefined };
  }
  return {
    what,
    ours: side(pairs.a),
    peer: side(pairs.b),
    value: `${ratio.toFixed(2)} (${each.map((r) => r.toFixed(2)).join(', ')})`,
    bar: bound(bar),
    holds: bar === undefined ? undefined : ratio <= bar,
  };
}

/** The pairs hold the larger site first. */
function growth(count: number, pairs: Pairs): Figure {
  const figure = compare(`From ${number(count)} to ${number(count * 3)} pages \`.md\`: time`, pairs, {
    of: time,
    show: seconds,
    bar: BARS.growth,
  });
  const [from, to] = [figure.peer, figure.ours];
  return { ...figure, ours: `${from} → ${to}`, peer: '' };
}

function notes(rounds: number): string[] {
  const source = hasProcessTree()
    ? 'the resident memory of the process and all it started, added up, looked at every 100 ms in /proc'
    : 'the most that the main process held (`process.resourceUsage().maxRSS`), as there is no /proc here';
  return [
    `The peer is ${versions(STARLIGHT)} in its default configuration: ${STARLIGHT.about}. Both sides build the same generated articles, of about 10 KB each; ours links 60 glossary terms in them and builds a page for each term besides.`,
    `Time is that of the whole build command, search index included, without caches; ${rounds === 1 ? 'one pair' : `medians of ${rounds} pairs run in turns`}, and the median of the ratios within the pairs (in brackets). Peak memory is ${source}.`,
  ];
}

const bound = (bar: number | undefined): string => (bar === undefined ? '' : `≤ ${bar}`);
export const number = (count: number): string => count.toLocaleString('en-US');
export const seconds = (value: number): string => `${value.toFixed(1)} s`;
export const megabytes = (value: number): string => `${Math.round(value / 1e6)} MB`;
