import { dev } from 'astro';
import { setCurrent } from '../astro/current-site.ts';
import { addDiagrams } from '../astro/load-diagrams.ts';
import { loadSite } from '../astro/load-site.ts';
import { siteOptions } from '../astro/site-options.ts';
import { report } from './report.ts';

/** `gazetteer dev`: serves the site while an author writes; ends when the server is stopped. */
export async function runDev(): Promise<number> {
  const root = process.cwd();
  const options = { ...siteOptions(root), drafts: true };
  const loaded = await addDiagrams(await loadSite(options), { ...options, log: (m) => console.log(m) });
  report(loaded.diagnostics);
  if (!loaded.site) return 1;
  setCurrent(loaded);
  const port = process.env['PORT'];
  await dev({ root, server: { host: '127.0.0.1', ...(port === undefined ? {} : { port: Number(port) }) } });
  return new Promise(() => undefined);
}
