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
  const failed = report(loaded.diagnostics.filter((d) => d.file.endsWith('.mmd') && d.severity === 'error'));
  if (!loaded.site) {
    report(loaded.diagnostics);
    return 1;
  }
  // The pictures of a diagram that cannot be read are kept: it is there, and may need them again.
  if (failed) return 1;
  const ids = [...loaded.site.diagrams.keys()];
  if (args.includes('--prune')) {
    await pruneRendered(join(resolve(options.root, options.docs), 'diagrams/rendered'), ids);
  }
  console.log(`${ids.length} ${ids.length === 1 ? 'diagram' : 'diagrams'}, all rendered.`);
  return 0;
}
