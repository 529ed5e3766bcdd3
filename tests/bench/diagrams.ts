import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { loadSite } from '../../src/astro/load-site.ts';
import { siteOptions } from '../../src/astro/site-options.ts';
import { findBrowser } from '../../src/diagrams/browser.ts';
import type { RenderedDiagram } from '../../src/diagrams/picture-page.ts';
import { refreshDiagrams } from '../../src/diagrams/refresh.ts';
import { measure, median } from './measure.ts';
import { ourBuild } from './our-build.ts';
import { listPages, weighPage } from './page-weight.ts';
import type { Bench, Figure, Part } from './result.ts';

/** Seconds, milliseconds, and KB of 1,024 bytes. */
const BARS = { fresh: 25, cached: 50, picture: 6, page: 90, viewer: 4 } as const;

/** Full caches read, of which the median counts. */
const READS = 5;

/** Words of Mermaid's program, which no page about diagrams would use. */
const SIGNATURE = ['mermaidAPI', 'getDiagramFromText', 'Syntax error in text'];

/** How long the real site's diagrams take to draw and to read, and what they weigh. */
export async function measureDiagrams(bench: Bench): Promise<Part> {
  bench.say('The real site: all diagrams from nothing');
  const { figures, pictures, count } = await drawAll(bench.root);
  const sizes = pictures.map(({ svg }) => gzipped(svg));
  const out = join(bench.work, 'out', 'site');
  bench.say('The real site: pages with diagrams');
  await measure(ourBuild(bench, { name: 'The real site', docs: undefined, out }));
  const { page, pictures: onPage, total } = await fullestArticle(out);
  const mermaid = await mermaidIn(bench.root, out);
  return {
    title: 'Diagrams',
    figures: [
      ...figures,
      size('Median: a picture, SVG', median(sizes), BARS.picture),
      size('Largest: a picture, SVG', Math.max(...sizes), undefined),
      size('The article with most diagrams, in all', total, BARS.page),
      size('The large view, JS fetched when first opened', await viewerSize(out), BARS.viewer),
      figure('Mermaid in the built site', `${mermaid} bytes`, '0', mermaid === 0),
    ],
    notes: [
      `${count} diagrams, ${pictures.length} pictures. “From nothing” starts the browser, renders every picture and writes it to an empty folder; “with a full cache” finds every picture there, median of ${READS} runs. Sizes are gzipped at level 9; KB of 1,024 bytes.`,
      `The article with most diagrams is \`${page}\` with ${onPage} of them: its HTML with the pictures in it, its CSS and JS, and the large view. Mermaid is looked for by words of its program, ${SIGNATURE.map((word) => `“${word}”`).join(', ')}, in every file that a browser runs or shows.`,
    ],
  };
}

async function drawAll(
  root: string,
): Promise<{ figures: Figure[]; pictures: readonly RenderedDiagram[]; count: number }> {
  const { site } = await loadSite(siteOptions(root));
  if (!site) throw new Error('The site cannot be read; npm run check says why.');
  const diagrams = [...site.diagrams.values()].map((entry) => entry.diagram);
  const folder = await mkdtemp(join(tmpdir(), 'gazetteer-bench-diagrams-'));
  const run = async (): Promise<{ seconds: number; rendered: readonly RenderedDiagram[] }> => {
    const started = performance.now();
    const { languages } = site;
    const { rendered, diagnostics } = await refreshDiagrams({ diagrams, languages, folder, findBrowser });
    const [problem] = diagnostics;
    if (problem) throw new Error(`${problem.file}:${problem.line}: ${problem.message}`);
    return { seconds: (performance.now() - started) / 1000, rendered };
  };
  try {
    const { seconds, rendered } = await run();
    const reads: number[] = [];
    for (let read = 0; read < READS; read++) reads.push((await run()).seconds * 1000);
    const cached = median(reads);
    const figures = [
      figure(
        'All pictures from nothing',
        `${seconds.toFixed(1)} s`,
        `≤ ${BARS.fresh} s`,
        seconds <= BARS.fresh,
      ),
      figure(
        'All pictures with a full cache',
        `${cached.toFixed(0)} ms`,
        `≤ ${BARS.cached} ms`,
        cached <= BARS.cached,
      ),
    ];
    return { figures, pictures: rendered, count: diagrams.length };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function fullestArticle(out: string): Promise<{ page: string; pictures: number; total: number }> {
  const paths = (await listPages(out)).filter((path) => /(?:^|\/)articles\/[^/]+\/index\.html$/.test(path));
  const counted = await Promise.all(
    paths.map(async (page) => {
      const html = await readFile(join(out, page), 'utf8');
      return { page, pictures: html.split('<figure class="diagram').length - 1 };
    }),
  );
  const most = Math.max(...counted.map(({ pictures }) => pictures));
  const weighed = await Promise.all(
    counted
      .filter(({ pictures }) => pictures === most)
      .map(async (found) => ({ ...found, total: (await weighPage(out, found.page)).total })),
  );
  const [fullest] = weighed.sort((a, b) => b.total - a.total);
  if (!fullest || most === 0) throw new Error('No article of the built site shows a diagram.');
  return { ...fullest, total: fullest.total + (await viewerSize(out)) };
}

async function viewerSize(out: string): Promise<number> {
  const folder = join(out, '_astro');
  const [file, ...others] = (await readdir(folder)).filter((name) => /^diagram-viewer\..*\.js$/.test(name));
  if (file === undefined || others.length > 0)
    throw new Error('The built site has no one file of the large view.');
  return gzipped(await readFile(join(folder, file)));
}

/** Bytes of the files that hold a word of Mermaid's program. */
async function mermaidIn(root: string, out: string): Promise<number> {
  const require = createRequire(join(root, 'package.json'));
  const program = await readFile(require.resolve('mermaid/dist/mermaid.min.js'), 'utf8');
  const unknown = SIGNATURE.filter((word) => !program.includes(word));
  if (unknown.length > 0)
    throw new Error(`Mermaid no longer holds ${unknown.join(', ')}: look for other words.`);
  const entries = await readdir(out, { recursive: true, withFileTypes: true });
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile() || !/\.(?:m?js|html|svg|css)$/.test(entry.name)) continue;
    const text = await readFile(join(entry.parentPath, entry.name), 'utf8');
    if (SIGNATURE.some((word) => text.includes(word))) bytes += Buffer.byteLength(text);
  }
  return bytes;
}

function size(what: string, bytes: number, bar: number | undefined): Figure {
  const text = bar === undefined ? '' : `≤ ${bar} KB`;
  return figure(
    what,
    `${(bytes / 1024).toFixed(1)} KB`,
    text,
    bar === undefined ? undefined : bytes <= bar * 1024,
  );
}

function figure(what: string, value: string, bar: string, holds: boolean | undefined): Figure {
  return { what, ours: value, peer: '', value, bar, holds };
}

function gzipped(data: string | Uint8Array): number {
  return gzipSync(data, { level: 9 }).length;
}
