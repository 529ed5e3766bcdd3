import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { siteFromEnvironment } from '../cli/git-host.ts';
import type { LoadOptions } from './load-site.ts';

/** Where the site is read from and where it will stand, from the environment and `public/CNAME`. */
export function siteOptions(root: string, env: NodeJS.ProcessEnv = process.env): LoadOptions {
  const { site, base, repository } = siteFromEnvironment(env, { cname: readCname(root) });
  return { root, docs: env['GAZETTEER_DOCS'] || 'docs', base, site, repository };
}

function readCname(root: string): string | undefined {
  try {
    return readFileSync(join(root, 'public/CNAME'), 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
