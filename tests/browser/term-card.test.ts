import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { eventually, pathOf, test } from './harness.ts';
import { LANGUAGES, PHONE, TOUCH_PHONE } from './templates.ts';

const ARTICLE = 'articles/kubernetes-vs-openstack/';
const card = (page: Page) => page.locator('#term-card');
const isShown = (page: Page) => card(page).isVisible();
const mention = (page: Page, id: string) => page.locator(`.prose a[href$="/glossary/${id}/"]`).first();
const node = (page: Page, id: string) => page.locator(`svg.dg a[href$="/glossary/${id}/"]`).first();
/** The term of the link that has the focus. */
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('href')?.split('/').at(-2));

/** The card's distances to the window's edges; negative where it sticks out. */
async function room(page: Page): Promise<number[]> {
  return card(page).evaluate((element) => {
    const { left, right } = element.getBoundingClientRect();
    return [left, document.documentElement.clientWidth - right];
  });
}

describe('By mouse', () => {
  for (const { name, prefix } of LANGUAGES) {
    test(`Resting on a term in ${name} shows its definition, platform and counterpart`, async ({
      open,
      site,
    }) => {
      const page = await open(prefix + ARTICLE);
      expect(await isShown(page)).toBe(false);
      await mention(page, 'nova').hover();
      await card(page).waitFor();
      const text = (await card(page).textContent()) ?? '';
      expect(text).toContain('Nova');
      expect(text).toContain('OpenStack');
      const response = await page.request.get(`${site.url}${prefix}glossary/nova/`);
      const definition = await page.evaluate(
        (html) => {
          const parsed = new DOMParser().parseFromString(html, 'text/html');
          return parsed.querySelector('.definition')?.textContent ?? '';
        },
        await response.text(),
      );
      expect(definition.length).toBeGreaterThan(20);
      expect(text).toContain(definition.trim());
    });
  }
  test('A card names the counterpart on the other platform and leads to it', async ({ open, site }) => {
    const page = await open(ARTICLE);
    await mention(page, 'neutron').hover();
    const counterpart = card(page).locator('.card-pair a').first();
    await counterpart.waitFor();
    const path = new URL((await counterpart.getAttribute('href')) ?? '', site.url).pathname;
    expect(path).toMatch(new RegExp(`^${site.base}glossary/(?!neutron)`));
    await counterpart.click();
    await page.waitForURL((url) => url.pathname === path);
  });
  test('The card stays while the pointer is on it, and closes when it moves away', async ({ open }) => {
    const page = await open(ARTICLE);
    await page.clock.install();
    await mention(page, 'nova').hover();
    await page.clock.runFor(1000);
    await card(page).waitFor();
    const box = await card(page).boundingBox();
    await page.mouse.move((box?.x ?? 0) + 30, (box?.y ?? 0) + 20, { steps: 8 });
    await page.clock.runFor(5000);
    expect(await isShown(page)).toBe(true);
    await page.mouse.move(2, 2, { steps: 3 });
    await page.clock.runFor(5000);
    expect(await isShown(page)).toBe(false);
  });
  test('Passing over a term without resting shows nothing', async ({ open }) => {
    const page = await open(ARTICLE);
    await mention(page, 'nova').scrollIntoViewIfNeeded();
    await page.clock.install();
    await mention(page, 'nova').hover();
    await page.mouse.move(2, 2);
    await page.clock.runFor(5000);
    expect(await isShown(page)).toBe(false);
  });
  test('Another term’s card takes the place of the first', async ({ open }) => {
    const page = await open(ARTICLE);
    await mention(page, 'nova').hover();
    await eventually(() => card(page).textContent()).toContain('Nova');
    await mention(page, 'etcd').hover();
    await eventually(() => card(page).textContent()).toContain('etcd');
    expect(await page.locator('main a[aria-expanded="true"]').count()).toBe(1);
  });
  test('Escape closes the card', async ({ open }) => {
    const page = await open(ARTICLE);
    await mention(page, 'nova').hover();
    await card(page).waitFor();
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'hidden' });
  });
  test('A click follows the link', async ({ open, site }) => {
    const page = await open(ARTICLE);
    await mention(page, 'nova').click();
    await page.waitForURL(`${site.url}glossary/nova/`);
  });
});

describe('By keyboard', () => {
  test('Tab to a term shows its card, Escape closes it and the focus stays, Tab goes on to the next', async ({
    open,
  }) => {
    const page = await open('glossary/nova/');
    await page.locator('.breadcrumbs a').last().focus();
    await page.keyboard.press('Tab');
    const first = await focused(page);
    expect(first).toBe('openstack');
    await card(page).waitFor();
    const link = page.locator('main a:focus');
    expect(await link.getAttribute('aria-describedby')).toBe('term-card');
    expect(await link.getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'hidden' });
    expect(await focused(page)).toBe(first);
    await page.keyboard.press('Tab');
    await eventually(() => card(page).textContent()).toContain('hypervisor');
  });
  test('The card closes when the focus moves on to something else', async ({ open }) => {
    const page = await open('glossary/nova/');
    const crumb = page.locator('.breadcrumbs a').last();
    await crumb.focus();
    await page.keyboard.press('Tab');
    await card(page).waitFor();
    await page.keyboard.press('Shift+Tab');
    await card(page).waitFor({ state: 'hidden' });
    expect(await page.locator('[aria-describedby="term-card"]').count()).toBe(0);
  });
  test('Enter follows the link', async ({ open, site }) => {
    const page = await open('zh-cn/glossary/nova/');
    await page.locator('.breadcrumbs a').last().focus();
    await page.keyboard.press('Tab');
    await card(page).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}zh-cn/glossary/openstack/`);
  });
});

describe('By touch', () => {
  for (const { name, prefix } of LANGUAGES) {
    test(`The first tap in ${name} opens the card, the second follows the link`, async ({ open, site }) => {
      const page = await open(prefix + ARTICLE, TOUCH_PHONE);
      await mention(page, 'nova').tap();
      await card(page).waitFor();
      expect(pathOf(page, site)).toBe(prefix + ARTICLE);
      await mention(page, 'nova').tap();
      await page.waitForURL(`${site.url}${prefix}glossary/nova/`);
    });
  }
  test('The link in the card can be tapped', async ({ open, site }) => {
    const page = await open(ARTICLE, TOUCH_PHONE);
    await mention(page, 'nova').tap();
    await card(page).locator('.card-head a').tap();
    await page.waitForURL(`${site.url}glossary/nova/`);
  });
  test('A tap beside the card closes it', async ({ open, site }) => {
    const page = await open(ARTICLE, TOUCH_PHONE);
    await mention(page, 'nova').tap();
    await card(page).waitFor();
    await page.locator('h1').tap();
    await card(page).waitFor({ state: 'hidden' });
    expect(pathOf(page, site)).toBe(ARTICLE);
  });
});

describe('On a narrow window', () => {
  for (const { name, prefix } of LANGUAGES) {
    test(`Every card of a page in ${name} is inside the window and widens nothing`, async ({ open }) => {
      const page = await open(prefix + ARTICLE, PHONE);
      const count = await page.locator('.prose a.term').count();
      expect(count).toBeGreaterThan(20);
      for (let at = 0; at < count; at += Math.ceil(count / 15)) {
        const link = page.locator('.prose a.term').nth(at);
        const id = await link.getAttribute('href');
        await link.hover();
        await eventually(() => link.getAttribute('aria-expanded')).toBe('true');
        for (const side of await room(page)) expect(side, `${id}`).toBeGreaterThanOrEqual(0);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${id}`).toBe(390);
      }
    });
  }
});

describe('On diagrams', () => {
  for (const { name, prefix } of LANGUAGES) {
    test(`The nodes of a diagram in ${name} have cards by mouse and lead to their terms`, async ({
      open,
      site,
    }) => {
      const page = await open(prefix + ARTICLE);
      await node(page, 'keystone').hover();
      await eventually(() => card(page).textContent()).toContain('Keystone');
      await node(page, 'keystone').click();
      await page.waitForURL(`${site.url}${prefix}glossary/keystone/`);
    });
  }
  test('A node has its card by keyboard', async ({ open, site }) => {
    const page = await open(ARTICLE);
    await page.locator('.diagram-scroll').first().focus();
    await page.keyboard.press('Tab');
    const term = await focused(page);
    expect(term).toBeTruthy();
    await card(page).waitFor();
    await page.keyboard.press('Escape');
    await card(page).waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}glossary/${term}/`);
  });
  test('A node has its card by touch', async ({ open, site }) => {
    const page = await open(ARTICLE, TOUCH_PHONE);
    await node(page, 'horizon').tap();
    await card(page).waitFor();
    expect(pathOf(page, site)).toBe(ARTICLE);
    for (const side of await room(page)) expect(side).toBeGreaterThanOrEqual(0);
    await node(page, 'horizon').tap();
    await page.waitForURL(`${site.url}glossary/horizon/`);
  });
});

describe('Without JavaScript', () => {
  test('A term leads to its page', async ({ open, site }) => {
    const page = await open(ARTICLE, { javaScriptEnabled: false });
    await mention(page, 'nova').click();
    await page.waitForURL(`${site.url}glossary/nova/`);
  });
  test('A node of a diagram leads to its term', async ({ open, site }) => {
    const page = await open(`zh-cn/${ARTICLE}`, { javaScriptEnabled: false });
    await node(page, 'keystone').click();
    await page.waitForURL(`${site.url}zh-cn/glossary/keystone/`);
  });
});
