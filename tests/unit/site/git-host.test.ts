import { describe, expect, it } from 'vitest';
import { type SiteAddress, siteFromEnvironment } from '../../../src/site/git-host.ts';

type Environment = Parameters<typeof siteFromEnvironment>[0];

const actions = (repository: string, more: Environment = {}): Environment => ({
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY: repository,
  GITHUB_SERVER_URL: 'https://github.com',
  ...more,
});

interface Case {
  readonly name: string;
  readonly env: Environment;
  readonly cname?: string;
  readonly expected: SiteAddress;
}

const cases: readonly Case[] = [
  { name: 'knows nothing on a plain machine', env: {}, expected: { base: '/' } },
  {
    name: 'takes project pages from the repository',
    env: actions('Owner/Repo'),
    expected: {
      site: 'https://owner.github.io',
      base: '/Repo/',
      repository: 'https://github.com/Owner/Repo',
    },
  },
  {
    name: 'takes user pages from a repository named after its host',
    env: actions('Owner/owner.github.io'),
    expected: {
      site: 'https://owner.github.io',
      base: '/',
      repository: 'https://github.com/Owner/owner.github.io',
    },
  },
  {
    name: 'takes a repository named after somebody else’s host as project pages',
    env: actions('owner/other.github.io'),
    expected: {
      site: 'https://owner.github.io',
      base: '/other.github.io/',
      repository: 'https://github.com/owner/other.github.io',
    },
  },
  {
    name: 'prefers the custom domain to the repository',
    env: actions('owner/repo'),
    cname: 'Docs.Example.org\n',
    expected: { site: 'https://docs.example.org', base: '/', repository: 'https://github.com/owner/repo' },
  },
  {
    name: 'uses the custom domain outside a workflow too, so that builds are the same everywhere',
    env: {},
    cname: 'docs.example.org',
    expected: { site: 'https://docs.example.org', base: '/' },
  },
  { name: 'ignores an empty CNAME', env: {}, cname: ' \n', expected: { base: '/' } },
  {
    name: 'lets SITE_URL win over the custom domain',
    env: { SITE_URL: 'https://example.net' },
    cname: 'docs.example.org',
    expected: { site: 'https://example.net', base: '/' },
  },
  {
    name: 'takes the base path from SITE_URL',
    env: { SITE_URL: 'https://example.net/docs' },
    expected: { site: 'https://example.net', base: '/docs/' },
  },
  {
    name: 'lets SITE_URL win over the repository, path included',
    env: actions('owner/repo', { SITE_URL: 'https://example.net/' }),
    expected: { site: 'https://example.net', base: '/', repository: 'https://github.com/owner/repo' },
  },
  {
    name: 'keeps the repository’s path where SITE_URL only repeats its host',
    env: actions('owner/repo', { SITE_URL: 'https://owner.github.io' }),
    expected: {
      site: 'https://owner.github.io',
      base: '/repo/',
      repository: 'https://github.com/owner/repo',
    },
  },
  {
    name: 'lets BASE_PATH win over the path in SITE_URL',
    env: { SITE_URL: 'https://example.net/docs', BASE_PATH: 'v2' },
    expected: { site: 'https://example.net', base: '/v2/' },
  },
  {
    name: 'lets BASE_PATH win over the repository',
    env: actions('owner/repo', { BASE_PATH: '/' }),
    expected: { site: 'https://owner.github.io', base: '/', repository: 'https://github.com/owner/repo' },
  },
  { name: 'adds the slashes of BASE_PATH', env: { BASE_PATH: 'repo' }, expected: { base: '/repo/' } },
  { name: 'keeps a deep BASE_PATH', env: { BASE_PATH: '/a//b/' }, expected: { base: '/a/b/' } },
  {
    name: 'takes empty variables as missing',
    env: actions('owner/repo', { SITE_URL: '', BASE_PATH: '' }),
    expected: {
      site: 'https://owner.github.io',
      base: '/repo/',
      repository: 'https://github.com/owner/repo',
    },
  },
  {
    name: 'guesses no address on a GitHub Enterprise server',
    env: actions('owner/repo', { GITHUB_SERVER_URL: 'https://git.example.com' }),
    expected: { base: '/', repository: 'https://git.example.com/owner/repo' },
  },
  {
    name: 'ignores a repository named outside a workflow',
    env: { GITHUB_REPOSITORY: 'owner/repo' },
    expected: { base: '/' },
  },
];

describe('siteFromEnvironment', () => {
  it.each(cases)('$name', ({ env, cname, expected }) => {
    expect(siteFromEnvironment(env, { cname })).toEqual(expected);
  });

  it.each([
    ['SITE_URL', 'example.org'],
    ['SITE_URL', 'ftp://example.org'],
    ['SITE_URL', 'https://example.org/?a=1'],
    ['BASE_PATH', '/a/../b/'],
    ['BASE_PATH', 'https://example.org/repo/'],
    ['BASE_PATH', '/a b/'],
  ])('refuses %s=%s and names it', (name, value) => {
    expect(() => siteFromEnvironment({ [name]: value }, { cname: undefined })).toThrow(
      `${name} is “${value}”`,
    );
  });
});
