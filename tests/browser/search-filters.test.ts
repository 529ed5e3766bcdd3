import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { eventually, test } from './harness.ts';
import { filter, hint, hrefs, input, openAndAsk, results, status } from './search-dialog.ts';
import { LANGUAGES } from './templates.ts';

const countOf = async (page: Page, name: 'kind' | 'platform', value: string) =>
  Number(await filter(page, name, value).locator('small').textContent());
const total = async (page: Page) => Number(/\d+/.exec((await status(page).textContent()) ?? '')?.[0]);

describe('Filters', () => {
  for (const { name, prefix } of LANGUAGES) {
    test(`Kind and platform narrow the results in ${name}, and their counts are right`, async ({
      open,
      site,
    }) => {
      const page = await openAndAsk(open, prefix, 'Neutron');
      const all = await total(page);
      const kinds = ['term', 'article', 'diagram', 'page'];
      const counts = await Promise.all(kinds.map((kind) => countOf(page, 'kind', kind)));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all);
      await filter(page, 'kind', 'article').click();
      await eventually(() => total(page)).toBe(counts[1]);
      expect(await filter(page, 'kind', 'article').getAttribute('aria-pressed')).toBe('true');
      for (const href of await hrefs(page)) expect(href).toContain(`${site.base}${prefix}articles/`);
      // What would leave nothing cannot be pressed.
      expect(await filter(page, 'platform', 'openstack').isDisabled()).toBe(true);
      await filter(page, 'kind', 'term').click();
      await eventually(() => total(page)).toBe(counts[0]);
      expect(await filter(page, 'kind', 'article').getAttribute('aria-pressed')).toBe('false');
      await filter(page, 'platform', 'kubernetes').click();
      const both = await countOf(page, 'platform', 'kubernetes');
      await eventually(() => total(page)).toBe(both);
      await filter(page, 'kind', 'term').click();
      await filter(page, 'platform', 'kubernetes').click();
      await eventually(() => total(page)).toBe(all);
    });
  }
  test('They are reached and pressed by keyboard, and keep the focus', async ({ open }) => {
    const page = await openAndAsk(open, '', 'Neutron');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => (document.activeElement as HTMLButtonElement | null)?.value);
    expect(await focused()).toBe('term');
    await page.keyboard.press('Space');
    await eventually(() => filter(page, 'kind', 'term').getAttribute('aria-pressed')).toBe('true');
    await eventually(() => status(page).textContent()).toBe(`${await countOf(page, 'kind', 'term')} results`);
    expect(await focused()).toBe('term');
  });
  test('They hold for the next query; where they leave nothing, that is said and they can be removed', async ({
    open,
  }) => {
    const page = await openAndAsk(open, '', 'Neutron');
    await filter(page, 'kind', 'page').click();
    await eventually(() => total(page)).toBe(1);
    await input(page).fill('Adrian Otto');
    await eventually(() => status(page).textContent()).toBe(
      'Nothing found for “Adrian Otto” with these filters.',
    );
    await hint(page).getByRole('button', { name: 'Remove the filters' }).click();
    await results(page).first().waitFor();
    expect(await page.locator('#search [aria-pressed=true]').count()).toBe(0);
    expect(await input(page).evaluate((field) => field === document.activeElement)).toBe(true);
  });
});

describe('The last searches', () => {
  const kept = (page: Page) => page.evaluate(() => localStorage.getItem('searches'));
  test('The last five that led somewhere are offered, the newest first, and can be taken away', async ({
    open,
    site,
  }) => {
    const page = await open('');
    for (const query of ['Nova', 'Glance', 'Cinder', 'Swift', 'nova', 'Ironic', 'etcd']) {
      await page.goto(site.url);
      await page.keyboard.press('/');
      await input(page).fill(query);
      await results(page).first().waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(/glossary/);
    }
    expect(JSON.parse((await kept(page)) ?? '')).toEqual(['etcd', 'Ironic', 'nova', 'Swift', 'Cinder']);
    await page.keyboard.press('/');
    const offered = () => hint(page).locator('[name=again]').allTextContents();
    await eventually(offered).toEqual(['etcd', 'Ironic', 'nova', 'Swift', 'Cinder']);
    await hint(page).getByRole('button', { name: 'Remove “Ironic”' }).click();
    await eventually(offered).toEqual(['etcd', 'nova', 'Swift', 'Cinder']);
    await hint(page).getByRole('button', { name: 'nova', exact: true }).click();
    await eventually(async () => (await hrefs(page))[0]).toBe(`${site.base}glossary/nova/`);
    await input(page).fill('');
    await hint(page).getByRole('button', { name: 'Clear' }).click();
    await eventually(offered).toEqual([]);
    expect(await kept(page)).toBe(null);
  });
  test('What was typed and led nowhere is not kept', async ({ open }) => {
    const page = await open('');
    await page.keyboard.press('/');
    await input(page).fill('qqxyzzy');
    await eventually(() => status(page).textContent()).toContain('Nothing');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    expect(await kept(page)).toBe(null);
  });
  for (const [what, script] of [
    [
      'is refused',
      'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } })',
    ],
    ['holds something else', 'localStorage.setItem("searches", "{broken")'],
    ['holds a number', 'localStorage.setItem("searches", "7")'],
  ] as const) {
    test(`Search works where storage ${what}`, async ({ open, site }) => {
      const page = await open('', { prepare: (page) => page.addInitScript(script) });
      await page.keyboard.press('/');
      await hint(page).locator('.often a').first().waitFor();
      await input(page).fill('Neutron');
      await results(page).first().waitFor();
      await page.keyboard.press('Enter');
      await page.waitForURL(`${site.url}glossary/neutron/`);
    });
  }
});

describe('Suggestions', () => {
  for (const { name, prefix } of LANGUAGES) {
    test(`Before anything is typed, terms of each platform are offered in ${name}, and all exist`, async ({
      open,
      site,
    }) => {
      const page = await open(prefix);
      await page.keyboard.press('/');
      await hint(page).locator('.often a').first().waitFor();
      const rows = await hint(page)
        .locator('.often li')
        .evaluateAll((all) => all.map((row) => [...row.querySelectorAll('a')].map((a) => a.href)));
      expect(rows.length).toBe(3);
      for (const row of rows) {
        expect(row.length).toBeGreaterThan(2);
        for (const href of row) {
          expect(href).toContain(`${site.url}${prefix}glossary/`);
          expect((await page.request.get(href)).status(), href).toBe(200);
        }
      }
    });
  }
});
