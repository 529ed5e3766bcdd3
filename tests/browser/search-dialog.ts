import type { Page } from 'playwright-core';
import type { Open } from './harness.ts';

/** The results in the dialog, or on the page of results; without the way to all of them. */
export const results = (page: Page) => page.locator('#search .search-results a:not(.search-all)');
/** All that the arrow keys go through. */
export const options = (page: Page) => page.locator('#search [role=option]');
export const input = (page: Page) => page.locator('#search input');
export const status = (page: Page) => page.locator('#search .search-status');
export const hint = (page: Page) => page.locator('#search .search-hint');
export const filter = (page: Page, name: 'kind' | 'platform', value: string) =>
  page.locator(`#search .search-filters [name=${name}][value=${value}]`);

export const isOpen = (page: Page) =>
  page.locator('#search').evaluate((dialog: HTMLDialogElement) => dialog.open);

/** Paths of the results. */
export const hrefs = (page: Page) =>
  results(page).evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));

/** Which option the arrow keys stand on, counted from 0; -1 for none. */
export const selected = (page: Page) =>
  options(page).evaluateAll((all) =>
    all.findIndex((option) => option.getAttribute('aria-selected') === 'true'),
  );

/** Opens the dialog of a page and asks the search for something. */
export async function ask(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await input(page).fill(query);
  await results(page).first().waitFor();
}

/** Opens a page and asks its search for something. */
export async function openAndAsk(open: Open, path: string, query: string): Promise<Page> {
  const page = await open(path);
  await ask(page, query);
  return page;
}
