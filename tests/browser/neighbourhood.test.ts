import { describe, expect } from 'vitest';
import { contrasts } from './contrast.ts';
import { test } from './harness.ts';
import { LANGUAGES, PHONE } from './templates.ts';

/** WCAG 2.1, 1.4.3, for text of this size. */
const LEAST_CONTRAST = 4.5;
/** Large and small neighbourhoods, retired terms, long names. */
const TERMS = [
  'nova',
  'kubernetes',
  'openstack',
  'neutron',
  'keystone',
  'kubelet',
  'heapster',
  'hpa',
  'kube-controller-manager',
  'iot-platform',
  'public-cloud',
] as const;

describe.each(LANGUAGES)('Neighbourhoods in $name', ({ prefix, tag }) => {
  test('No label is clipped by its box, and boxes and labels do not overlap, in the font that is shown', async ({
    open,
    site,
  }) => {
    const page = await open(`${prefix}glossary/nova/`);
    for (const id of TERMS) {
      await page.goto(`${site.url}${prefix}glossary/${id}/`);
      const { labels, faults } = await page.locator('.neighbourhood svg').evaluate((svg) => {
        const near = (text: Element): Element | undefined =>
          text.parentElement?.querySelector(':scope > rect') ?? undefined;
        const boxes = [...svg.querySelectorAll('a > rect')].map((box) => box.getBoundingClientRect());
        const texts = [...svg.querySelectorAll('text')];
        const found: string[] = [];
        const apart = (a: DOMRect, b: DOMRect): boolean =>
          a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        const picture = svg.getBoundingClientRect();
        for (const text of texts) {
          const own = text.getBoundingClientRect();
          const box = (text.closest('a') && near(text)) ?? svg;
          const outer = box.getBoundingClientRect();
          if (
            own.left < outer.left + 2 ||
            own.right > outer.right - 2 ||
            own.top < outer.top - 1 ||
            own.bottom > outer.bottom + 1
          )
            found.push(`${text.textContent} leaves its box`);
          if (Number.parseFloat(getComputedStyle(text).fontSize) < 12)
            found.push(`${text.textContent} is small`);
        }
        boxes.forEach((a, at) => {
          if (a.left < picture.left || a.right > picture.right) found.push('a box leaves the picture');
          if (boxes.slice(at + 1).some((b) => !apart(a, b))) found.push('boxes overlap');
        });
        for (const text of texts.filter((one) => !one.closest('a'))) {
          const own = text.getBoundingClientRect();
          if (boxes.some((box) => !apart(own, box))) found.push(`${text.textContent} overlaps a box`);
        }
        return { labels: texts.length, faults: found };
      });
      expect(faults, id).toEqual([]);
      expect(labels, id).toBeGreaterThan(3);
    }
  });
  test('The picture has a name and a description in the language, and its ids are unique on the page', async ({
    open,
  }) => {
    const page = await open(`${prefix}glossary/nova/`);
    const said = await page.locator('.neighbourhood svg').evaluate((svg) => {
      const byId = (name: string) => document.getElementById(svg.getAttribute(name) ?? '')?.textContent ?? '';
      return [byId('aria-labelledby'), byId('aria-describedby')];
    });
    for (const words of said) expect(words).toMatch(tag === 'en' ? /[a-z]{3}/ : /\p{Script=Han}/u);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });
  test('Its boxes are reached by keyboard in the order of reading, and open the card of their term', async ({
    open,
    site,
  }) => {
    const page = await open(`${prefix}glossary/kubelet/`);
    const links = page.locator('.neighbourhood svg a');
    const names = await links.evaluateAll((all) => all.map((a) => a.textContent));
    await page.locator('.neighbourhood .diagram-scroll').focus();
    for (const name of names) {
      await page.keyboard.press('Tab');
      const focused = page.locator(':focus');
      expect(await focused.textContent()).toBe(name);
      await page.locator('#term-card:not([hidden])').waitFor();
      expect(await page.locator('#term-card').textContent()).toContain(name);
    }
    const href = (await links.first().getAttribute('href')) ?? '';
    expect((await page.request.get(new URL(href, site.url).href)).status()).toBe(200);
  });
  test('What is left out leads to the list that has it', async ({ open }) => {
    const page = await open(`${prefix}glossary/openstack/`);
    const more = page.locator('.neighbourhood svg a[href^="#"]').first();
    const list = page.locator((await more.getAttribute('href')) ?? 'none');
    expect(await list.locator('li').count()).toBeGreaterThan(6);
    await more.click();
    expect(await list.evaluate((row) => row.matches(':target'))).toBe(true);
  });
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`Every label stands out from what is behind it, in ${colorScheme}`, async ({ open, site }) => {
      const page = await open(`${prefix}glossary/nova/`, { colorScheme });
      for (const id of ['nova', 'openstack', 'kubernetes', 'heapster']) {
        await page.goto(`${site.url}${prefix}glossary/${id}/`);
        const labels = await page.evaluate(contrasts);
        expect(labels.length, id).toBeGreaterThan(4);
        expect(
          labels.filter(({ contrast }) => contrast < LEAST_CONTRAST),
          id,
        ).toEqual([]);
      }
    });
  }
  test('On a phone it scrolls in its frame, and the page does not', async ({ open }) => {
    const page = await open(`${prefix}glossary/kubernetes/`, PHONE);
    const frame = page.locator('.neighbourhood .diagram-scroll');
    const size = await frame.evaluate((one) => ({
      wider: one.scrollWidth > one.clientWidth,
      right: one.getBoundingClientRect().right,
      page: document.documentElement.scrollWidth,
      shown:
        (one.querySelector('svg')?.getBoundingClientRect().width ?? 0) >=
        Number(one.querySelector('svg')?.getAttribute('width')),
    }));
    expect(size).toMatchObject({ wider: true, shown: true, page: 390 });
    expect(size.right).toBeLessThanOrEqual(390);
  });
  test('A term with a single neighbour has no picture, and a wide screen shows all of one', async ({
    open,
    site,
  }) => {
    const page = await open(`${prefix}glossary/kubernetes/`);
    const frame = page.locator('.neighbourhood .diagram-scroll');
    expect(await frame.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    await page.goto(`${site.url}${prefix}glossary/openstack-ptl-tc/`);
    expect(await page.locator('.relations li').count()).toBe(1);
    expect(await page.locator('.neighbourhood').count()).toBe(0);
  });
});
