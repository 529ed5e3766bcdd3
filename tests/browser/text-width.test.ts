import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { loadSite } from '../../src/astro/load-site.ts';
import { siteOptions } from '../../src/astro/site-options.ts';
import { ASCII_WIDTHS, PLAIN, roomFor, STRONG, textWidth } from '../../src/diagrams/text-width.ts';
import { MEASURED_FONT } from '../../src/diagrams/theme.ts';
import { messagesOf } from '../../src/site/messages/of-site.ts';
import { test as plain } from './harness.ts';

const { site } = await loadSite(siteOptions(process.cwd()));
if (!site) throw new Error('The site cannot be read; npm run check says why');
/** Every text a neighbourhood may hold: names of terms and titles of groups. */
const labels = [
  ...new Set([
    ...[...site.glossary.terms.values()].flatMap(({ name }) => Object.values(name)),
    ...site.languages.flatMap(({ id }) => Object.values(messagesOf(site, id).roles)),
  ]),
];
const ascii = Array.from(ASCII_WIDTHS, (_, at) => String.fromCharCode(0x20 + at));
const fonts = dirname(
  createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json'),
);

/** A page that has the measured font, served from the package. */
const test = plain.extend('page', async ({ browser }, { onCleanup }): Promise<Page> => {
  const page = await browser.newPage();
  onCleanup(() => page.close());
  await page.route('**/*', async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/')
      return route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><link rel="stylesheet" href="/wght.css">',
      });
    const contentType = pathname.endsWith('.css') ? 'text/css' : 'font/woff2';
    return route.fulfill({ contentType, body: await readFile(join(fonts, pathname)) });
  });
  await page.goto('http://fonts.invalid/');
  return page;
});

/** What the browser measures. */
function measured(
  page: Page,
  { texts, family, weight, size }: { texts: readonly string[]; family: string; weight: number; size: number },
): Promise<number[]> {
  return page.evaluate(
    async (ask) => {
      const font = `${ask.weight} ${ask.size}px "${ask.family}"`;
      await document.fonts.load(font, ask.texts.join(''));
      const context = document.createElement('canvas').getContext('2d');
      if (!context) throw new Error('No canvas');
      context.font = font;
      return ask.texts.map((text) => context.measureText(text).width);
    },
    { texts, family, weight, size },
  );
}

describe('Widths of texts', () => {
  test('The table is what the browser measures', async ({ page }) => {
    const widths = await measured(page, { texts: ascii, family: MEASURED_FONT, weight: 400, size: 1000 });
    expect(ASCII_WIDTHS).toEqual(widths.map(Math.round));
  });
  test('A label is as long as the browser says, or a little longer, since that has kerning', async ({
    page,
  }) => {
    const widths = await measured(page, { texts: labels, family: MEASURED_FONT, weight: 400, size: 14 });
    const wrong = labels.flatMap((text, at) => {
      const [own, right] = [textWidth(text, 14), widths[at] ?? 0];
      return own >= right - 0.5 && own <= right * 1.02 + 1 ? [] : [`${text}: ${own} instead of ${right}`];
    });
    expect(labels.length).toBeGreaterThan(300);
    expect(wrong).toEqual([]);
  });
  for (const family of ['DejaVu Sans', 'Liberation Sans', 'system-ui']) {
    test(`There is room for every label in ${family}, where the system has it`, async ({ page }) => {
      for (const [weight, type] of [
        [400, PLAIN],
        [600, STRONG],
      ] as const) {
        const widths = await measured(page, { texts: labels, family, weight, size: type.size });
        // A pixel over is taken from the free space beside it.
        const narrow = labels.filter((text, at) => (widths[at] ?? 0) > roomFor(text, type) + 1);
        expect(narrow).toEqual([]);
      }
    });
  }
});
