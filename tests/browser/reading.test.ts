import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { eventually, pathOf, test } from './harness.ts';
import { LANGUAGES, PHONE, SAYS_404, TEMPLATES } from './templates.ts';

const ARTICLE = 'articles/kubernetes-vs-openstack/';
const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset['theme'] ?? 'auto');
/** Whether the page is drawn on a dark ground. */
const isDark = (page: Page) =>
  page.evaluate(() => {
    const [r = 0, g = 0, b = 0] =
      getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)?.map(Number) ?? [];
    return r + g + b < 384;
  });
const hasFocus = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => element === document.activeElement);

describe('Languages', () => {
  test('The switch leads to the same page in the other language and back, on every template', async ({
    open,
    site,
  }) => {
    const page = await open('');
    for (const path of TEMPLATES.filter((template) => template !== 'nowhere/')) {
      await page.goto(site.url + path);
      await page.click('.languages a[hreflang="zh-CN"]');
      await page.waitForURL(`${site.url}zh-cn/${path}`);
      expect(await page.getAttribute('html', 'lang')).toBe('zh-CN');
      expect(await page.textContent('h1')).toMatch(/\p{Script=Han}|^(?:Nova|Kubernetes|Heapster)/u);
      await page.click('.languages a[hreflang="en"]');
      await page.waitForURL(site.url + path);
      expect(await page.getAttribute('html', 'lang')).toBe('en');
    }
  });
  test('On a phone the switch is in the menu', async ({ open, site }) => {
    const page = await open('glossary/nova/', PHONE);
    await page.click('.menu-button');
    await page.click('#menu a[hreflang="zh-CN"]');
    await page.waitForURL(`${site.url}zh-cn/glossary/nova/`);
  });
});

describe('Light and dark', () => {
  test('The automatic theme follows the system, also while the page is open', async ({ open }) => {
    const page = await open('', { colorScheme: 'dark' });
    expect(await isDark(page)).toBe(true);
    await page.emulateMedia({ colorScheme: 'light' });
    expect(await isDark(page)).toBe(false);
    expect(await theme(page)).toBe('auto');
  });
  test('The button goes from automatic to light to dark and back, and says so', async ({ open }) => {
    const page = await open('', { colorScheme: 'dark' });
    const button = page.locator('[data-theme-button]');
    const label = () => button.getAttribute('aria-label');
    expect(await label()).toBe('Colour scheme: Automatic');
    await button.click();
    expect([await theme(page), await isDark(page), await label()]).toEqual([
      'light',
      false,
      'Colour scheme: Light',
    ]);
    await page.emulateMedia({ colorScheme: 'light' });
    await button.click();
    expect([await theme(page), await isDark(page), await label()]).toEqual([
      'dark',
      true,
      'Colour scheme: Dark',
    ]);
    await button.click();
    expect([await theme(page), await isDark(page), await label()]).toEqual([
      'auto',
      false,
      'Colour scheme: Automatic',
    ]);
    await page.reload();
    expect(await theme(page)).toBe('auto');
  });
  for (const chosen of ['light', 'dark'] as const) {
    test(`The choice ${chosen} is kept and set before anything of the next page is drawn`, async ({
      open,
      site,
    }) => {
      const page = await open('', { colorScheme: chosen === 'dark' ? 'light' : 'dark' });
      const button = page.locator('[data-theme-button]');
      while ((await theme(page)) !== chosen) await button.click();
      await page.addInitScript(() => {
        const seen = new MutationObserver(() => {
          if (!document.body) return;
          // The first moment at which there is something to draw.
          Object.assign(window, { atFirst: document.documentElement.dataset['theme'] });
          seen.disconnect();
        });
        seen.observe(document, { childList: true, subtree: true });
      });
      for (const path of ['', `zh-cn/${ARTICLE}`]) {
        await page.goto(site.url + path);
        expect(await page.evaluate(() => Reflect.get(window, 'atFirst'))).toBe(chosen);
        expect(await isDark(page)).toBe(chosen === 'dark');
      }
    });
  }
  test('Where storage is refused the button still works', async ({ open }) => {
    const page = await open('', {
      prepare: async (page) =>
        page.addInitScript(() => {
          Object.defineProperty(window, 'localStorage', {
            get() {
              throw new DOMException('refused', 'SecurityError');
            },
          });
        }),
    });
    await page.click('[data-theme-button]');
    expect(await theme(page)).toBe('light');
  });
  test('Without JavaScript the page follows the system and offers no button that does nothing', async ({
    open,
  }) => {
    const page = await open('', { javaScriptEnabled: false, colorScheme: 'dark' });
    expect(await isDark(page)).toBe(true);
    expect(await page.locator('[data-theme-button]').isVisible()).toBe(false);
  });
});

describe('Menu of narrow windows', () => {
  const isOpen = (page: Page) => page.locator('#menu').evaluate((menu) => menu.matches(':popover-open'));
  for (const { name, prefix } of LANGUAGES) {
    test(`The menu in ${name} opens, Escape closes it, and its button has the focus again`, async ({
      open,
    }) => {
      const page = await open(prefix + ARTICLE, PHONE);
      expect(await page.locator('#menu').isVisible()).toBe(false);
      await page.click('.menu-button');
      await eventually(() => isOpen(page)).toBe(true);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('#menu') !== null)).toBe(true);
      await page.keyboard.press('Escape');
      await eventually(() => isOpen(page)).toBe(false);
      expect(await hasFocus(page, '.menu-button')).toBe(true);
    });
  }
  test('The button in the menu and a click beside it close it', async ({ open }) => {
    const page = await open('', PHONE);
    await page.click('.menu-button');
    await eventually(() => isOpen(page)).toBe(true);
    await page.click('.menu-close');
    await eventually(() => isOpen(page)).toBe(false);
    await page.click('.menu-button');
    await eventually(() => isOpen(page)).toBe(true);
    await page.mouse.click(380, 700);
    await eventually(() => isOpen(page)).toBe(false);
  });
  test('The menu leads to every part of the site, on pages with and without a sidebar', async ({
    open,
    site,
  }) => {
    for (const path of ['', 'glossary/nova/']) {
      const page = await open(path, PHONE);
      await page.click('.menu-button');
      for (const target of ['', 'compare/', 'articles/', 'glossary/', 'diagrams/', 'zh-cn/']) {
        const link = page.locator(`#menu a[href^="${site.base}${target}"]`).first();
        expect(await link.isVisible(), target).toBe(true);
      }
      await page.click(`#menu a[href="${site.base}diagrams/"]`);
      await page.waitForURL(`${site.url}diagrams/`);
    }
  });
  test('Without JavaScript the menu works too', async ({ open, site }) => {
    const page = await open('zh-cn/', { ...PHONE, javaScriptEnabled: false });
    await page.click('.menu-button');
    await page.click(`#menu a[href="${site.base}zh-cn/compare/"]`);
    await page.waitForURL(`${site.url}zh-cn/compare/`);
  });
});

describe('Finding one’s way', () => {
  const WIDE = { viewport: { width: 1440, height: 900 } };
  const current = (page: Page) =>
    page
      .locator('[data-toc] a[aria-current]')
      .evaluateAll((links) => links.map((link) => decodeURIComponent((link as HTMLAnchorElement).hash)));

  test('The table of contents marks the heading being read', async ({ open }) => {
    const page = await open(ARTICLE, WIDE);
    for (const id of ['architecture', 'isolation-kubernetes', 'use-cases']) {
      await page.evaluate((id) => document.getElementById(id)?.scrollIntoView({ block: 'start' }), id);
      await eventually(() => current(page)).toEqual([`#${id}`]);
    }
    await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
    const last = await page
      .locator('[data-toc] a')
      .last()
      .evaluate((link) => (link as HTMLAnchorElement).hash);
    await eventually(() => current(page)).toEqual([last]);
    expect(
      await page.locator('[data-toc] a[aria-current]').evaluate((link) => {
        const [inner, outer] = [link, link.closest('nav')].map((e) => e?.getBoundingClientRect());
        return (
          inner !== undefined && outer !== undefined && inner.bottom <= outer.bottom && inner.top >= outer.top
        );
      }),
    ).toBe(true);
  });
  test('A link of the table of contents leads to its heading, free of the header', async ({ open }) => {
    const page = await open(`zh-cn/${ARTICLE}`, WIDE);
    await page.click('[data-toc] a[href="#network"]');
    await eventually(() => current(page)).toEqual(['#network']);
    const [heading, header] = await Promise.all(
      ['#network', '.site-header'].map((s) => page.locator(s).boundingBox()),
    );
    expect(heading?.y).toBeGreaterThanOrEqual((header?.y ?? 0) + (header?.height ?? 0));
  });
  for (const { name, prefix } of LANGUAGES) {
    test(`The skip link in ${name} is the first stop, is seen, and leads to the content`, async ({
      open,
    }) => {
      const page = await open(`${prefix}glossary/nova/`);
      await page.keyboard.press('Tab');
      expect(await hasFocus(page, '.skip')).toBe(true);
      await eventually(async () => (await page.locator('.skip').boundingBox())?.y).toBeGreaterThanOrEqual(0);
      await page.keyboard.press('Enter');
      await eventually(() => hasFocus(page, '#content')).toBe(true);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    });
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`Whatever has the focus shows it, in ${colorScheme}`, async ({ open, site }) => {
      const page = await open('', { colorScheme });
      for (const path of ['', 'glossary/', ARTICLE]) {
        await page.goto(site.url + path);
        for (let stop = 0; stop < 25; stop += 1) {
          await page.keyboard.press('Tab');
          const seen = await page.evaluate(() => {
            const element = document.activeElement;
            if (!element || element === document.body) return 'nothing focused';
            const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
            const visible =
              outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !/, 0\)$/.test(outlineColor);
            return visible || element.outerHTML.slice(0, 120);
          });
          expect(seen).toBe(true);
        }
      }
    });
  }
  test('Previous and next go through all articles in the order of the list', async ({ open, site }) => {
    const page = await open('zh-cn/articles/');
    const listed = await page
      .locator('.article-list h2 a, .article-list h3 a')
      .evaluateAll((links) => links.map((a) => (a as HTMLAnchorElement).href));
    expect(listed).toHaveLength(5);
    await page.goto(listed[0] ?? site.url);
    expect(await page.locator('a[rel=prev]').count()).toBe(0);
    for (const next of listed.slice(1)) {
      await page.click('a[rel=next]');
      await page.waitForURL(next);
    }
    expect(await page.locator('a[rel=next]').count()).toBe(0);
    for (const previous of listed.slice(0, -1).reverse()) {
      await page.click('a[rel=prev]');
      await page.waitForURL(previous);
    }
  });
  for (const { name, prefix } of LANGUAGES) {
    test(`Breadcrumbs in ${name} lead up`, async ({ open, site }) => {
      const page = await open('');
      for (const [path, above] of [
        [ARTICLE, ['', 'articles/']],
        ['glossary/nova/', ['', 'glossary/']],
        ['compare/', ['']],
        ['diagrams/', ['']],
      ] as const) {
        await page.goto(site.url + prefix + path);
        const hrefs = await page
          .locator('.breadcrumbs a')
          .evaluateAll((links) => links.map((a) => a.getAttribute('href')));
        expect(hrefs, path).toEqual(above.map((up) => site.base + prefix + up));
      }
    });
  }
  test('The navigation marks the section, the sidebar the page', async ({ open, site }) => {
    const page = await open(ARTICLE, WIDE);
    expect(await page.locator('.main-nav [aria-current]').getAttribute('href')).toBe(`${site.base}articles/`);
    expect(await page.locator('#menu [aria-current=page]').getAttribute('href')).toBe(site.base + ARTICLE);
    expect(await page.locator('#menu [aria-current=page]').isVisible()).toBe(true);
  });
});

describe('A page that does not exist', () => {
  for (const [path, heading] of [
    ['nowhere', 'This page does not exist'],
    ['a/b/c/', 'This page does not exist'],
    ['glossary/nova/x.html', 'This page does not exist'],
    ['zh-cn/a/b/c/', '没有这个页面'],
    ['zh-cn/nichts', '没有这个页面'],
  ] as const) {
    test(`/${path} answers 404, speaks both languages, the reader’s first, and its links work`, async ({
      open,
      site,
    }) => {
      const page = await open(path, { tolerate: SAYS_404 });
      const answer = await page.request.get(page.url());
      expect(answer.status()).toBe(404);
      expect(pathOf(page, site)).toBe(path);
      expect(await page.locator('main :is(h1, h2)').first().textContent()).toBe(heading);
      expect(await page.locator('main :is(h1, h2)').allTextContents()).toEqual(
        expect.arrayContaining(['This page does not exist', '没有这个页面']),
      );
      const links = await page
        .locator('a')
        .evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
      for (const link of new Set(links.filter((href) => !href.endsWith('#content'))))
        expect((await page.request.get(link)).status(), link).toBe(200);
      expect(await isStyled(page)).toBe(true);
    });
  }
  test('Its search and its theme button work at any depth', async ({ open }) => {
    const page = await open('zh-cn/a/b/c/', { tolerate: SAYS_404 });
    await page.click('[data-theme-button]');
    expect(await theme(page)).toBe('light');
    await page.keyboard.press('/');
    await page.locator('#search input').fill('Nova');
    await page.locator('#search [role=option]').first().waitFor();
  });
});

/** Whether the style sheet has come. */
function isStyled(page: Page): Promise<boolean> {
  return page.evaluate(() => getComputedStyle(document.body).marginTop === '0px');
}

describe('On paper', () => {
  for (const setting of ['light', 'dark'] as const) {
    test(`Navigation is hidden, the text is dark on white, and links tell their addresses, with the theme ${setting}`, async ({
      open,
      site,
    }) => {
      const page = await open(ARTICLE, { colorScheme: setting });
      await page.evaluate((value) => localStorage.setItem('theme', value), setting);
      for (const path of [ARTICLE, 'glossary/nova/', 'zh-cn/compare/']) {
        await page.goto(site.url + path);
        await page.emulateMedia({ media: 'print' });
        for (const part of [
          '.site-header',
          '.sidebar',
          '.toc',
          '.pager',
          '.site-footer',
          '.breadcrumbs',
          '.search-button',
          '.page-foot',
        ]) {
          for (const element of await page.locator(part).all())
            expect(await element.isVisible(), part).toBe(false);
        }
        expect(await page.locator('h1').isVisible()).toBe(true);
        const faint = await page.evaluate(() => {
          const isLight = (colour: string) =>
            (colour.match(/[\d.]+/g) ?? []).slice(0, 3).reduce((sum, n) => sum + Number(n), 0) > 480;
          return [...document.querySelectorAll('main :is(h1, h2, p, li, a, td, th, dt, dd, text, code span)')]
            .filter((e) => isLight(getComputedStyle(e)[e instanceof SVGElement ? 'fill' : 'color']))
            .map((e) => `${e.tagName} ${e.textContent?.slice(0, 40)}`)
            .slice(0, 5);
        });
        expect(faint, path).toEqual([]);
        await page.emulateMedia({ media: 'screen' });
      }
    });
  }
  test('A diagram is as wide as the paper at most', async ({ open }) => {
    const page = await open(ARTICLE, { viewport: { width: 720, height: 1000 } });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(720);
  });
});
