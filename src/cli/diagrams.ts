import { readdir, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { addDiagrams } from '../astro/load-diagrams.ts';
import { loadSite } from '../astro/load-site.ts';
import { siteOptions } from '../astro/site-options.ts';
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
    const folder = join(resolve(options.root, options.docs), 'diagrams/rendered');
    for (const name of await readdir(folder).catch(() => [])) {
      if (!ids.has(name.split('.')[0] ?? '')) await rm(join(folder, name));
    }
  }
  if (!failed) console.log(`${ids.size} diagrams, all rendered.`);
  return failed ? 1 : 0;
}
