/** A setting from outside that cannot be used: the message says which and what was expected. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a site will stand, as far as its surroundings tell. */
export interface SiteAddress {
  /** Origin without a slash at its end, `https://owner.github.io`. Missing where nothing tells it. */
  readonly site?: string;
  /** Path the site stands under, with a slash at both ends: `/` or `/repo/`. */
  readonly base: string;
  /** Page of the repository, `https://github.com/owner/repo`, where a workflow runs. */
  readonly repository?: string;
}

/**
 * Derives the address of the site: SITE_URL and BASE_PATH win, then the custom domain in `public/CNAME`,
 * then the repository whose GitHub Actions workflow runs.
 *
 * GitHub Pages serves a repository named `owner.github.io` at the root of that host, any other one under
 * its name. Source: https://docs.github.com/pages/getting-started-with-github-pages/what-is-github-pages
 * @param env the environment; empty variables count as missing, as workflows pass unset ones on as empty
 * @param options.cname text of `public/CNAME`; undefined where there is none
 * @throws where SITE_URL or BASE_PATH is no address, as the site would be published with broken links
 */
export function siteFromEnvironment(env: Environment, { cname }: { cname: string | undefined }): SiteAddress {
  const repository = repositoryOf(env);
  const derived = fromCname(cname) ?? pagesOf(repository) ?? { base: '/' };
  const named = fromSiteUrl(env['SITE_URL'], derived);
  const basePath = env['BASE_PATH'];
  return {
    ...(named ?? derived),
    ...(basePath ? { base: normalizeBase(basePath) } : {}),
    ...(repository ? { repository: repository.address } : {}),
  };
}

interface Repository {
  readonly owner: string;
  readonly name: string;
  readonly address: string;
}

function repositoryOf(env: Environment): Repository | undefined {
  if (env['GITHUB_ACTIONS'] !== 'true') return undefined;
  const [owner, name] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
  if (!owner || !name) return undefined;
  const server = (env['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/+$/, '');
  return { owner, name, address: `${server}/${owner}/${name}` };
}

function fromCname(cname: string | undefined): SiteAddress | undefined {
  const domain = cname?.trim().split(/\s+/)[0]?.toLowerCase();
  return domain ? { site: `https://${domain}`, base: '/' } : undefined;
}

function pagesOf(repository: Repository | undefined): SiteAddress | undefined {
  // A GitHub Enterprise server has Pages hosts of its own, which its name does not tell.
  if (!repository?.address.startsWith('https://github.com/')) return undefined;
  const host = `${repository.owner.toLowerCase()}.github.io`;
  const isUserSite = repository.name.toLowerCase() === host;
  return { site: `https://${host}`, base: isUserSite ? '/' : `/${repository.name}/` };
}

function fromSiteUrl(value: string | undefined, derived: SiteAddress): SiteAddress | undefined {
  if (!value) return undefined;
  const url = URL.parse(value);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    throw new SettingError(`SITE_URL is “${value}”, but should be an address such as https://example.org.`);
  }
  if (url.pathname !== '/') return { site: url.origin, base: normalizeBase(url.pathname) };
  // The host alone, and the one already derived: the path derived with it still holds.
  return { site: url.origin, base: url.origin === derived.site ? derived.base : '/' };
}

/** `repo`, `/repo` and `/repo/` all mean `/repo/`. */
function normalizeBase(value: string): string {
  const segments = value.split('/').filter((segment) => segment !== '');
  if (segments.some((segment) => segment === '.' || segment === '..' || /[\s?#\\:]/.test(segment))) {
    throw new SettingError(`BASE_PATH is “${value}”, but should be a path such as /repo/.`);
  }
  return segments.length > 0 ? `/${segments.join('/')}/` : '/';
}
