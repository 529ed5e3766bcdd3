import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './harness.ts';
import { LANGUAGES } from './templates.ts';

const button = (page: Page, platform: string) =>
  page.locator(`[data-knows-switch] button[value="${platform}"]`);
const pressed = (page: Page, platform: string) => button(page, platform).getAttribute('aria-pressed');

/** Whether the counterparts of a term's page stand before the table of its facts. */
async function leads(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const counterparts = document.querySelector('[data-counterparts]');
    const facts = document.querySelector('.facts-table');
    if (!counterparts || !facts) throw new Error('No counterparts on this page');
    return Boolean(counterparts.compareDocumentPosition(facts) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
}

describe('A reader who says which platform they know', () => {
  for (const { name, prefix } of LANGUAGES) {
    test(`meets its parts first on the pages of the other, in ${name}, now and later`, async ({ open }) => {
      const page = await open(`${prefix}glossary/pod/`);
      expect(await leads(page)).toBe(false);
      await button(page, 'openstack').click();
      expect(await leads(page)).toBe(true);
      expect(await pressed(page, 'openstack')).toBe('true');
      await page.reload();
      expect(await leads(page)).toBe(true);
      expect(await pressed(page, 'openstack')).toBe('true');
      await button(page, 'openstack').click();
      expect(await leads(page)).toBe(false);
      expect(await page.evaluate(() => localStorage.getItem('knows'))).toBeNull();
    });
  }

  test('sees the pages of that platform as they are', async ({ open }) => {
    const page = await open('glossary/pod/');
    await button(page, 'kubernetes').click();
    expect(await leads(page)).toBe(false);
  });

  test('sees the counterpart before the definition on cards', async ({ open }) => {
    const page = await open('articles/kubernetes-vs-openstack/');
    await page.evaluate(() => localStorage.setItem('knows', 'openstack'));
    await page.reload();
    await page.locator('.prose a[href$="/kubelet/"]').first().hover();
    await page.locator('#term-card').waitFor();
    const lines = await page.locator('#term-card > *').evaluateAll((all) => all.map((p) => p.className));
    expect(lines.indexOf('card-pair')).toBe(lines.findIndex((c) => c.startsWith('card-meta')) + 1);
    const breaks = await page.locator('#term-card .card-breaks').textContent();
    expect(breaks).toMatch(/^Where it breaks: .{20}/);
  });

  test('without scripts gets all of it, and no switch that does nothing', async ({ open }) => {
    const page = await open('glossary/pod/', { javaScriptEnabled: false });
    expect(await page.locator('[data-knows-switch]').isVisible()).toBe(false);
    expect(await page.locator('[data-side="openstack"]').isVisible()).toBe(true);
  });
});

test('The comparison lists every correspondence with its kind and where it breaks', async ({ open }) => {
  const page = await open('compare/#counterparts');
  const rows = page.locator('.pairs.notes > li');
  expect(await rows.count()).toBeGreaterThan(20);
  const poor = await rows.evaluateAll((all) =>
    all
      .filter(
        (row) =>
          !row.querySelector('.tie') || !row.querySelector('.pair-notes p') || !row.querySelector('.cite a'),
      )
      .map((row) => row.textContent),
  );
  expect(poor).toEqual([]);
});
