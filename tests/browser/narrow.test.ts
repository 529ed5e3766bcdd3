import { expect } from 'vitest';
import { test } from './harness.ts';
import { PAGES, SAYS_404, TOUCH_PHONE } from './templates.ts';

const MORE = ['architecture-notes', 'openstack-kvm-or-kubernetes-docker', 'boston-summit-2017'].flatMap(
  (slug) => [`articles/${slug}/`, `zh-cn/articles/${slug}/`],
);

for (const width of [390, 320]) {
  test(`No page scrolls sideways at ${width} px, with everything unfolded`, async ({ open, site }) => {
    const page = await open('', { ...TOUCH_PHONE, viewport: { width, height: 844 }, tolerate: SAYS_404 });
    for (const path of [...PAGES, ...MORE]) {
      await page.goto(site.url + path);
      const found = await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
        scrollTo(500, 0);
        const inFrame = (element: Element): boolean => {
          const overflow = getComputedStyle(element).overflowX;
          return overflow !== 'visible' || (element.parentElement !== null && inFrame(element.parentElement));
        };
        const beyond = [...document.querySelectorAll('body *')].filter(
          (element) =>
            element.getBoundingClientRect().right > document.documentElement.clientWidth + 1 &&
            !inFrame(element),
        );
        return { scrolled: scrollX, beyond: beyond.slice(0, 3).map((e) => e.outerHTML.slice(0, 100)) };
      });
      expect(found, path).toEqual({ scrolled: 0, beyond: [] });
    }
  });
}
test('A wide table scrolls in its own frame on a phone', async ({ open }) => {
  const page = await open('articles/architecture-notes/', TOUCH_PHONE);
  const tables = await page.locator('.prose table').evaluateAll((all) =>
    all.map((table) => ({
      right: table.getBoundingClientRect().right,
      wider: table.scrollWidth > table.clientWidth,
    })),
  );
  for (const { right } of tables) expect(right).toBeLessThanOrEqual(390);
});
