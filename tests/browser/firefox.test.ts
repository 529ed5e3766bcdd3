import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type Firefox, findFirefox, KEYS, launchFirefox } from './firefox.ts';
import { test } from './harness.ts';
import { readQueries } from './labelled-queries.ts';
import { askInFirefox, askInPage, offerSearch, searchCode } from './search-code.ts';
import { LANGUAGES, PAGES, SAYS_404 } from './templates.ts';

const executable = findFirefox();
if (executable === undefined) console.log('There is no Firefox to test with; name one in GAZETTEER_FIREFOX.');

/** The site in Firefox; the other tests of the folder drive Chromium. */
describe.skipIf(executable === undefined)('In Firefox', () => {
  let firefox: Firefox;
  beforeAll(async () => {
    firefox = await launchFirefox(String(executable));
  });
  afterAll(() => firefox.close());

  test('every template opens without a complaint and is no wider than its window', async ({ site }) => {
    for (const path of PAGES) {
      await firefox.open(site.url + path);
      const wide = await firefox.run(() => document.documentElement.scrollWidth - window.innerWidth, null);
      expect(wide, path).toBeLessThanOrEqual(0);
      expect(
        firefox.complaints.filter((text) => !SAYS_404.test(text)),
        path,
      ).toEqual([]);
    }
  });

  for (const { name, prefix, tag } of LANGUAGES) {
    test(`the labelled queries in ${name} have the same answers as in Chromium`, async ({ open, site }) => {
      const code = await searchCode();
      const queries = readQueries(tag.toLowerCase()).map(({ query }) => query);
      const asked = { queries, base: site.base, options: { limit: 10_000 } };
      const path = `${prefix}glossary/`;
      await firefox.open(site.url + path);
      const inFirefox = await askInFirefox(firefox, code, asked);
      const page = await open(path, { prepare: (_, context) => offerSearch(context, code) });
      expect(inFirefox).toEqual(await askInPage(page, queries, asked));
      expect(firefox.complaints).toEqual([]);
    });
  }

  test('the search dialog opens by its key, finds, and leads to the page', async ({ site }) => {
    await firefox.open(site.url);
    await firefox.press(['/']);
    await firefox.until(() => document.activeElement?.matches('#search input') ?? false, null);
    await firefox.press([...'keystne']);
    const first = (): string | null | undefined =>
      document.querySelector('#search .search-results a')?.getAttribute('href');
    await firefox.until(
      () =>
        document.querySelector('#search .search-results a')?.getAttribute('href')?.endsWith('/keystone/') ??
        false,
      null,
    );
    expect(await firefox.run(first, null)).toBe(`${site.base}glossary/keystone/`);
    await firefox.press([KEYS.enter]);
    await firefox.until((path) => location.pathname === path, `${site.base}glossary/keystone/`);
    expect(firefox.complaints).toEqual([]);
  });

  test('Escape closes the dialog and gives the focus back', async ({ site }) => {
    await firefox.open(`${site.url}zh-cn/`);
    await firefox.run(() => document.querySelector<HTMLElement>('.prose a, main a')?.focus(), null);
    await firefox.press(['/']);
    await firefox.until(() => document.activeElement?.matches('#search input') ?? false, null);
    await firefox.press([KEYS.escape]);
    await firefox.until(() => !document.querySelector<HTMLDialogElement>('#search')?.open, null);
    expect(
      await firefox.run(() => document.activeElement === document.querySelector('.prose a, main a'), null),
    ).toBe(true);
  });

  test('the focus on a term shows its card, which stands inside the window', async ({ site }) => {
    await firefox.open(`${site.url}articles/kubernetes-vs-openstack/`);
    // The focus of a reader who goes by Tab, from the link before.
    await firefox.run(() => {
      const links = [...document.querySelectorAll<HTMLElement>('a[href], button')];
      const mention = links.findIndex((link) => link.matches('.prose a[href$="/glossary/nova/"]'));
      links[mention - 1]?.focus();
    }, null);
    await firefox.press([KEYS.tab]);
    await firefox.until(() => document.querySelector<HTMLElement>('#term-card')?.hidden === false, null);
    const { text, left, right, width } = await firefox.run(() => {
      const card = document.querySelector('#term-card');
      const { left = -1, right = -1 } = card?.getBoundingClientRect() ?? {};
      return { text: card?.textContent, left, right, width: document.documentElement.clientWidth };
    }, null);
    expect(text).toContain('OpenStack');
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(width);
    expect(firefox.complaints).toEqual([]);
  });

  test('a diagram opens large, is zoomed, and closes by Escape', async ({ site }) => {
    await firefox.open(`${site.url}articles/kubernetes-vs-openstack/`);
    await firefox.run(() => document.querySelector<HTMLElement>('a.diagram-open')?.focus(), null);
    await firefox.press([KEYS.enter]);
    await firefox.until(() => document.querySelector('dialog.viewer[open] svg.dg') !== null, null);
    const scale = (): number => {
      const picture = document.querySelector('dialog.viewer svg.dg');
      return picture ? new DOMMatrix(getComputedStyle(picture).transform).a : 0;
    };
    const before = await firefox.run(scale, null);
    await firefox.press(['+']);
    expect(await firefox.run(scale, null)).toBeCloseTo(before * 1.25, 2);
    await firefox.press([KEYS.escape]);
    await firefox.until(() => document.querySelector('dialog.viewer') === null, null);
    expect(firefox.complaints).toEqual([]);
  });

  test('a picture wider than a phone opens at its first part', async ({ site }) => {
    await firefox.open(site.url);
    await firefox.run(async (src) => {
      const phone = document.createElement('iframe');
      phone.style.cssText = 'width: 390px; height: 800px';
      phone.src = src;
      await new Promise((resolve) => {
        phone.onload = resolve;
        document.body.append(phone);
      });
    }, `${site.url}diagrams/which-platform/`);
    await firefox.until(() => {
      const frame = document.querySelector('iframe')?.contentDocument?.querySelector('.diagram-scroll');
      return frame !== null && frame !== undefined && frame.scrollLeft > 50;
    }, null);
    expect(firefox.complaints).toEqual([]);
  });
});
