import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { contrasts } from './contrast.ts';
import { type Open, test, type Visit } from './harness.ts';
import { labelFaults } from './label-faults.ts';
import { LANGUAGES, PHONE } from './templates.ts';

/** WCAG 2.1, 1.4.3, for text of this size. */
const LEAST_CONTRAST = 4.5;

/** The page of one diagram with the figures of all the others put behind its own. */
async function openAll(open: Open, prefix: string, visit: Visit = {}): Promise<Page> {
  const page = await open(`${prefix}diagrams/openstack-architecture/`, visit);
  await page.evaluate(async () => {
    const read = async (href: string): Promise<Document> =>
      new DOMParser().parseFromString(await (await fetch(href)).text(), 'text/html');
    const list = await read('../');
    const links = [...list.querySelectorAll('.diagram-tiles a.tile')].map(
      (a) => a.getAttribute('href') ?? '',
    );
    const own = document.querySelector('figure.diagram');
    for (const href of links) {
      const figure = (await read(href)).querySelector('figure.diagram');
      if (figure && figure.id !== own?.id) own?.parentElement?.append(document.adoptNode(figure));
    }
  });
  return page;
}

describe.each(LANGUAGES)('Diagrams in $name', ({ prefix, tag }) => {
  test('Every diagram is an inline picture with a title, a description and its text in words', async ({
    open,
  }) => {
    const page = await openAll(open, prefix);
    const figures = await page.locator('figure.diagram').evaluateAll((all) =>
      all.map((figure) => {
        const svg = figure.querySelector('.diagram-scroll > svg');
        const byId = (name: string) =>
          document.getElementById(svg?.getAttribute(name) ?? '')?.textContent ?? '';
        return {
          id: figure.id,
          title: byId('aria-labelledby'),
          description: byId('aria-describedby'),
          caption: figure.querySelector('figcaption')?.textContent ?? '',
          words: figure.querySelector('details')?.textContent ?? '',
          listed: figure.querySelectorAll('details li').length,
        };
      }),
    );
    expect(figures.length).toBeGreaterThan(18);
    const text = tag === 'en' ? /[a-z]{3}/ : /\p{Script=Han}/u;
    for (const { id, title, description, caption, words, listed } of figures) {
      for (const said of [title, description, caption]) expect(said, id).toMatch(text);
      expect(words, id).toContain(description);
      expect(listed, id).toBeGreaterThan(1);
    }
  });
  // A group that holds nothing but groups is easily left out.
  test('The words beside a picture name every node of a term that is drawn', async ({ open }) => {
    const page = await openAll(open, prefix);
    const missing = await page.locator('figure.diagram').evaluateAll((all) =>
      all.flatMap((figure) => {
        const words = figure.querySelector('details')?.textContent ?? '';
        return [...figure.querySelectorAll('svg a text')]
          .filter((label) => !words.includes(label.textContent))
          .map((label) => `${figure.id}: ${label.textContent}`);
      }),
    );
    expect(missing).toEqual([]);
  });
  // `~~~` only arranges: it must not be told as if it were an arrow.
  test('The words beside a picture without lines tell of no way from part to part', async ({ open }) => {
    const page = await openAll(open, prefix);
    const claims = await page.locator('figure.diagram').evaluateAll((all) =>
      all
        .filter((figure) => figure.querySelector('svg :is(.e, .e path, line)') === null)
        .flatMap((figure) =>
          [...figure.querySelectorAll('details li')].map((item) => `${figure.id}: ${item.textContent}`),
        )
        .filter((claim) => /[→↔]/.test(claim)),
    );
    expect(claims).toEqual([]);
  });
  test('The nodes of terms lead to pages of this language that exist', async ({ open, site }) => {
    const page = await openAll(open, prefix);
    const links = await page
      .locator('svg.dg a')
      .evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
    expect(links.length).toBeGreaterThan(40);
    const address = `${site.base}${prefix}glossary/`;
    for (const href of links) expect(href.startsWith(address) && href.endsWith('/'), href).toBe(true);
    for (const href of new Set(links)) {
      expect((await page.request.get(new URL(href, site.url).href)).status(), href).toBe(200);
    }
  });
  test('A picture holds no script, no event, no style and nothing from elsewhere', async ({ open }) => {
    const page = await openAll(open, prefix);
    const alien = await page
      .locator('svg.dg')
      .evaluateAll((all) =>
        all.flatMap((svg) =>
          [svg, ...svg.querySelectorAll('*')].flatMap((element) => [
            ...(/^(script|style|foreignobject|image|use|animate|set)$/i.test(element.localName)
              ? [element.localName]
              : []),
            ...[...element.attributes]
              .filter(
                ({ name, value }) =>
                  /^on|^style$|^xlink/i.test(name) || (/^(href|src)$/.test(name) && !value.startsWith('/')),
              )
              .map(({ name, value }) => `${name}=${value}`),
          ]),
        ),
      );
    expect(alien).toEqual([]);
  });
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`Every label stands out from what is behind it, in ${colorScheme}`, async ({ open }) => {
      const page = await openAll(open, prefix, { colorScheme });
      const labels = await page.evaluate(contrasts);
      expect(labels.length).toBeGreaterThan(150);
      const faint = labels.filter(({ contrast }) => contrast < LEAST_CONTRAST);
      expect(faint).toEqual([]);
    });
  }
  test('No label sticks out of its shape or of the picture, and none lies on another', async ({ open }) => {
    const page = await openAll(open, prefix);
    const { faults, labels } = await page.evaluate(labelFaults);
    expect(labels).toBeGreaterThan(300);
    expect(faults).toEqual([]);
  });
  test('On a phone a wide diagram scrolls in its own frame, by keyboard too', async ({ open }) => {
    const page = await openAll(open, prefix, PHONE);
    const frames = await page.locator('.diagram-scroll').evaluateAll((all) =>
      all.map((frame) => ({
        wider: frame.scrollWidth > frame.clientWidth,
        left: frame.getBoundingClientRect().left,
        right: frame.getBoundingClientRect().right,
        stop: (frame as HTMLElement).tabIndex,
        name: frame.getAttribute('aria-label') ?? '',
      })),
    );
    expect(frames.some(({ wider }) => wider)).toBe(true);
    for (const { left, right, stop, name } of frames) {
      expect(left, name).toBeGreaterThanOrEqual(0);
      expect(right, name).toBeLessThanOrEqual(390);
      expect(stop, name).toBe(0);
      expect(name).not.toBe('');
    }
    expect(await canReachBothEdges(page)).toBe(true);
  });
  test('On a phone no text of a diagram is smaller than 12 pixels as shown', async ({ open }) => {
    const page = await openAll(open, prefix, PHONE);
    const sizes = await page.locator('.diagram-scroll > svg').evaluateAll((all) =>
      all.flatMap((svg) => {
        const scale = svg.getBoundingClientRect().width / (svg as SVGSVGElement).viewBox.baseVal.width;
        return [...svg.querySelectorAll('text')].map((text) => ({
          words: text.textContent,
          size: Number.parseFloat(getComputedStyle(text).fontSize) * scale,
        }));
      }),
    );
    expect(sizes.length).toBeGreaterThan(300);
    expect(sizes.filter(({ size }) => size < 11.99)).toEqual([]);
  });
  test('On a phone every diagram opens where it begins', async ({ open }) => {
    const page = await openAll(open, prefix, PHONE);
    const marks = await page.locator('.diagram-start').evaluateAll((all) =>
      all.map((mark) => {
        const frame = mark.closest('.diagram-scroll')?.getBoundingClientRect();
        const { left, right } = mark.getBoundingClientRect();
        return {
          id: mark.closest('figure')?.id,
          inSight: frame !== undefined && left >= frame.left && right <= frame.right + 1,
        };
      }),
    );
    expect(marks.length).toBeGreaterThan(4);
    expect(marks.filter(({ inSight }) => !inSight)).toEqual([]);
  });
  test('The first question of a tree is in sight on a phone, nothing shifts, and the frame scrolls freely', async ({
    open,
  }) => {
    const page = await open(`${prefix}diagrams/which-platform/`, PHONE);
    const frame = page.locator('.diagram-scroll').first();
    const seen = await frame.evaluate((element) => {
      const [window, question] = [element, element.querySelector('svg rect')].map((one) =>
        one?.getBoundingClientRect(),
      );
      const within = window && question && question.left >= window.left && question.right <= window.right;
      return { within, wide: element.scrollWidth > element.clientWidth };
    });
    expect(seen).toEqual({ within: true, wide: true });
    const shifts = await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const observer = new PerformanceObserver((list) => resolve(list.getEntries().length));
          observer.observe({ type: 'layout-shift', buffered: true });
          setTimeout(resolve, 500, 0);
        }),
    );
    expect(shifts).toBe(0);
    const kept = await frame.evaluate(async (element) => {
      element.scrollLeft = 7;
      await new Promise((resolve) => setTimeout(resolve, 200));
      return element.scrollLeft;
    });
    expect(kept).toBe(7);
  });
});

/** Whether the first wide frame scrolls until the picture's left edge is in it, and its right edge. */
function canReachBothEdges(page: Page): Promise<boolean> {
  return page.locator('.diagram-scroll').evaluateAll((all) => {
    const frame = all.find((f) => f.scrollWidth > f.clientWidth);
    const svg = frame?.querySelector('svg');
    if (!frame || !svg) return false;
    frame.scrollLeft = 0;
    const before = svg.getBoundingClientRect().left;
    frame.scrollLeft = frame.scrollWidth;
    const [picture, window] = [svg.getBoundingClientRect(), frame.getBoundingClientRect()];
    return before >= window.left - 1 && picture.right <= window.right + 1;
  });
}
