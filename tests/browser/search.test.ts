import { describe, expect } from 'vitest';
import { eventually, pathOf, test } from './harness.ts';
import { hrefs, input, isOpen, openAndAsk, options, results, selected, status } from './search-dialog.ts';
import { LANGUAGES, PHONE } from './templates.ts';

describe('Opening and closing', () => {
  test('The button opens the dialog, Escape closes it, and the button has the focus again', async ({
    open,
  }) => {
    const page = await open('');
    await page.click('[data-search-open]');
    await eventually(() => isOpen(page)).toBe(true);
    expect(await input(page).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await eventually(() => isOpen(page)).toBe(false);
    expect(await page.locator('[data-search-open]').evaluate((b) => b === document.activeElement)).toBe(true);
  });
  test('The button works by keyboard, and the close button closes', async ({ open }) => {
    const page = await open('zh-cn/');
    await page.focus('[data-search-open]');
    await page.keyboard.press('Enter');
    await eventually(() => isOpen(page)).toBe(true);
    await page.click('#search .search-close');
    await eventually(() => isOpen(page)).toBe(false);
    expect(await page.locator('[data-search-open]').evaluate((b) => b === document.activeElement)).toBe(true);
  });
  for (const key of ['/', 'Control+k', 'Meta+k']) {
    test(`The key ${key} opens the dialog, and Escape gives the focus back`, async ({ open }) => {
      const page = await open('glossary/nova/');
      const link = page.locator('.breadcrumbs a').first();
      await link.focus();
      await page.keyboard.press(key);
      await eventually(() => isOpen(page)).toBe(true);
      expect(await input(page).inputValue()).toBe('');
      await page.keyboard.press('Escape');
      await eventually(() => isOpen(page)).toBe(false);
      expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    });
  }
  test('A slash typed into the dialog is a character', async ({ open }) => {
    const page = await open('');
    await page.keyboard.press('/');
    await eventually(() => isOpen(page)).toBe(true);
    await page.keyboard.type('a/b');
    expect(await input(page).inputValue()).toBe('a/b');
  });
  test('A click beside the dialog closes it', async ({ open }) => {
    const page = await open('');
    await page.keyboard.press('/');
    await eventually(() => isOpen(page)).toBe(true);
    await page.mouse.click(5, 5);
    await eventually(() => isOpen(page)).toBe(false);
  });
  test('Nothing of the search is fetched before it is opened', async ({ open }) => {
    const asked: string[] = [];
    const page = await open('articles/kubernetes-vs-openstack/', {
      prepare: async (page) => {
        page.on('request', (request) => asked.push(request.url()));
      },
    });
    await page.waitForLoadState('networkidle');
    expect(asked.filter((url) => /pagefind|search/.test(url))).toEqual([]);
    await page.keyboard.press('/');
    await eventually(() => asked.some((url) => url.includes('/pagefind/'))).toBe(true);
  });
});

describe('Results', () => {
  for (const [path, query, found] of [
    ['', 'hypervisor', 'glossary/hypervisor/'],
    ['', 'k8s', 'glossary/kubernetes/'],
    ['', 'block storage', 'glossary/cinder/'],
    ['zh-cn/', '块存储', 'zh-cn/glossary/cinder/'],
    ['zh-cn/', 'k8s', 'zh-cn/glossary/kubernetes/'],
    ['zh-cn/', '虚拟机', 'zh-cn/glossary/virtual-machine/'],
  ] as const) {
    test(`On /${path} “${query}” finds ${found}`, async ({ open, site }) => {
      const page = await openAndAsk(open, path, query);
      expect(await hrefs(page)).toContain(`${site.base}${found}`);
    });
  }
  for (const { name, prefix, tag } of LANGUAGES) {
    test(`Results in ${name} have title, crumb, section and an excerpt with marked words`, async ({
      open,
    }) => {
      const page = await openAndAsk(open, prefix, 'etcd');
      const shown = await results(page).evaluateAll((all) =>
        all.map((option) => ({
          title: option.querySelector('.title')?.textContent ?? '',
          crumb: option.querySelector('.crumb')?.textContent ?? '',
          excerpt: option.querySelector('.excerpt')?.textContent ?? '',
          marks: [...option.querySelectorAll('.excerpt mark')].map((mark) => mark.textContent),
        })),
      );
      expect(shown.length).toBeGreaterThan(3);
      for (const { title, crumb, excerpt } of shown) {
        expect(title).not.toBe('');
        expect(crumb).not.toBe('');
        expect(excerpt).not.toBe('');
      }
      expect(shown[0]?.title).toContain('etcd');
      expect(shown.some(({ title }) => title.includes(' › '))).toBe(true);
      expect(shown.flatMap(({ marks }) => marks).join(' ')).toMatch(/etcd/i);
      expect(await status(page).textContent()).toMatch(tag === 'en' ? /^\d+ results?$/ : /^\d+ 条结果$/);
    });
    test(`A reader in ${name} gets results in that language only`, async ({ open, site }) => {
      for (const query of ['OpenStack', 'Kubernetes']) {
        const page = await openAndAsk(open, `${prefix}glossary/`, query);
        const paths = await hrefs(page);
        expect(paths.length).toBeGreaterThan(5);
        expect(paths.filter((path) => path.startsWith(`${site.base}zh-cn/`) !== (prefix !== ''))).toEqual([]);
      }
    });
  }
  test('Every result leads to a page and a heading that exist', async ({ open }) => {
    const page = await openAndAsk(open, '', 'network');
    const links = await results(page).evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
    for (const link of links) {
      const answer = await page.request.get(link);
      expect(answer.status(), link).toBe(200);
      const anchor = new URL(link).hash.slice(1);
      if (anchor !== '') expect(await answer.text(), link).toContain(` id="${decodeURIComponent(anchor)}"`);
    }
  });
  test('A word that occurs nowhere is said to be not found, in the reader’s language', async ({ open }) => {
    for (const [path, words] of [
      ['', 'Nothing found for “qqxyzzy”'],
      ['zh-cn/', '没有找到“qqxyzzy”'],
    ] as const) {
      const page = await open(path);
      await page.keyboard.press('/');
      await input(page).fill('qqxyzzy');
      await eventually(() => status(page).textContent()).toContain(words);
      expect(await results(page).count()).toBe(0);
    }
  });
  test('Markup in a query is shown as text and never becomes an element', async ({ open }) => {
    const page = await open('');
    await page.keyboard.press('/');
    await input(page).fill('<qqxyzzy>');
    await eventually(() => status(page).textContent()).toContain('“<qqxyzzy>”');
    await input(page).fill('<img src=x onerror=alert(1)>');
    await eventually(() => status(page).textContent()).not.toContain('qqxyzzy');
    expect(await page.locator('#search :is(img, qqxyzzy)').count()).toBe(0);
  });
  test('Emptying the field takes the results away', async ({ open }) => {
    const page = await openAndAsk(open, '', 'Nova');
    await input(page).fill('');
    await eventually(() => results(page).count()).toBe(0);
    expect(await status(page).textContent()).toContain('Type a name');
  });
  test('The last of several quick queries wins', async ({ open, site }) => {
    const page = await open('');
    await page.keyboard.press('/');
    await input(page).pressSequentially('Neutron', { delay: 60 });
    await eventually(async () => (await hrefs(page))[0]).toBe(`${site.base}glossary/neutron/`);
    await input(page).fill('Glance');
    await eventually(async () => (await hrefs(page))[0]).toBe(`${site.base}glossary/glance/`);
  });
});

describe('Keys', () => {
  test('The arrows move through the results and around their ends', async ({ open }) => {
    const page = await openAndAsk(open, '', 'OpenStack');
    const count = await options(page).count();
    expect(await selected(page)).toBe(0);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await selected(page)).toBe(2);
    const active = await input(page).getAttribute('aria-activedescendant');
    expect(active).toBe(await options(page).nth(2).getAttribute('id'));
    await page.keyboard.press('ArrowUp');
    expect(await selected(page)).toBe(1);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await selected(page)).toBe(count - 1);
    const inside = await options(page)
      .last()
      .evaluate((option) => {
        const list = option.parentElement?.getBoundingClientRect();
        return list !== undefined && option.getBoundingClientRect().bottom <= list.bottom + 1;
      });
    expect(inside).toBe(true);
    await page.keyboard.press('ArrowDown');
    expect(await selected(page)).toBe(0);
  });
  test('Enter opens the chosen result', async ({ open, site }) => {
    const page = await openAndAsk(open, 'zh-cn/', '块存储');
    await page.keyboard.press('ArrowDown');
    const [, second = ''] = await options(page).evaluateAll((all) =>
      all.map((a) => (a as HTMLAnchorElement).href),
    );
    await page.keyboard.press('Enter');
    await page.waitForURL(second);
    expect(pathOf(page, site)).toMatch(/^zh-cn\//);
  });
  for (const way of ['Enter', 'a click'] as const) {
    test(`A result on the same page leads to its heading and closes the dialog, by ${way}`, async ({
      open,
      site,
    }) => {
      const page = await openAndAsk(open, 'articles/kubernetes-vs-openstack/', 'Difficulty harder');
      const heading = 'articles/kubernetes-vs-openstack/#difficulty';
      await eventually(async () => options(page).first().getAttribute('href')).toContain(heading);
      if (way === 'Enter') await page.keyboard.press('Enter');
      else await options(page).first().click();
      await eventually(() => isOpen(page)).toBe(false);
      expect(pathOf(page, site)).toContain(heading);
    });
  }
  test('Enter without results does nothing', async ({ open, site }) => {
    const page = await open('');
    await page.keyboard.press('/');
    await input(page).fill('qqxyzzy');
    await eventually(() => status(page).textContent()).toContain('Nothing found');
    await page.keyboard.press('Enter');
    expect(await isOpen(page)).toBe(true);
    expect(pathOf(page, site)).toBe('');
  });
  test('While an input method composes nothing is searched, and what it gives is', async ({ open, site }) => {
    const page = await open('zh-cn/', { prepare: async (page) => page.clock.install() });
    await page.keyboard.press('/');
    await eventually(() => isOpen(page)).toBe(true);
    const keyboard = await page.context().newCDPSession(page);
    for (const text of ['k', 'kuai', 'kuai cun']) {
      await keyboard.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      });
      await page.clock.runFor(1000);
      expect(await status(page).textContent()).toBe('输入名称、别名或短语。');
      expect(await options(page).count()).toBe(0);
    }
    await keyboard.send('Input.insertText', { text: '块存储' });
    await page.clock.runFor(1000);
    await eventually(() => hrefs(page)).toContain(`${site.base}zh-cn/glossary/cinder/`);
  });
});

describe('Where things are narrow', () => {
  for (const { name, prefix } of LANGUAGES) {
    test(`On a phone the dialog in ${name} fills the window and its results can be read and tapped`, async ({
      open,
      site,
    }) => {
      const page = await open(prefix, { ...PHONE, hasTouch: true, isMobile: true });
      await page.tap('[data-search-open]');
      await eventually(() => isOpen(page)).toBe(true);
      await input(page).fill('Neutron');
      await options(page).first().waitFor();
      const box = await page.locator('#search').boundingBox();
      expect(box).toMatchObject({ x: 0, y: 0, width: 390 });
      const wide = await page.locator('#search').evaluate(
        (dialog) =>
          [dialog, ...dialog.querySelectorAll('*')].filter(
            // Filters scroll sideways in their own line.
            (e) => !e.closest('.search-filters *') && e.getBoundingClientRect().right > innerWidth + 1,
          ).length,
      );
      expect(wide).toBe(0);
      for (const height of await options(page).evaluateAll((all) =>
        all.map((o) => o.getBoundingClientRect().height),
      )) {
        expect(height).toBeGreaterThanOrEqual(44);
      }
      const size = await input(page).evaluate((e) => Number.parseFloat(getComputedStyle(e).fontSize));
      // Below 16 px a phone zooms into the field.
      expect(size).toBeGreaterThanOrEqual(16);
      await options(page).first().tap();
      await page.waitForURL((url) => url.pathname === `${site.base}${prefix}glossary/neutron/`);
    });
  }
});
