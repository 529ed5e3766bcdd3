import { describe, expect } from 'vitest';
import { eventually, pathOf, test } from './harness.ts';
import {
  hint,
  hrefs,
  input,
  isOpen,
  openAndAsk,
  options,
  results,
  selected,
  status,
} from './search-dialog.ts';

describe('Keys in the list', () => {
  test('Home and End belong to the field until the reader went through the list', async ({ open }) => {
    const page = await openAndAsk(open, '', 'OpenStack');
    const caret = () => input(page).evaluate((field: HTMLInputElement) => field.selectionStart);
    await page.keyboard.press('Home');
    expect(await caret()).toBe(0);
    expect(await selected(page)).toBe(0);
    await page.keyboard.press('End');
    expect(await caret()).toBe('OpenStack'.length);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    expect(await selected(page)).toBe((await options(page).count()) - 1);
    await page.keyboard.press('Home');
    expect(await selected(page)).toBe(0);
    expect(await caret()).toBe('OpenStack'.length);
    await page.keyboard.press('Shift+Home');
    expect(await input(page).evaluate((field: HTMLInputElement) => field.selectionEnd)).toBe(9);
  });
  for (const key of ['Control+Enter', 'Meta+Enter']) {
    test(`${key} opens the chosen result in a new tab and leaves the dialog open`, async ({ open, site }) => {
      const page = await openAndAsk(open, '', 'Neutron');
      const [opened] = await Promise.all([page.context().waitForEvent('page'), page.keyboard.press(key)]);
      await opened.waitForURL(`${site.url}glossary/neutron/`);
      expect(await opened.evaluate(() => window.opener)).toBe(null);
      expect(await isOpen(page)).toBe(true);
      expect(pathOf(page, site)).toBe('');
    });
  }
  test('Enter pressed before the answer has come opens what was asked for last', async ({ open, site }) => {
    const page = await openAndAsk(open, '', 'Glance');
    await input(page).fill('Neutron');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}glossary/neutron/`);
  });
  test('The last option leads to the page with all results', async ({ open, site }) => {
    const page = await openAndAsk(open, 'zh-cn/', '容器');
    const listed = await hrefs(page);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${site.url}zh-cn/search/?q=*`);
    await results(page).nth(12).waitFor();
    expect((await hrefs(page)).slice(0, listed.length)).toEqual(listed);
  });
  test('Without a query the arrows go through what is offered', async ({ open, site }) => {
    const page = await open('');
    await page.keyboard.press('/');
    await hint(page).locator('a').first().waitFor();
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).toBe(await hint(page).locator('a').first().textContent());
    await page.keyboard.press('ArrowUp');
    expect(await input(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowUp');
    const href = await hint(page).locator('a').last().getAttribute('href');
    await page.keyboard.press('Enter');
    await page.waitForURL(new URL(href ?? '', site.url).href);
  });
});

describe('Input methods', () => {
  for (const told of [
    { isComposing: true, keyCode: 13 },
    { isComposing: false, keyCode: 229 },
  ]) {
    test(`Enter, arrows and Escape do nothing while a key is told with ${JSON.stringify(told)}`, async ({
      open,
      site,
    }) => {
      const page = await openAndAsk(open, 'zh-cn/', '容器');
      for (const key of ['ArrowDown', 'Enter', 'Escape', 'End']) {
        const kept = await input(page).evaluate(
          (field, init) =>
            field.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true })),
          { ...told, key },
        );
        expect(kept, key).toBe(true);
      }
      expect(await selected(page)).toBe(0);
      expect(await isOpen(page)).toBe(true);
      expect(pathOf(page, site)).toBe('zh-cn/');
    });
  }
});

describe('What a screen reader is told', () => {
  test('The field is a combobox of the list, and its groups have names', async ({ open }) => {
    const page = await openAndAsk(open, '', 'scheduler pods nodes');
    expect(
      await input(page).evaluate((field) => ({
        role: field.role,
        expanded: field.ariaExpanded,
        controls: document.getElementById(field.getAttribute('aria-controls') ?? '')?.role,
        active: document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.role,
      })),
    ).toEqual({ role: 'combobox', expanded: 'true', controls: 'listbox', active: 'option' });
    const groups = page.locator('#search [role=group]:not(.search-filters *)');
    const names = await groups.evaluateAll((all) =>
      all.map((group) => document.getElementById(group.getAttribute('aria-labelledby') ?? '')?.textContent),
    );
    expect(names).toEqual(['Looser matches: the words apart, or only some of them']);
    await input(page).fill('');
    await eventually(() => input(page).getAttribute('aria-expanded')).toBe('false');
    expect(await input(page).getAttribute('aria-activedescendant')).toBe(null);
  });
  for (const [prefix, only, one, many] of [
    ['', '"Adrian Otto sat"', '1 result', /^\d+ results$/],
    ['zh-cn/', '"阿里巴巴是"', '1 条结果', /^\d+ 条结果$/],
  ] as const) {
    test(`Counts are announced in the language of /${prefix}`, async ({ open }) => {
      const page = await openAndAsk(open, prefix, 'OpenStack');
      expect(await status(page).getAttribute('role')).toBe('status');
      expect(await status(page).textContent()).toMatch(many);
      await input(page).fill(only);
      await eventually(() => status(page).textContent()).toContain(one);
    });
  }
});
