import type { BrowserContext, Page, Route } from 'playwright-core';
import { describe, expect } from 'vitest';
import { eventually, test, type Visit } from './harness.ts';
import { ask, hint, hrefs, input, openAndAsk, results, status } from './search-dialog.ts';

const FAILED = 'The search index could not be loaded.';
const OFFLINE = 'No connection.';
/** What the browser itself says of a file that cannot be had. */
const SAID_BY_BROWSER = /Failed to load resource/;

/** Opens nothing but answers requests of the search as told. */
const answering = (pattern: string, answer: (route: Route) => Promise<void>): Visit => ({
  tolerate: SAID_BY_BROWSER,
  prepare: (_page, context: BrowserContext) => context.route(pattern, answer),
});
const openDialog = async (page: Page): Promise<void> => {
  await page.keyboard.press('/');
  await hint(page).locator('a').first().waitFor();
};

describe('What is said of the results', () => {
  test('A slip is mended and said, and what was typed can be searched all the same', async ({
    open,
    site,
  }) => {
    const page = await openAndAsk(open, '', 'glnace');
    expect(await hint(page).textContent()).toMatch(/^Showing results for “glance”\./i);
    expect((await hrefs(page))[0]).toBe(`${site.base}glossary/glance/`);
    await hint(page).getByRole('button', { name: 'Search for “glnace” instead' }).click();
    await eventually(() => status(page).textContent()).toBe('Nothing found for “glnace”.');
    expect(await input(page).evaluate((field) => field === document.activeElement)).toBe(true);
    await input(page).fill('neutorn');
    await eventually(() => hint(page).textContent()).toContain('Showing results for “Neutron”.');
  });
  test('Where little is found, other languages come under their own heading, marked as theirs', async ({
    open,
  }) => {
    const page = await openAndAsk(open, '', '暴露与消费');
    expect(await status(page).textContent()).toMatch(
      /^Nothing in this language for “暴露与消费” · \d+ in 简体中文$/,
    );
    const group = page.locator('#search [role=group][lang="zh-CN"]');
    expect(await group.locator('.search-head').textContent()).toBe('In 简体中文');
    expect(await group.locator('[role=option]').count()).toBeGreaterThan(0);
  });
  test('Where nothing is found, there is something to try', async ({ open, site }) => {
    for (const [prefix, words, link] of [
      ['', 'Try fewer words', 'All terms in the glossary'],
      ['zh-cn/', '换一种写法', '到术语表查找'],
    ] as const) {
      const page = await open(prefix);
      await openDialog(page);
      await input(page).fill('qqxyzzy');
      await eventually(() => hint(page).textContent()).toContain(words);
      await hint(page).getByRole('link', { name: link }).click();
      await page.waitForURL(`${site.url}${prefix}glossary/`);
    }
  });
  test('Results stay until the next ones are there', async ({ open }) => {
    const page = await openAndAsk(open, '', 'Neutron');
    await page.evaluate(() => {
      const list = document.querySelector('#search .search-results');
      const seen: number[] = [];
      Object.assign(window, { seen });
      if (list)
        new MutationObserver(() => seen.push(list.childElementCount)).observe(list, { childList: true });
    });
    for (const query of ['Nova', 'Cinder', 'Glance', 'Swift']) {
      await input(page).fill(query);
      await eventually(() => results(page).first().textContent()).toContain(query);
    }
    const seen = await page.evaluate(() => (window as unknown as { seen: number[] }).seen);
    expect(seen.length).toBeGreaterThan(1);
    expect(Math.min(...seen)).toBeGreaterThan(0);
  });
  test('An answer that comes late does not take the place of a later one', async ({ open, site }) => {
    let held: Route | undefined;
    const page = await open('', {
      prepare: (_page, context) =>
        context.route('**/pagefind/pages/*', async (route) => {
          if (held) return route.continue();
          held = route;
        }),
    });
    await openDialog(page);
    await input(page).fill('Neutron');
    await eventually(() => held !== undefined).toBe(true);
    await input(page).fill('Glance');
    await eventually(async () => (await hrefs(page))[0]).toBe(`${site.base}glossary/glance/`);
    await held?.continue();
    await page.waitForTimeout(300);
    expect((await hrefs(page))[0]).toBe(`${site.base}glossary/glance/`);
  });
});

describe('While the index loads', () => {
  test('the field can be typed into, and that it is loading is said', async ({ open }) => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const page = await open(
      '',
      answering('**/pagefind/**', async (route) => {
        await held;
        await route.continue();
      }),
    );
    await page.keyboard.press('/');
    await page.keyboard.type('Neutron');
    expect(await input(page).inputValue()).toBe('Neutron');
    await eventually(() => status(page).textContent()).toBe('Loading the index …');
    release();
    await results(page).first().waitFor();
  });
  test('the field can be typed into before the code has come', async ({ open }) => {
    let held: Route | undefined;
    const page = await open('', {
      prepare: (_page, context) =>
        context.route('**/_astro/search.*.js', async (route) => {
          held = route;
        }),
    });
    await page.keyboard.press('/');
    await page.keyboard.type('Neutron');
    await eventually(() => held !== undefined).toBe(true);
    expect(await input(page).inputValue()).toBe('Neutron');
    await held?.continue();
    await results(page).first().waitFor();
  });
});

describe('Where the index cannot be had', () => {
  test('without a connection that is said, and the search goes on when it is back', async ({ open }) => {
    for (const [prefix, words] of [
      ['', OFFLINE],
      ['zh-cn/', '网络未连接。'],
    ] as const) {
      const page = await open(prefix, { tolerate: SAID_BY_BROWSER });
      await openDialog(page);
      await page.context().setOffline(true);
      await input(page).fill('etcd');
      await eventually(() => status(page).textContent()).toBe(words);
      expect(await results(page).count()).toBe(0);
      await page.context().setOffline(false);
      await results(page).first().waitFor();
    }
  });
  test('without a connection before search was ever opened that is said too', async ({ open }) => {
    const page = await open('', { tolerate: SAID_BY_BROWSER });
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.keyboard.press('/');
    await eventually(() => status(page).textContent()).toBe(OFFLINE);
  });
  test('a server that does not answer is said to be out of reach', async ({ open }) => {
    const page = await open(
      '',
      answering('**/pagefind/**', (route) => route.abort()),
    );
    await openDialog(page);
    await input(page).fill('Nova');
    await eventually(() => status(page).textContent()).toBe(OFFLINE);
    await page.context().unroute('**/pagefind/**');
    await input(page).fill('Cinder');
    await results(page).first().waitFor();
  });
  for (const [file, pattern] of [
    ['entry', '**/pagefind/search.json'],
    ['catalogue', '**/pagefind/catalogue.*'],
    ['chunk', '**/pagefind/terms/*'],
    ['page', '**/pagefind/pages/*'],
    ['words', '**/search/start.json'],
  ] as const) {
    for (const [how, answer] of [
      ['missing', { status: 404, body: 'Not found' }],
      ['broken', { status: 200, body: 'no such thing \u0000\u0001' }],
    ] as const) {
      test(`a ${how} ${file} is said, and reloading is offered`, async ({ open }) => {
        const page = await open('', {
          ...(how === 'missing' ? { tolerate: SAID_BY_BROWSER } : {}),
          prepare: (_page, context) => context.route(pattern, (route) => route.fulfill(answer)),
        });
        await page.keyboard.press('/');
        await input(page).fill('Neutron');
        await eventually(() => status(page).textContent()).toBe(FAILED);
        expect(await results(page).count()).toBe(0);
        const reload = hint(page).getByRole('button', { name: 'Reload the page' });
        expect(await reload.isVisible()).toBe(true);
        if (file !== 'chunk') return;
        await page.context().unroute(pattern);
        await reload.click();
        await page.waitForLoadState('load');
        await ask(page, 'Neutron');
      });
    }
  }
  test('a broken chunk that was kept is fetched anew, and nobody notices', async ({ open }) => {
    let times = 0;
    const page = await open('', {
      prepare: (_page, context) =>
        context.route('**/pagefind/terms/*', (route) =>
          ++times === 1 ? route.fulfill({ status: 200, body: 'broken' }) : route.continue(),
        ),
    });
    await ask(page, 'Neutron');
    expect(times).toBeGreaterThan(1);
  });
  test('an index that was replaced since the page was opened is opened anew, and nobody notices', async ({
    open,
  }) => {
    let replaced = false;
    const page = await open('', {
      tolerate: SAID_BY_BROWSER,
      prepare: async (_page, context) => {
        await context.route('**/pagefind/terms/*', (route) =>
          replaced ? route.fulfill({ status: 404 }) : route.continue(),
        );
        await context.route('**/pagefind/search.json', (route) => {
          // Whoever reads the entry again learns the names of the new files.
          replaced = false;
          return route.continue();
        });
      },
    });
    await openDialog(page);
    await page.waitForLoadState('networkidle');
    replaced = true;
    await input(page).fill('Neutron');
    await results(page).first().waitFor();
  });
  test('code that is gone since the page was opened is said', async ({ open }) => {
    const page = await open(
      '',
      answering('**/_astro/search.*.js', (route) => route.fulfill({ status: 404 })),
    );
    await page.keyboard.press('/');
    await eventually(() => status(page).textContent()).toBe(FAILED);
  });
});

const BAD_INPUT: readonly (readonly [what: string, query: string])[] = [
  ['spaces', '   \t '],
  ['ten thousand characters', 'neutron '.repeat(1250)],
  ['ten thousand characters of one word', '节'.repeat(10_000)],
  ['signs only', '!?…，。；「」()[]{}'],
  ['emoji', '🚀👩‍💻🇨🇳'],
  ['markup', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
  ['an unbalanced quote', '"neutron'],
  ['signs of regular expressions', '.*+?^$(){2,}|[\\]\\'],
  ['lone surrogates', '\ud800neutron\udfff'],
  ['right-to-left text', 'שלום עולם \u202eneutron'],
  ['a zero byte and controls', 'a\u0000b\u0007\u200b'],
  ['words of objects', 'constructor __proto__ toString hasOwnProperty'],
  ['percent signs', '%E0%A4%A %%%'],
];

describe('Bad input', () => {
  test('Whatever is typed, nothing breaks, and the next query is answered', async ({ open, site }) => {
    const page = await open('');
    await openDialog(page);
    const type = (text: string) =>
      input(page).evaluate((field: HTMLInputElement, text) => {
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }, text);
    for (const [what, query] of BAD_INPUT) {
      await type(query);
      await page.waitForTimeout(300);
      await eventually(() => status(page).textContent()).toMatch(/result|Nothing|Type a name/);
      expect(await page.locator('#search :is(img, script)').count(), what).toBe(0);
      expect((await status(page).textContent())?.length, what).toBeLessThan(200);
      await page.keyboard.press('ArrowDown');
      await type('Neutron');
      await eventually(async () => (await hrefs(page))[0]).toBe(`${site.base}glossary/neutron/`);
    }
  });
  for (const [query, said] of [
    ['!?…，。「」', 'Nothing found for “!?…，。「」”.'],
    ['🚀', 'Nothing found for “🚀”.'],
    ['<qqxyzzy onerror=qqxyzzy>', 'Nothing found for “<qqxyzzy onerror=qqxyzzy>”.'],
    ['שלום', 'Nothing found for “שלום”.'],
    ['   ', 'Type a name, an alias or a phrase.'],
  ] as const) {
    test(`Of “${query}” it is said: ${said}`, async ({ open }) => {
      const page = await openAndAsk(open, '', 'Nova');
      await input(page).fill(query);
      await eventually(() => status(page).textContent()).toBe(said);
      expect(await results(page).count()).toBe(0);
    });
  }
});
