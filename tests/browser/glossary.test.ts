import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { eventually, pathOf, test } from './harness.ts';
import { LANGUAGES, PHONE } from './templates.ts';

const filter = (page: Page) => page.locator('#glossary-filter');
const box = (page: Page, name: string, value: string) =>
  page.locator(`#glossary-filter input[name="${name}"][value="${value}"]`);
const text = (page: Page) => page.locator('#glossary-filter [type=search]');
const reset = (page: Page) => page.locator('#glossary-filter [type=reset]');
const said = (page: Page) => page.locator('#glossary-filter [role=status]').textContent();

/** The ids of the terms that are shown. */
const shown = (page: Page): Promise<string[]> =>
  page
    .locator('.glossary-group dt a')
    .evaluateAll((links) =>
      links
        .filter((link) => link.checkVisibility())
        .map((link) => link.getAttribute('href')?.split('/').at(-2) ?? ''),
    );

/** The numbers beside the options of a facet, by value. */
const counts = (page: Page, facet: string): Promise<Record<string, number>> =>
  page
    .locator(`#glossary-filter input[name="${facet}"]`)
    .evaluateAll((boxes) =>
      Object.fromEntries(
        boxes.map((b) => [
          (b as HTMLInputElement).value,
          Number(b.parentElement?.querySelector('small')?.textContent),
        ]),
      ),
    );

interface Term {
  readonly id: string;
  readonly platform: string;
  readonly kind: string;
  readonly layer: string;
  readonly status?: { readonly state: string };
}

/** What the glossary itself says, from the file for machines. */
const withTerms = test.extend('terms', async ({ open }) => {
  const page = await open('glossary/');
  const { terms } = await page.evaluate(async () => (await fetch('../glossary.json')).json());
  return terms as readonly Term[];
});

describe('Choosing', () => {
  withTerms(
    'narrows by each facet, by several values of one, and by all facets together',
    async ({ open, terms }) => {
      const page = await open('glossary/');
      const ids = (fits: (term: Term) => boolean) =>
        terms
          .filter(fits)
          .map(({ id }) => id)
          .sort();
      expect((await shown(page)).sort()).toEqual(ids(() => true));
      await box(page, 'platform', 'openstack').check();
      expect((await shown(page)).sort()).toEqual(ids((t) => t.platform === 'openstack'));
      await box(page, 'status', 'retired').check();
      await box(page, 'status', 'renamed').check();
      const isPast = (t: Term) => ['retired', 'renamed'].includes(t.status?.state ?? '');
      const past = ids((t) => t.platform === 'openstack' && isPast(t));
      expect(past.length).toBeGreaterThan(1);
      expect((await shown(page)).sort()).toEqual(past);
      expect(await said(page)).toBe(`${past.length} of ${terms.length} terms`);
      await box(page, 'platform', 'openstack').uncheck();
      await box(page, 'status', 'retired').uncheck();
      await box(page, 'status', 'renamed').uncheck();
      await box(page, 'status', 'none').check();
      expect((await shown(page)).sort()).toEqual(ids((t) => t.status === undefined));
    },
  );

  withTerms('changes the counts of the other facets and leaves those of its own', async ({ open, terms }) => {
    const page = await open('zh-cn/glossary/');
    const byKind = await counts(page, 'kind');
    for (const [kind, count] of Object.entries(byKind)) {
      expect(
        terms.filter((t) => t.kind === kind),
        kind,
      ).toHaveLength(count);
    }
    await box(page, 'kind', 'service').check();
    expect(await counts(page, 'kind')).toEqual(byKind);
    const services = terms.filter((t) => t.kind === 'service');
    for (const [layer, count] of Object.entries(await counts(page, 'layer'))) {
      expect(
        services.filter((t) => t.layer === layer),
        layer,
      ).toHaveLength(count);
    }
  });

  test('dims the letters under which nothing is left, and hides their groups', async ({ open }) => {
    const page = await open('glossary/?q=neutron');
    expect(await shown(page)).toContain('neutron');
    const letters = page.locator('.letters a');
    const active = await letters.evaluateAll((all) =>
      all.filter((a) => a.hasAttribute('href')).map((a) => a.textContent),
    );
    const groups = page.locator('.glossary-group h2');
    const titles = await groups.evaluateAll((all) =>
      all.filter((h) => h.checkVisibility()).map((h) => h.textContent),
    );
    expect(active).toEqual(titles);
    expect(active).toContain('N');
    expect(active).not.toContain('Z');
    expect(await letters.filter({ hasText: 'Z' }).getAttribute('aria-disabled')).toBe('true');
    await reset(page).click();
    await eventually(() => letters.filter({ hasText: 'Z' }).getAttribute('href')).toBe('#z');
    expect(await letters.filter({ hasText: 'Z' }).getAttribute('aria-disabled')).toBeNull();
  });

  test('what fits nothing says so and offers a way back', async ({ open }) => {
    const page = await open('glossary/');
    expect(await page.locator('.glossary-empty').isVisible()).toBe(false);
    await text(page).fill('qqxyzzy');
    await page.locator('.glossary-empty').waitFor();
    expect(await shown(page)).toEqual([]);
    expect(await said(page)).toMatch(/^0 of \d+ terms$/);
    await page.locator('.glossary-empty button').click();
    await eventually(async () => (await shown(page)).length).toBeGreaterThan(200);
    expect(await text(page).inputValue()).toBe('');
    expect(await page.locator('.glossary-empty').isVisible()).toBe(false);
  });
});

describe('The text box', () => {
  test.for([
    ['glossary/', 'K8s', 'kubernetes'],
    ['glossary/', 'open vswitch', 'open-vswitch'],
    ['zh-cn/glossary/', 'container orchestration', 'container-orchestration'],
    ['zh-cn/glossary/', 'rongqi bianpai', 'container-orchestration'],
  ] as const)('on %s finds by “%s” the term %s', async ([path, query, id], { open }) => {
    const page = await open(path);
    const before = (await shown(page)).length;
    await text(page).fill(query);
    await eventually(async () => (await shown(page)).length).toBeLessThan(before);
    expect(await shown(page)).toContain(id);
  });

  test('waits for an input method to be done', async ({ open }) => {
    const page = await open('zh-cn/glossary/');
    const before = (await shown(page)).length;
    await text(page).evaluate((input: HTMLInputElement) => {
      input.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      input.value = 'qqq';
      input.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    });
    expect((await shown(page)).length).toBe(before);
    await text(page).evaluate((input: HTMLInputElement) => {
      input.value = '编排';
      input.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true, data: '编排' }));
    });
    const after = await shown(page);
    expect(after).toContain('container-orchestration');
    expect(after.length).toBeLessThan(before);
  });

  test('keeps Enter from leaving the page', async ({ open, site }) => {
    const page = await open('glossary/');
    await text(page).fill('nova');
    await text(page).press('Enter');
    await eventually(() => pathOf(page, site)).toBe('glossary/?q=nova');
    expect(await shown(page)).toContain('nova');
  });
});

describe('The address', () => {
  test('holds the selection, opens with it, and is plain again after a reset', async ({ open, site }) => {
    const page = await open('glossary/');
    await box(page, 'platform', 'kubernetes').check();
    await box(page, 'kind', 'object').check();
    await box(page, 'kind', 'process').check();
    const address = 'glossary/?platform=kubernetes&kind=process&kind=object';
    await eventually(() => pathOf(page, site)).toBe(address);
    const ids = await shown(page);
    const again = await open(address);
    expect(await shown(again)).toEqual(ids);
    expect(await box(again, 'kind', 'object').isChecked()).toBe(true);
    expect(await again.locator('.glossary-chosen').textContent()).toBe('Kubernetes · Process · API object');
    await reset(again).click();
    await eventually(() => pathOf(again, site)).toBe('glossary/');
    expect(await reset(again).isVisible()).toBe(false);
    expect(await again.locator('.glossary-chosen').textContent()).toBe('');
  });

  test('Back from a term finds the selection as it was left', async ({ open, site }) => {
    const page = await open('glossary/');
    await box(page, 'status', 'archived').check();
    await text(page).fill('dashboard');
    const ids = await shown(page);
    expect(ids.length).toBeGreaterThan(0);
    await page.locator('.glossary-group dt a:visible').first().click();
    await eventually(() => pathOf(page, site)).toBe(`glossary/${ids[0]}/`);
    await page.goBack();
    await eventually(() => pathOf(page, site)).toBe('glossary/?status=archived&q=dashboard');
    expect(await shown(page)).toEqual(ids);
    expect(await text(page).inputValue()).toBe('dashboard');
  });

  test('Back on the page itself restores the selection of that step', async ({ open, site }) => {
    const page = await open('glossary/?platform=openstack');
    await page.locator('.letters a[href="#n"]').click();
    await box(page, 'platform', 'openstack').uncheck();
    await eventually(() => pathOf(page, site)).toBe('glossary/#n');
    await page.goBack();
    await eventually(() => box(page, 'platform', 'openstack').isChecked()).toBe(true);
  });

  test('is taken along to the other language', async ({ open, site }) => {
    const page = await open('glossary/?platform=openstack&kind=agent');
    const ids = await shown(page);
    await page.locator('.languages a').click();
    await eventually(() => pathOf(page, site)).toBe('zh-cn/glossary/?platform=openstack&kind=agent');
    await eventually(async () => (await shown(page)).sort()).toEqual(ids.sort());
  });

  test('with values nobody knows shows everything', async ({ open }) => {
    const page = await open('glossary/?platform=windows&kind=&colour=red');
    expect((await shown(page)).length).toBeGreaterThan(200);
    expect(await reset(page).isVisible()).toBe(false);
  });
});

describe('By keyboard', () => {
  test('Tab goes from the text box through the options, Space chooses, and the reset leaves the focus in the form', async ({
    open,
  }) => {
    const page = await open('glossary/');
    await text(page).focus();
    await page.keyboard.press('Tab');
    expect(await box(page, 'platform', 'openstack').evaluate((b) => b === document.activeElement)).toBe(true);
    await page.keyboard.press('Space');
    expect(await box(page, 'platform', 'openstack').isChecked()).toBe(true);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await reset(page).evaluate((b) => b === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await eventually(() => box(page, 'platform', 'openstack').isChecked()).toBe(false);
    await eventually(() => filter(page).evaluate((f) => f === document.activeElement)).toBe(true);
  });

  test('On a phone the facets unfold by their button', async ({ open }) => {
    const page = await open('glossary/', PHONE);
    const button = page.locator('.facets-button');
    expect(await box(page, 'kind', 'service').isVisible()).toBe(false);
    await button.focus();
    await page.keyboard.press('Enter');
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await box(page, 'kind', 'service').check();
    expect(await shown(page)).toContain('nova');
    await page.keyboard.press('Tab');
    await button.press('Enter');
    expect(await box(page, 'kind', 'service').isVisible()).toBe(false);
  });
});

describe('Without scripts', () => {
  for (const { name, prefix } of LANGUAGES) {
    test(`the index in ${name} is the whole list by letter, without controls that do nothing`, async ({
      open,
    }) => {
      const page = await open(`${prefix}glossary/?platform=openstack`, { javaScriptEnabled: false });
      expect(await filter(page).isVisible()).toBe(false);
      expect(await page.locator('.glossary-empty').isVisible()).toBe(false);
      expect(await page.locator('.glossary-bar .muted').isVisible()).toBe(true);
      const [entries, visible] = await Promise.all([
        page.locator('.glossary-group dt a').count(),
        page.locator('.glossary-group dt a:visible').count(),
      ]);
      expect(visible).toBe(entries);
      expect(entries).toBeGreaterThan(200);
    });
  }
});

describe('The code of the filter', () => {
  test('is on the index alone', async ({ open }) => {
    const scripts = async (path: string) => {
      const page = await open(path);
      return page
        .locator('script[type=module]')
        .evaluateAll((all) => all.map((s) => s.getAttribute('src') ?? s.textContent));
    };
    const [index, byKind, term] = await Promise.all(
      ['glossary/', 'glossary/by/kind/', 'glossary/nova/'].map(scripts),
    );
    expect(byKind).toEqual(term);
    expect(index?.length).toBe((term?.length ?? 0) + 1);
  });
});
