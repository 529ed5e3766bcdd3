import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addDiagrams } from '../astro/load-diagrams.ts';
import { loadSite } from '../astro/load-site.ts';
import { type SiteOptions, siteOptions } from '../astro/site-options.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { picturesOf, pruneRendered } from '../diagrams/cache.ts';
import type { Diagram } from '../diagrams/diagram.ts';
import type { Site } from '../site/site.ts';
import { report } from './report.ts';

/**
 * `gazetteer diagrams`: renders what changed. `--prune` then removes the pictures that no diagram uses;
 * `--fresh` writes nothing, but renders all anew and compares.
 * @returns 0; 1 where a diagram cannot be read or rendered, or a committed picture differs from a fresh one;
 *   2 for options it does not know
 */
export async function runDiagrams(args: readonly string[]): Promise<number> {
  const asked = readOptions(args);
  if (asked === undefined) return 2;
  const options = siteOptions(process.cwd());
  const read = await loadSite(options);
  const log = (message: string): void => console.log(message);
  const { site, diagnostics } = asked.fresh ? read : await addDiagrams(read, { ...options, log });
  if (!site) {
    report(diagnostics);
    return 1;
  }
  const ownFolder = `${site.docs}/diagrams/`;
  const own = diagnostics.filter((d) => d.file.startsWith(ownFolder) && d.severity === 'error');
  if (asked.fresh) return compare(options, site, own);
  // The pictures of a diagram that cannot be read are kept: it is there, and may need them again.
  if (report(own)) return 1;
  const diagrams = diagramsOf(site);
  if (asked.prune) {
    const removed = await pruneRendered(folderOf(options), picturesOf(diagrams, site.languages));
    if (removed.length > 0) console.log(`Removed ${removed.join(', ')}`);
  }
  console.log(`${count(diagrams)}, all rendered.`);
  return 0;
}

async function compare(options: SiteOptions, site: Site, unreadable: readonly Diagnostic[]): Promise<number> {
  const [{ compareFresh }, { findBrowser, launchBrowser }] = await Promise.all([
    import('../diagrams/compare-fresh.ts'),
    import('../diagrams/browser.ts'),
  ]);
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) {
    process.stderr.write('--fresh needs a Chromium; name one in GAZETTEER_CHROMIUM.\n');
    return 1;
  }
  const diagrams = diagramsOf(site);
  const diagnostics = await compareFresh({
    diagrams,
    languages: site.languages,
    folder: folderOf(options),
    name: `${site.docs}/diagrams/rendered`,
    fresh: join(tmpdir(), `gazetteer-fresh-${process.pid}`),
    launch: () => launchBrowser({ executablePath }),
  });
  if (report([...unreadable, ...diagnostics])) return 1;
  console.log(
    `${count(diagrams)}, rendered anew in ${site.languages.length} languages: every picture is as committed.`,
  );
  return 0;
}

function readOptions(args: readonly string[]): { prune: boolean; fresh: boolean } | undefined {
  try {
    const flag = { type: 'boolean', default: false } as const;
    return parseArgs({ args: [...args], options: { prune: flag, fresh: flag } }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\ndiagrams takes --prune and --fresh.\n`);
    return undefined;
  }
}

function diagramsOf({ diagrams }: Site): readonly Diagram[] {
  return [...diagrams.values()].map((entry) => entry.diagram);
}

function folderOf({ root, docs }: SiteOptions): string {
  return join(resolve(root, docs), 'diagrams/rendered');
}

function count({ length }: readonly Diagram[]): string {
  return `${length} ${length === 1 ? 'diagram' : 'diagrams'}`;
}
