import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { eventually, test } from './harness.ts';
import { LANGUAGES, PHONE } from './templates.ts';

const ARTICLE = 'articles/kubernetes-vs-openstack/';
const viewer = (page: Page) => page.locator('dialog.viewer');
const opener = (page: Page) => page.locator('a.diagram-open').first();

async function opened(page: Page): Promise<void> {
  await opener(page).click();
  await viewer(page).waitFor();
}
/** Scale and place of the picture on its stage. */
const placed = (page: Page) =>
  viewer(page)
    .locator('svg.dg')
    .evaluate((svg) => {
      const { a, e, f } = new DOMMatrix(getComputedStyle(svg).transform);
      return { scale: a, x: e, y: f };
    });

describe('The large view of a diagram', () => {
  for (const { name, prefix } of LANGUAGES) {
    test(`opens in ${name}, shows all of the picture, and gives the focus back`, async ({ open }) => {
      const page = await open(prefix + ARTICLE);
      await opened(page);
      const [stage, picture] = await Promise.all([
        viewer(page).locator('.viewer-stage').boundingBox(),
        viewer(page).locator('svg.dg').boundingBox(),
      ]);
      if (!stage || !picture) throw new Error('Nothing is shown');
      expect(picture.x).toBeGreaterThanOrEqual(stage.x);
      expect(picture.y).toBeGreaterThanOrEqual(stage.y);
      expect(picture.x + picture.width).toBeLessThanOrEqual(stage.x + stage.width);
      expect(picture.y + picture.height).toBeLessThanOrEqual(stage.y + stage.height);
      await page.keyboard.press('Escape');
      await viewer(page).waitFor({ state: 'detached' });
      expect(await opener(page).evaluate((link) => link === document.activeElement)).toBe(true);
    });
  }
  test('is zoomed and moved by keys, and fits again', async ({ open }) => {
    const page = await open(ARTICLE);
    await opened(page);
    const first = await placed(page);
    await page.keyboard.press('+');
    const larger = await placed(page);
    expect(larger.scale).toBeCloseTo(first.scale * 1.25, 3);
    await page.keyboard.press('ArrowDown');
    expect((await placed(page)).y).toBeLessThan(larger.y);
    await page.keyboard.press('0');
    expect(await placed(page)).toEqual(first);
    await page.keyboard.press('-');
    expect((await placed(page)).scale).toBeLessThan(first.scale);
  });
  test('is zoomed by the wheel round the pointer and moved by dragging', async ({ open }) => {
    const page = await open(ARTICLE);
    await opened(page);
    const stage = await viewer(page).locator('.viewer-stage').boundingBox();
    if (!stage) throw new Error('No stage');
    const [x, y] = [200, 150];
    await page.mouse.move(stage.x + x, stage.y + y);
    const before = await placed(page);
    await page.mouse.wheel(0, -300);
    await eventually(async () => (await placed(page)).scale > before.scale).toBe(true);
    const after = await placed(page);
    // What was under the pointer is there still.
    expect((x - after.x) / after.scale).toBeCloseTo((x - before.x) / before.scale, 0);
    expect((y - after.y) / after.scale).toBeCloseTo((y - before.y) / before.scale, 0);
    await page.mouse.down();
    await page.mouse.move(stage.x + x + 80, stage.y + y + 40, { steps: 4 });
    await page.mouse.up();
    const dragged = await placed(page);
    expect(dragged.x - after.x).toBeGreaterThan(60);
    expect(dragged.y - after.y).toBeGreaterThan(25);
  });
  test('opens the card of a part and follows its link', async ({ open, site }) => {
    const page = await open(`zh-cn/${ARTICLE}`);
    await opened(page);
    const part = viewer(page).locator('svg a[href$="/nova/"]');
    await part.hover();
    await eventually(() => viewer(page).locator('#term-card').textContent()).toContain('Nova');
    await part.click();
    await page.waitForURL(`${site.url}zh-cn/glossary/nova/`);
  });
  test('shows its Mermaid text and offers its file', async ({ open, site }) => {
    const page = await open(ARTICLE);
    await opened(page);
    const source = viewer(page).getByRole('button', { name: 'Mermaid source' });
    await source.click();
    await eventually(() => viewer(page).locator('pre').textContent()).toContain('flowchart');
    await source.click();
    expect(await viewer(page).locator('pre').count()).toBe(0);
    const file = await viewer(page).getByRole('link', { name: 'Download SVG' }).getAttribute('href');
    const response = await page.request.get(new URL(file ?? '', site.url).href);
    expect(response.headers()['content-type']).toMatch(/^image\/svg\+xml/);
    expect(await response.text()).toMatch(/^<svg [^>]*><style>/);
  });
  test('copies the link to the diagram’s own page', async ({ open }) => {
    const page = await open(ARTICLE);
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await opened(page);
    await viewer(page).getByRole('button', { name: 'Copy the link' }).click();
    await eventually(() => viewer(page).locator('[role=status]').textContent()).toContain('Link copied');
    const href = await opener(page).evaluate((link) => (link as HTMLAnchorElement).href);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(href);
  });
  test('repeats no id, and fits a phone', async ({ open }) => {
    const page = await open(ARTICLE, PHONE);
    await opened(page);
    const ids = await page.locator('[id]').evaluateAll((all) => all.map((e) => e.id));
    expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const close = await viewer(page).getByRole('button', { name: 'Close' }).boundingBox();
    expect(close?.y).toBeLessThan(60);
    const smaller = await viewer(page).getByRole('button', { name: 'Smaller' }).boundingBox();
    expect(smaller?.y).toBeGreaterThan(close?.y ?? 0);
  });
  test('without scripts is the diagram’s own page', async ({ open, site }) => {
    const page = await open(ARTICLE, { javaScriptEnabled: false });
    await opener(page).click();
    await page.waitForURL(new RegExp(`^${site.url}diagrams/[a-z-]+/$`));
    expect(await page.locator('svg.dg').count()).toBe(1);
    expect(await page.locator('details.diagram-words[open]').count()).toBe(1);
  });
});

describe('The list of diagrams', () => {
  test('is narrowed by platform and page, and the choice can be linked', async ({ open }) => {
    const page = await open('diagrams/');
    const tiles = page.locator('.diagram-tiles > li');
    const all = await tiles.count();
    const shown = () => tiles.evaluateAll((list) => list.filter((li) => !(li as HTMLElement).hidden).length);
    expect(await shown()).toBe(all);
    await page.locator('select[name=platform]').selectOption('openstack');
    const some = await shown();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    expect(await page.locator('output').textContent()).toBe(`${some} diagrams`);
    await page.reload();
    expect(await shown()).toBe(some);
    await page.locator('select[name=platform]').selectOption('');
    expect(await shown()).toBe(all);
    expect(new URL(page.url()).search).toBe('');
  });
  test('says so where no diagram fits, and counts one as one', async ({ open }) => {
    const page = await open('diagrams/');
    const tiles = page.locator('.diagram-tiles > li');
    const choices = await tiles.evaluateAll((list) =>
      list.flatMap(({ dataset: { platform = '', place = '' } }) =>
        place.split(' ').flatMap((where) => platform.split(' ').map((name) => [name, where] as const)),
      ),
    );
    const places = await page
      .locator('select[name=place] option')
      .evaluateAll((all) => all.map((option) => (option as HTMLOptionElement).value).filter((v) => v !== ''));
    const fitting = (where: string): number =>
      choices.filter(([name, place]) => name === 'openstack' && place === where).length;
    const none = page.locator('.diagram-none');
    const count = page.locator('output');
    await page.locator('select[name=platform]').selectOption('openstack');
    expect(await none.isVisible()).toBe(false);
    await page
      .locator('select[name=place]')
      .selectOption(places.find((where) => fitting(where) === 0) ?? expect.fail('every place fits'));
    expect(await count.textContent()).toBe('0 diagrams');
    expect(await none.isVisible()).toBe(true);
    await page
      .locator('select[name=place]')
      .selectOption(places.find((where) => fitting(where) === 1) ?? expect.fail('no place has one'));
    expect(await count.textContent()).toBe('1 diagram');
    expect(await none.isVisible()).toBe(false);
  });
  test('shows each picture, in the colours of the scheme', async ({ open }) => {
    const page = await open('zh-cn/diagrams/', { colorScheme: 'dark' });
    const broken = await page.locator('.thumb img').evaluateAll(async (all) => {
      const images = all as HTMLImageElement[];
      for (const image of images) image.loading = 'eager';
      const decoded = await Promise.allSettled(images.map((image) => image.decode()));
      return images.filter((_, n) => decoded[n]?.status === 'rejected').map((image) => image.src);
    });
    expect(broken).toEqual([]);
  });
  test('without scripts is all of them, and no select that does nothing', async ({ open }) => {
    const page = await open('diagrams/', { javaScriptEnabled: false });
    expect(await page.locator('[data-diagram-filters]').isVisible()).toBe(false);
    expect(await page.locator('.diagram-tiles > li').count()).toBeGreaterThan(10);
  });
});
