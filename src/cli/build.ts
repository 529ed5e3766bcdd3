import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { build } from 'astro';
import { setCurrent } from '../astro/current-site.ts';
import { addDiagrams } from '../astro/load-diagrams.ts';
import { loadSite } from '../astro/load-site.ts';
import { siteOptions } from '../astro/site-options.ts';
import { DiagnosticError } from '../diagnostics/diagnostic.ts';
import { report } from './report.ts';

/**
 * `gazetteer build`: builds into a folder of its own and puts it in place of `dist/` only when all went
 * well, so a failed build leaves the last good site.
 */
export async function runBuild(): Promise<number> {
  const root = process.cwd();
  const options = siteOptions(root);
  const loaded = await addDiagrams(await loadSite(options), { ...options, log: (m) => console.log(m) });
  if (report(loaded.diagnostics)) return 1;
  setCurrent(loaded);
  const name = relative(root, options.out) || options.out;
  const staging = join(options.work, 'site');
  await rm(staging, { recursive: true, force: true });
  try {
    await build({
      root,
      outDir: staging,
      logLevel: process.env['GAZETTEER_LOG'] === 'info' ? 'info' : 'warn',
    });
  } catch (error) {
    if (error instanceof DiagnosticError) report(error.diagnostics);
    else console.error(error);
    console.error(`\nThe build failed; ${name}/ is as it was.`);
    return 1;
  }
  await swap(staging, options.out);
  const { articles = new Map(), glossary, languages = [] } = loaded.site ?? {};
  console.log(
    `Built ${name}/: ${articles.size} articles and ${glossary?.terms.size ?? 0} terms in ${languages.length} language${languages.length === 1 ? '' : 's'}.`,
  );
  return 0;
}

/** Puts a folder in the place of another: rename, rename, then remove the old one. */
async function swap(fresh: string, target: string): Promise<void> {
  const old = `${fresh}-old`;
  await rm(old, { recursive: true, force: true });
  await rename(target, old).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
  await mkdir(dirname(target), { recursive: true });
  await rename(fresh, target);
  await rm(old, { recursive: true, force: true });
}
