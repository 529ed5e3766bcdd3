import { describe, expect } from 'vitest';
import { eventually, pathOf, test } from './harness.ts';
import { filter, hrefs, input, openAndAsk, results, status } from './search-dialog.ts';
import { LANGUAGES, TOUCH_PHONE } from './templates.ts';

describe('The page of results', () => {
  for (const { name, prefix, tag } of LANGUAGES) {
    test(`In ${name} it answers its address as the dialog does`, async ({ open }) => {
      const dialog = await openAndAsk(open, prefix, 'floating ip');
      const page = await open(`${prefix}search/?q=floating+ip`);
      await results(page).first().waitFor();
      const listed = await hrefs(dialog);
      expect((await hrefs(page)).slice(0, listed.length)).toEqual(listed);
      expect(await status(page).textContent()).toBe(await status(dialog).textContent());
      expect(await page.title()).toMatch(/^floating ip · /);
      expect(await page.locator('html').getAttribute('lang')).toBe(tag);
      expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
      expect(await page.locator('#search [role=option], dialog.search').count()).toBe(0);
    });
  }
  test('Filters stand in its address, and back and forward go through what was asked', async ({
    open,
    site,
  }) => {
    const page = await open('search/?q=neutron');
    await results(page).first().waitFor();
    const all = await status(page).textContent();
    await filter(page, 'kind', 'article').click();
    await eventually(() => pathOf(page, site)).toBe('search/?q=neutron&kind=article');
    const some = await status(page).textContent();
    expect(some).not.toBe(all);
    await input(page).press('End');
    await page.keyboard.type(' vlan', { delay: 30 });
    await eventually(() => pathOf(page, site)).toBe('search/?q=neutron+vlan&kind=article');
    await page.goBack();
    await eventually(() => status(page).textContent()).toBe(some);
    expect(await input(page).inputValue()).toBe('neutron');
    expect(await page.title()).toMatch(/^neutron · /);
    await page.goBack();
    await eventually(() => status(page).textContent()).toBe(all);
    expect(await filter(page, 'kind', 'article').getAttribute('aria-pressed')).toBe('false');
    await page.goForward();
    await eventually(() => status(page).textContent()).toBe(some);
    const linked = await open(pathOf(page, site));
    await results(linked).first().waitFor();
    expect(await status(linked).textContent()).toBe(some);
    expect(await filter(linked, 'kind', 'article').getAttribute('aria-pressed')).toBe('true');
  });
  test('Filters that do not exist are passed over', async ({ open }) => {
    const page = await open('search/?q=neutron&kind=nonsense&platform=__proto__');
    await results(page).first().waitFor();
    expect(await page.locator('#search [aria-pressed=true]').count()).toBe(0);
  });
  test('More results come when asked for, and the first of them has the focus', async ({ open, site }) => {
    const page = await open('search/?q=openstack');
    await eventually(() => results(page).count()).toBe(20);
    await page.locator('.search-more').click();
    await eventually(() => results(page).count()).toBe(40);
    const [, next] = await Promise.all([
      eventually(() => page.evaluate(() => document.activeElement?.tagName)).toBe('A'),
      results(page).nth(20).getAttribute('href'),
    ]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(next);
    await page.keyboard.press('Enter');
    await page.waitForURL(new URL(next ?? '', site.url).href);
    await page.goBack();
    await eventually(() => results(page).count()).toBe(40);
  });
  test('The way to the other language leads to the same question there', async ({ open, site }) => {
    const page = await open('search/?q=etcd&kind=term');
    await results(page).first().waitFor();
    await page.locator('.languages a').click();
    await page.waitForURL(`${site.url}zh-cn/search/?q=etcd&kind=term`);
    await results(page).first().waitFor();
  });
  test('The search button and its keys lead into the field', async ({ open }) => {
    const page = await open('search/?q=etcd');
    await results(page).first().waitFor();
    for (const way of ['/', 'Control+k']) {
      await page.locator('main').focus();
      await page.keyboard.press(way);
      await eventually(() => input(page).evaluate((field) => field === document.activeElement)).toBe(true);
    }
    await page.locator('main').focus();
    await page.click('.search-button');
    expect(await input(page).evaluate((field) => field === document.activeElement)).toBe(true);
  });
  test('Without a query it offers where to begin, in a field ready to be typed into', async ({
    open,
    site,
  }) => {
    const page = await open('zh-cn/search/');
    await page.locator('#search .often a').first().waitFor();
    expect(await input(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.type('etcd');
    await page.keyboard.press('Enter');
    await results(page).first().waitFor();
    await eventually(() => pathOf(page, site)).toBe('zh-cn/search/?q=etcd');
  });
  test('Whatever its address holds, nothing breaks', async ({ open, site }) => {
    const page = await open('search/');
    for (const query of [
      '%3Cimg+src%3Dx+onerror%3Dalert(1)%3E',
      '%ED%A0%80',
      '%',
      `${'%E8%8A%82'.repeat(1500)}`,
      '&q=&q=x',
      '"',
    ]) {
      await page.goto(`${site.url}search/?q=${query}`);
      await eventually(() => status(page).textContent()).toMatch(/result|Nothing|Type a name/);
      expect(await page.locator('main :is(img, script:not([type=module]))').count()).toBe(0);
    }
  });
  test('On a phone nothing of it is wider than the window', async ({ open }) => {
    const page = await open('zh-cn/search/?q=openstack', TOUCH_PHONE);
    await results(page).first().waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

describe('Without scripts', () => {
  test('the page of results says so and leads to what there is', async ({ open, site }) => {
    for (const [prefix, words] of [
      ['', 'needs JavaScript'],
      ['zh-cn/', '需要启用 JavaScript'],
    ] as const) {
      const page = await open(`${prefix}search/?q=etcd`, { javaScriptEnabled: false });
      expect(await page.locator('main').textContent()).toContain(words);
      expect(await page.locator('#search').isVisible()).toBe(false);
      await page
        .locator('main noscript + *, main a[href$="/glossary/"]')
        .first()
        .waitFor({ state: 'attached' });
      await page.locator('main a[href$="/glossary/"]').click();
      await page.waitForURL(`${site.url}${prefix}glossary/`);
    }
  });
  test('the search button leads to the glossary', async ({ open, site }) => {
    const page = await open('zh-cn/compare/', { javaScriptEnabled: false });
    await page.click('.search-button');
    await page.waitForURL(`${site.url}zh-cn/glossary/`);
  });
});
