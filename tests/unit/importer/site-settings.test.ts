import { describe, expect, it } from 'vitest';
import type { Metadata } from '../../../src/importer/article.ts';
import { addressesOf, foldAddress, isSettings, readSettings } from '../../../src/importer/site-settings.ts';

const settings = (path: string, text: string) => readSettings(new Map([[path, text]]));
const metadata = (rest: Partial<Metadata> = {}): Metadata => ({
  date: '2019-03-08T21:15:33',
  tags: [],
  categories: ['Dev Ops'],
  draft: false,
  extra: {},
  ...rest,
});

it.each([
  ['_config.yml', true],
  ['hugo.toml', true],
  ['config/_default/config.toml', true],
  ['.obsidian/app.json', true],
  ['themes/next/_config.yml', false],
  ['notes/hugo.toml', false],
])('%s holds settings: %s', (path, expected) => {
  expect(isSettings(path)).toBe(expected);
});

describe('The settings', () => {
  it('tell where the site was published', () => {
    expect(settings('_config.yml', 'url: https://a.example/\nroot: /blog/\n')).toMatchObject({
      url: 'https://a.example',
      base: 'blog',
    });
    expect(settings('hugo.toml', 'baseURL = "https://b.example/notes/"\n').base).toBe('notes');
  });

  it.each([
    ['_config.yml', 'marked:\n  breaks: false\n', false],
    ['_config.yml', 'markdown:\n  render:\n    breaks: true\n', true],
    ['_config.yml', 'title: x\n', undefined],
    ['.obsidian/app.json', '{"strictLineBreaks": true}', false],
  ])('%s with %j shows line ends: %s', (path, text, expected) => {
    expect(settings(path, text).breaks).toBe(expected);
  });

  it.each(['a: [', '- 1', '\0', 'a: &a [*a]'])('say nothing where they cannot be read: %j', (text) => {
    expect(settings('_config.yml', text)).toEqual({ base: '', permalinks: new Map() });
    expect(settings('hugo.toml', text)).toEqual({ base: '', permalinks: new Map() });
  });
});

describe('The addresses of an article', () => {
  it.each([
    ['_config.yml', 'permalink: :year/:month/:day/:title/', '2019/03/08/ceph'],
    ['_config.yml', 'permalink: posts/:abbrlink.html', 'posts/8f2a'],
    ['_config.yml', 'permalink: /:categories/:title.html', 'dev-ops/ceph'],
    ['_config.yml', 'permalink: pretty', 'dev-ops/2019/03/08/ceph'],
    ['_config.yml', 'permalink: :title/\nroot: /blog/', 'blog/ceph'],
    ['hugo.toml', '[permalinks]\n_posts = "/:year/:slug/"', '2019/ceph-the-hard-way'],
    ['hugo.toml', '[permalinks.page]\n_posts = "/:year/:contentbasename/"', '2019/ceph'],
  ])('follow %s with %j', (path, text, expected) => {
    const article = {
      path: '_posts/2019-03-08-ceph.md',
      title: 'Ceph, the hard way',
      metadata: metadata({ extra: { abbrlink: '8f2a' } }),
    };
    expect(addressesOf(article, settings(path, text))).toContain(expected);
  });

  it('leave a pattern out that names what the article lacks', () => {
    const article = { path: 'a.md', title: 'A', metadata: metadata() };
    expect(addressesOf(article, settings('_config.yml', 'permalink: /:abbrlink/'))).toEqual([]);
  });

  it('are those of its head and older ones too, without settings', () => {
    const extra = { aliases: ['/old/map/', 'VPN'], redirect_from: '/older.html', permalink: '/:title/' };
    const article = { path: 'a.md', title: 'A', metadata: metadata({ extra }) };
    expect(addressesOf(article, undefined)).toEqual(['old/map', 'older', 'vpn']);
  });
});

it.each([
  ['/2019/A/index.html', '2019/a'],
  ['/%E7%BD%91/', '网'],
  ['//a//b.html', 'a/b'],
  ['/', ''],
])('%s is compared as %j', (address, expected) => {
  expect(foldAddress(address)).toBe(expected);
});
