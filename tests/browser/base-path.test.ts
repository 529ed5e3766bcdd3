import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect } from 'vitest';
import { type CrawledPage, crawl, readPages } from './crawl.ts';
import { eventually, test as rootTest, type ServedSite, serveSite } from './harness.ts';
import { LANGUAGES, SAYS_404 } from './templates.ts';

/** Where GitHub Pages would put the site of a repository named “repo”. */
const ORIGIN = 'https://example.github.io';
const BASE = '/repo/';
const FOLDER = join(process.cwd(), '.gazetteer', 'browser-repo');

/** The same tests as everywhere, on the site built once more for a project page. */
const test = rootTest.override(
  'site',
  { scope: 'file' },
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures are needed
  async ({}, { onCleanup }): Promise<ServedSite> => {
    const { site, close } = await serveSite(FOLDER, BASE);
    onCleanup(close);
    return site;
  },
);

beforeAll(async () => {
  const env = { ...process.env, BASE_PATH: BASE, SITE_URL: ORIGIN, GAZETTEER_OUT: FOLDER };
  await promisify(execFile)(process.execPath, [join('src', 'cli', 'main.ts'), 'build'], { env });
}, 120_000);

const isHtml = (url: URL) => url.pathname.endsWith('/') && !url.pathname.endsWith('/pagefind/');

/** Every page that can be reached from the home page, read once. */
let crawled: Promise<ReadonlyMap<string, CrawledPage>> | undefined;
const wholeSite = test.extend('pages', async ({ open, site }) => {
  crawled ??= open('').then((page) =>
    crawl(page, { home: site.url, isPage: (url) => url.href.startsWith(site.url) && isHtml(url) }),
  );
  return crawled;
});

describe('Every page of the site under /repo/', () => {
  wholeSite(
    'is reached from the home page, answers 200 and is the whole of what was built',
    async ({ pages, site }) => {
      const files = await readdir(FOLDER, { recursive: true });
      // The page of results is no page to be listed: scripts lead to it, and other searches.
      const built = files
        .filter((file) => file.endsWith('index.html') && !/(^|[\\/])search[\\/]index\.html$/.test(file))
        .map(
          (file) =>
            site.url +
            file
              .split(sep)
              .join('/')
              .replace(/index\.html$/, ''),
        );
      expect([...pages.keys()].sort()).toEqual(built.sort());
      expect(built.length).toBeGreaterThan(150);
      for (const { url, status } of pages.values()) expect(status, url).toBe(200);
    },
  );
  wholeSite('holds no address outside /repo/', async ({ pages, site }) => {
    const outside = [...pages.values()].flatMap(({ url, addresses }) =>
      addresses
        .filter((address) => {
          const { origin, pathname, href } = new URL(address, url);
          return (
            (origin === ORIGIN && !pathname.startsWith(BASE)) ||
            (href.startsWith(new URL(site.url).origin) && !href.startsWith(site.url))
          );
        })
        .map((address) => `${url} → ${address}`),
    );
    expect(outside).toEqual([]);
  });
  wholeSite(
    'holds no link, picture or asset that is missing or only found by a redirect',
    async ({ pages, site, open }) => {
      const page = await open('');
      const own = ownAddresses(pages, site);
      const files = [...own.keys()].filter((url) => !pages.has(url) && !url.endsWith('/pagefind/'));
      const broken = [...own.keys()].filter((url) => pages.has(url) && pages.get(url)?.status !== 200);
      for (const url of files) {
        const answer = await page.request.get(url, { maxRedirects: 0 });
        if (answer.status() !== 200) broken.push(url);
      }
      expect(broken.map((url) => `${url}, asked for by ${own.get(url)}`)).toEqual([]);
      expect(files.some((url) => url.endsWith('.css'))).toBe(true);
      expect(files.some((url) => url.endsWith('.js'))).toBe(true);
      expect(files.some((url) => url.endsWith('.svg'))).toBe(true);
      expect(files.some((url) => url.endsWith('rss.xml'))).toBe(true);
    },
  );
  wholeSite('holds no anchor that leads nowhere', async ({ pages }) => {
    const broken = [...pages.values()].flatMap(({ url, addresses }) =>
      addresses.flatMap((address) => {
        const target = new URL(address, url);
        const there = pages.get(target.origin + target.pathname);
        const id = decodeURIComponent(target.hash.slice(1));
        return id === '' || !there || there.ids.includes(id) ? [] : [`${url} → ${address}`];
      }),
    );
    expect(broken).toEqual([]);
  });
  wholeSite('has no id twice', async ({ pages }) => {
    const twice = [...pages.values()].flatMap(({ url, ids }) =>
      ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${url}#${id}`),
    );
    expect(twice).toEqual([]);
  });
  wholeSite('names its own address at the site as canonical', async ({ pages, site }) => {
    for (const { url, canonical } of pages.values())
      expect(canonical).toBe(url.replace(site.url, ORIGIN + BASE));
  });
  wholeSite('names its translations, and they name it', async ({ pages, site }) => {
    for (const one of pages.values()) {
      expect(Object.keys(one.alternates), one.url).toEqual(['en', 'zh-CN', 'x-default']);
      const address = one.url.replace(site.url, ORIGIN + BASE);
      const path = address.slice((ORIGIN + BASE).length).replace(/^zh-cn\//, '');
      expect(one.alternates).toEqual({
        en: `${ORIGIN}${BASE}${path}`,
        'zh-CN': `${ORIGIN}${BASE}zh-cn/${path}`,
        'x-default': `${ORIGIN}${BASE}${path}`,
      });
      expect(Object.values(one.alternates)).toContain(address);
      for (const other of Object.values(one.alternates)) {
        expect(
          pages.get(other.replace(ORIGIN + BASE, site.url))?.alternates,
          `${one.url} → ${other}`,
        ).toEqual(one.alternates);
      }
    }
  });
});

describe('Files beside the pages under /repo/', () => {
  wholeSite('The sitemap names every page and nothing else', async ({ pages, site, open }) => {
    const page = await open('');
    const text = async (url: string) => (await page.request.get(url)).text();
    const locations = (xml: string) =>
      [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => url.replace(ORIGIN + BASE, site.url));
    const maps = locations(await text(`${site.url}sitemap-index.xml`));
    expect(maps.length).toBeGreaterThan(0);
    const named = (await Promise.all(maps.map(text))).flatMap(locations);
    expect(named.sort()).toEqual([...pages.keys()].sort());
    expect(await text(`${site.url}robots.txt`)).toContain(`${ORIGIN}${BASE}sitemap-index.xml`);
  });
  test('The feeds of both languages lead to pages that exist', async ({ open, site }) => {
    const page = await open('');
    for (const { prefix } of LANGUAGES) {
      const xml = await (await page.request.get(`${site.url}${prefix}rss.xml`)).text();
      const links = [...xml.matchAll(/<link>([^<]+)<\/link>/g)].map(([, url = '']) => url);
      expect(links.length).toBe(6);
      for (const link of links) {
        expect(link).toContain(`${ORIGIN}${BASE}${prefix}`);
        expect(
          (await page.request.get(link.replace(ORIGIN + BASE, site.url), { maxRedirects: 0 })).status(),
          link,
        ).toBe(200);
      }
    }
  });
  test('Every language describes its search for browsers, and the address it gives answers', async ({
    open,
    site,
  }) => {
    for (const { prefix, tag } of LANGUAGES) {
      const page = await open(`${prefix}glossary/`);
      const link = page.locator('head link[rel=search]');
      expect(await link.getAttribute('type')).toBe('application/opensearchdescription+xml');
      const href = new URL((await link.getAttribute('href')) ?? '', site.url).href;
      expect(href).toBe(`${site.url}${prefix}search/opensearch.xml`);
      const description = await page.evaluate(async (href) => {
        const xml = new DOMParser().parseFromString(await (await fetch(href)).text(), 'application/xml');
        return {
          language: xml.querySelector('Language')?.textContent,
          name: xml.querySelector('ShortName')?.textContent ?? '',
          template: xml.querySelector('Url[type="text/html"]')?.getAttribute('template') ?? '',
        };
      }, href);
      expect(description.language).toBe(tag);
      expect(description.name.length).toBeLessThanOrEqual(16);
      expect(description.template).toBe(`${ORIGIN}${BASE}${prefix}search/?q={searchTerms}`);
      const there = description.template.replace(ORIGIN + BASE, site.url);
      await page.goto(there.replace('{searchTerms}', encodeURIComponent('浮动 IP')));
      await page.locator('.search-results a').first().waitFor();
    }
  });
  test('Nothing that style sheets name is missing', async () => {
    const folder = join(FOLDER, '_astro');
    const names = await readdir(folder);
    for (const name of names.filter((one) => one.endsWith('.css'))) {
      const css = await readFile(join(folder, name), 'utf8');
      const addresses = [...css.matchAll(/url\(["']?([^"')]+)/g)].map(([, url = '']) => url);
      for (const address of addresses.filter((url) => !url.startsWith('data:'))) {
        const { pathname } = new URL(address, `${ORIGIN}${BASE}_astro/${name}`);
        expect(names, address).toContain(relative(`${BASE}_astro`, pathname));
      }
    }
  });
});

describe('What scripts do under /repo/', () => {
  for (const { name, prefix } of LANGUAGES) {
    test(`Search in ${name} finds its index and leads to pages under /repo/`, async ({ open, site }) => {
      const page = await open(`${prefix}articles/kubernetes-vs-openstack/`);
      await page.keyboard.press('/');
      await page.locator('#search input').fill('Neutron');
      const options = page.locator('#search [role=option]');
      await options.first().waitFor();
      const hrefs = await options.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
      for (const href of hrefs) expect(href).toMatch(new RegExp(`^${site.url}${prefix}`));
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.url}${prefix}glossary/neutron/**`);
    });
  }
  test('The card of a term leads to pages under /repo/', async ({ open, site }) => {
    const page = await open('zh-cn/articles/kubernetes-vs-openstack/');
    await page.locator('.prose a[href$="/nova/"]').first().hover();
    await page.locator('#term-card .card-head a').click();
    await page.waitForURL(`${site.url}zh-cn/glossary/nova/`);
  });
  for (const [path, heading] of [
    ['a/b/c/', 'This page does not exist'],
    ['nowhere', 'This page does not exist'],
    ['zh-cn/a/b/c/', '没有这个页面'],
  ] as const) {
    test(`/repo/${path} answers 404 in the reader’s language, styled, and every link works`, async ({
      open,
      site,
    }) => {
      const page = await open(path, { tolerate: SAYS_404 });
      const [read] = await readPages(page, [page.url()]);
      expect(read?.status).toBe(404);
      expect(read?.isHidden).toBe(true);
      expect(await page.locator('main :is(h1, h2)').first().textContent()).toBe(heading);
      await eventually(() => page.evaluate(() => getComputedStyle(document.body).marginTop)).toBe('0px');
      const addresses = (read?.addresses ?? []).filter((address) => !/^#|\/pagefind\/$/.test(address));
      expect(addresses.length).toBeGreaterThan(15);
      for (const address of new Set(addresses)) {
        expect(address).toMatch(/^\/repo\//);
        expect(
          (await page.request.get(new URL(address, site.url).href, { maxRedirects: 0 })).status(),
          address,
        ).toBe(200);
      }
    });
  }
  test('The address without its last slash leads to the one with it', async ({ open, site }) => {
    const page = await open('glossary/nova');
    expect(page.url()).toBe(`${site.url}glossary/nova/`);
  });
});

/** Addresses of the site itself, without their anchors, with a page that asks for each. */
function ownAddresses(
  pages: ReadonlyMap<string, CrawledPage>,
  site: ServedSite,
): ReadonlyMap<string, string> {
  const own = new Map<string, string>();
  for (const { url, addresses } of pages.values()) {
    for (const address of addresses) {
      const target = new URL(address.replace(ORIGIN + BASE, site.url), url);
      if (target.href.startsWith(site.url)) own.set(target.origin + target.pathname, url);
    }
  }
  return own;
}
