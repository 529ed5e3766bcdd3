import { join, resolve } from 'node:path';
import { addDiagrams } from '../astro/load-diagrams.ts';
import { loadSite } from '../astro/load-site.ts';
import { siteOptions } from '../astro/site-options.ts';
import { pruneRendered } from '../diagrams/cache.ts';
import { report } from './report.ts';

/** `gazetteer diagrams`: renders what changed; `--prune` removes pictures whose diagram is gone. */
export async function runDiagrams(args: readonly string[]): Promise<number> {
  const options = siteOptions(process.cwd());
  const loaded = await addDiagrams(await loadSite(options), { ...options, log: (m) => console.log(m) });
  const failed = report(
    loaded.diagnostics.filter((d) => d.id.startsWith('diagram/') && d.severity === 'error'),
  );
  if (!loaded.site) {
    report(loaded.diagnostics);
    return 1;
  }
  const ids = new Set(loaded.site.diagrams.keys());
  if (args.includes('--prune')) {
    await pruneRendered(join(resolve(options.root, options.docs), 'diagrams/rendered'), [...ids]);
  }
  if (!failed) console.log(`${ids.size} diagrams, all rendered.`);
  return failed ? 1 : 0;
}
