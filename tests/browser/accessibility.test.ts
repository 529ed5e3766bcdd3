import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './harness.ts';
import { LANGUAGES, PAGES, PHONE, SAYS_404 } from './templates.ts';

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
/** All that a change of colours can change; the rest is the same in both themes and looked at once. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
/** Each language in both themes, with what is looked at. */
const VIEWS = LANGUAGES.flatMap((language) =>
  (['light', 'dark'] as const).map((theme) => ({ ...language, theme })),
);

describe.each(PAGES.map((path) => ({ path })))('/$path', ({ path }) => {
  test('has no fault that axe finds, in light and in dark', async ({ open }) => {
    const page = await open(path, { colorScheme: 'light', tolerate: SAYS_404 });
    await unfold(page);
    expect(await faults(page, STANDARDS)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await faults(page, COLOURS)).toEqual([]);
  });
});

describe.each(VIEWS)('In $name and $theme axe finds no fault', ({ prefix, theme }) => {
  test('in the search dialog with results', async ({ open }) => {
    const page = await open(prefix, { colorScheme: theme });
    await page.keyboard.press('/');
    await page.locator('#search input').fill('Neutron');
    await page.locator('#search [role=option]').first().waitFor();
    expect(await faults(page, STANDARDS, '#search')).toEqual([]);
  });
  test('in the search dialog without results', async ({ open }) => {
    const page = await open(prefix, { colorScheme: theme });
    await page.keyboard.press('/');
    await page.locator('#search input').fill('qqxyzzy');
    await page.waitForFunction(() =>
      document.querySelector('#search .search-status')?.textContent.includes('qqxyzzy'),
    );
    expect(await faults(page, STANDARDS, '#search')).toEqual([]);
  });
  test('in the search dialog with filters pressed, a slip mended and looser results', async ({ open }) => {
    const page = await open(prefix, { colorScheme: theme });
    await page.keyboard.press('/');
    for (const query of ['scheduler pods nodes', 'glnace']) {
      await page.locator('#search input').fill(query);
      await page.locator('#search [role=option] mark').first().waitFor();
      await page.waitForFunction(
        (query) => document.querySelector('.search-all')?.getAttribute('href')?.endsWith(query),
        query.replaceAll(' ', '+'),
      );
      await page.locator('#search [name=kind]').first().click();
      await page.locator('#search [aria-pressed=true]').waitFor();
      expect(await faults(page, STANDARDS, '#search')).toEqual([]);
      await page.locator('#search [name=kind]').first().click();
    }
  });
  test('in the search dialog before anything is typed, with the last searches', async ({ open }) => {
    const page = await open(prefix, {
      colorScheme: theme,
      prepare: (page) => page.addInitScript(() => localStorage.setItem('searches', '["etcd","浮动 IP"]')),
    });
    await page.keyboard.press('/');
    await page.locator('#search .often a').first().waitFor();
    expect(await faults(page, STANDARDS, '#search')).toEqual([]);
  });
  test('on the page of results, with results and without', async ({ open }) => {
    const page = await open(`${prefix}search/?q=scheduler+pods+nodes&kind=term`, { colorScheme: theme });
    await page.locator('.search-results a').first().waitFor();
    expect(await faults(page, STANDARDS)).toEqual([]);
    await page.locator('#search input').fill('qqxyzzy');
    await page.locator('.search-ways').waitFor();
    expect(await faults(page, STANDARDS)).toEqual([]);
  });
  test('on a page with the card of a term open, and with that of a diagram’s node', async ({ open }) => {
    const page = await open(`${prefix}articles/kubernetes-vs-openstack/`, { colorScheme: theme });
    for (const link of ['.prose a[href$="/nova/"]', 'svg.dg a[href$="/keystone/"]']) {
      await page.locator(link).first().hover();
      await page.locator(`${link}[aria-expanded=true]`).waitFor();
      expect(await faults(page, STANDARDS, '#term-card')).toEqual([]);
      expect(await faults(page, ['aria-allowed-attr', 'aria-valid-attr-value', 'region'])).toEqual([]);
    }
  });
  test('in the glossary with a selection, and where nothing fits', async ({ open }) => {
    const page = await open(`${prefix}glossary/?platform=openstack&status=retired`, { colorScheme: theme });
    await page.locator('#glossary-filter [type=reset]').waitFor();
    expect(await faults(page, STANDARDS)).toEqual([]);
    await page.locator('#glossary-filter [type=search]').fill('qqxyzzy');
    await page.locator('.glossary-empty').waitFor();
    expect(await faults(page, STANDARDS)).toEqual([]);
  });
  test('in the glossary on a phone with its facets unfolded', async ({ open }) => {
    const page = await open(`${prefix}glossary/?kind=service`, { ...PHONE, colorScheme: theme });
    await page.click('.facets-button');
    expect(await faults(page, STANDARDS)).toEqual([]);
  });
  test('in the open menu', async ({ open }) => {
    const page = await open(`${prefix}articles/kubernetes-vs-openstack/`, { ...PHONE, colorScheme: theme });
    await page.click('.menu-button');
    await page.locator('#menu .menu-nav').waitFor();
    expect(await faults(page, STANDARDS, '#menu')).toEqual([]);
  });
});

/** Opens what is folded, so that it is looked at too. */
function unfold(page: Page): Promise<void> {
  return page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

/**
 * What axe finds wrong, as “rule: element”, the same element once.
 * @param what tags of standards, or names of rules
 */
async function faults(page: Page, what: readonly string[], within?: string): Promise<string[]> {
  const isStandard = what.some((name) => STANDARDS.includes(name));
  // No page has frames, so axe needs no second window.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode(true);
  if (isStandard) axe.withTags([...what]);
  else axe.withRules([...what]);
  if (within !== undefined) axe.include(within);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .slice(0, 4)
      .map(
        ({ target, html, any }) =>
          `${id}: ${target.join(' ')} ${html.slice(0, 160)} ${any[0]?.message ?? ''}`,
      ),
  );
}
