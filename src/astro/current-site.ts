import type { Site } from '../site/site.ts';
import type { LoadedSite } from './load-site.ts';

/**
 * Hands the loaded site from the command or the integration to the pages, which Astro bundles and runs
 * in the same process but as other module instances. Set once per build, and again in dev when an
 * author changes a file.
 */
const KEY = Symbol.for('gazetteer.site');
const shared = globalThis as typeof globalThis & { [KEY]?: LoadedSite };

/** Puts a loaded site in place. */
export function setCurrent(loaded: LoadedSite): void {
  shared[KEY] = loaded;
}

/** The site as loaded, or undefined before it was. */
export function currentLoaded(): LoadedSite | undefined {
  return shared[KEY];
}

/**
 * The site the pages show.
 * @throws where no site was loaded: Astro was started without the integration
 */
export function currentSite(): Site {
  const site = shared[KEY]?.site;
  if (!site) throw new Error('No site is loaded; astro.config.mjs must use the gazetteer() integration.');
  return site;
}
