import { readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { siteFromEnvironment } from '../site/git-host.ts';
import type { LoadOptions } from './load-site.ts';

/** Where a site is read from, where it will stand, and where the build puts it. */
export interface SiteOptions extends LoadOptions {
  /** Absolute path of the built site. */
  readonly out: string;
  /** Folder for what the build needs meanwhile: on the same disk as `out`, so that renaming works. */
  readonly work: string;
}

/**
 * Options from the environment and `public/CNAME`: GAZETTEER_DOCS (default `docs`), GAZETTEER_OUT
 * (default `dist`), SITE_URL, BASE_PATH, SOURCE_DATE_EPOCH, and what GitHub Actions tells.
 * @throws where SITE_URL or BASE_PATH is no address
 */
export function siteOptions(root: string, env: NodeJS.ProcessEnv = process.env): SiteOptions {
  const { site, base, repository } = siteFromEnvironment(env, { cname: readCname(root) });
  const out = resolve(root, env['GAZETTEER_OUT'] || 'dist');
  const work = join(dirname(out), '.gazetteer', basename(out));
  // A build that is to be repeated names its day: https://reproducible-builds.org/specs/source-date-epoch/
  const epoch = Number(env['SOURCE_DATE_EPOCH'] || Number.NaN);
  const today = (Number.isFinite(epoch) ? new Date(epoch * 1000) : new Date()).toISOString().slice(0, 10);
  return { root, docs: env['GAZETTEER_DOCS'] || 'docs', base, site, repository, today, out, work };
}

function readCname(root: string): string | undefined {
  try {
    return readFileSync(join(root, 'public/CNAME'), 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}
