import { join } from 'node:path';
import { loadSite } from '../../../src/astro/load-site.ts';
import type { Site } from '../../../src/site/site.ts';

/** The small site of the build tests: rail and road, in English and Chinese. */
export async function freightSite(site?: string): Promise<Site> {
  const root = join(import.meta.dirname, '../../fixtures/build/base');
  const loaded = await loadSite({ root, docs: 'docs', base: '/repo/', site, repository: undefined });
  if (!loaded.site) throw new Error(loaded.diagnostics.map((d) => d.message).join('\n'));
  return loaded.site;
}
