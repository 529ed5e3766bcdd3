import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect, test as plain } from 'vitest';
import { siteOptions } from '../../src/astro/site-options.ts';
import { serve } from '../../src/cli/serve.ts';
import { findBrowser, launchBrowser } from '../../src/diagrams/browser.ts';

/** How long a state is waited for; far longer than it takes, so that a busy machine fails nothing. */
const PATIENCE = 20_000;

/** A built site, served as GitHub Pages would. */
export interface ServedSite {
  /** Address of the home page, with a slash at its end. */
  readonly url: string;
  /** Path the site stands under: `/` or `/repo/`. */
  readonly base: string;
  readonly folder: string;
}

export interface Visit extends BrowserContextOptions {
  /** Complaints of the browser that belong to the case; any other fails the test. */
  readonly tolerate?: RegExp;
  /** Called before the page is opened: routes, scripts, listeners. */
  readonly prepare?: (page: Page, context: BrowserContext) => Promise<unknown>;
}

/** Opens a page in a context of its own. @param path below the site's base: `glossary/nova/` */
export type Open = (path: string, visit?: Visit) => Promise<Page>;

/**
 * Tests of the built site. Whatever a test is about, it fails when a page reports an error, asks another
 * origin for anything, or opens an alert.
 */
export const test = plain
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads from the pattern which fixtures are needed
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }): Promise<Browser> => {
    const executablePath = findBrowser();
    if (!executablePath) throw new Error('No Chromium was found; name one in GAZETTEER_CHROMIUM.');
    const browser = await launchBrowser({ executablePath });
    onCleanup(() => browser.close());
    return browser;
  })
  // biome-ignore lint/correctness/noEmptyPattern: as above
  .extend('site', { scope: 'file' }, async ({}, { onCleanup }): Promise<ServedSite> => {
    const { out, base } = siteOptions(process.cwd());
    const { site, close } = await serveSite(out, base);
    onCleanup(close);
    return site;
  })
  .extend('open', async ({ browser, site }, { onCleanup }): Promise<Open> => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    onCleanup(async () => {
      await Promise.all(contexts.map((context) => context.close()));
      expect(complaints, 'Complaints of the browser').toEqual([]);
    });
    return async (path, { tolerate, prepare, ...options } = {}) => {
      const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
      contexts.push(context);
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      listen(page, site, (text) => {
        if (!tolerate?.test(text)) complaints.push(text);
      });
      await prepare?.(page, context);
      await page.goto(new URL(path, site.url).href);
      return page;
    };
  });

/** Serves a built site on any free port. @throws where it was not built */
export async function serveSite(
  folder: string,
  base: string,
): Promise<{ site: ServedSite; close: () => Promise<void> }> {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`There is no built site in ${folder}: run npm run build before the browser tests.`);
  }
  const { url, close } = await serve({ folder, base, port: 0 });
  return { site: { url, base, folder }, close };
}

function listen(page: Page, site: ServedSite, complain: (text: string) => void): void {
  page.on('pageerror', (error) => complain(`error: ${error.message}`));
  page.on('console', (message) => {
    const type = message.type();
    if (type === 'error' || type === 'warning')
      complain(`${type}: ${message.text()} ${message.location().url}`);
  });
  page.on('dialog', (dialog) => {
    complain(`alert: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(site.url)) complain(`asked elsewhere: ${url}`);
  });
}

/** Waits until a value is as a matcher says: `await eventually(() => page.url()).toContain('nova')`. */
export function eventually<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: PATIENCE, interval: 50 });
}

/** Path of a page below the site's base, with its anchor. */
export function pathOf(page: Page, site: ServedSite): string {
  return page.url().replace(site.url, '');
}
