import type { Page } from 'playwright-core';

/** A page of the site as a reader's browser gets it. */
export interface CrawledPage {
  readonly url: string;
  readonly status: number;
  /** Ids, as often as they occur. */
  readonly ids: readonly string[];
  /** Addresses the page holds, as written: links, pictures, scripts, styles, in templates too. */
  readonly addresses: readonly string[];
  readonly canonical: string | undefined;
  /** hreflang to address. */
  readonly alternates: Readonly<Record<string, string>>;
  readonly isHidden: boolean;
}

/**
 * Fetches and reads pages with the browser's own parser, so that nothing rests on how our HTML is written.
 * @param page any page of the same origin
 */
export function readPages(page: Page, urls: readonly string[]): Promise<CrawledPage[]> {
  return page.evaluate(async (urls) => {
    const holding = ['href', 'src', 'poster', 'data-bundle'];
    const inside = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) =>
        element instanceof HTMLTemplateElement ? [element, ...inside(element.content)] : [element],
      );
    const addressesOf = (element: Element): string[] => [
      ...holding.flatMap((name) => element.getAttribute(name) ?? []),
      ...(element.getAttribute('srcset') ?? '')
        .split(',')
        .flatMap((candidate) => candidate.trim().split(/\s+/)[0] || []),
    ];
    const read = async (url: string) => {
      const response = await fetch(url);
      const html = new DOMParser().parseFromString(await response.text(), 'text/html');
      const elements = inside(html);
      const alternates = [...html.querySelectorAll('link[rel=alternate][hreflang]')];
      return {
        url,
        status: response.status,
        ids: elements.map((element) => element.id).filter((id) => id !== ''),
        addresses: elements.flatMap(addressesOf),
        canonical: html.querySelector('link[rel=canonical]')?.getAttribute('href') ?? undefined,
        alternates: Object.fromEntries(
          alternates.map((link) => [link.getAttribute('hreflang') ?? '', link.getAttribute('href') ?? '']),
        ),
        isHidden: html.querySelector('meta[name=robots][content~=noindex]') !== null,
      };
    };
    const found = [];
    for (let at = 0; at < urls.length; at += 8)
      found.push(...(await Promise.all(urls.slice(at, at + 8).map(read))));
    return found;
  }, urls);
}

/**
 * Goes through a site from its home page, along every link.
 * @param options.home address of the home page
 * @param options.isPage whether an address is a page of the site
 */
export async function crawl(
  page: Page,
  { home, isPage }: { home: string; isPage: (url: URL) => boolean },
): Promise<ReadonlyMap<string, CrawledPage>> {
  const pages = new Map<string, CrawledPage>();
  for (let next = [home]; next.length > 0; ) {
    const read = await readPages(page, next);
    for (const one of read) pages.set(one.url, one);
    const linked = read.flatMap((one) => one.addresses.map((address) => new URL(address, one.url)));
    const fresh = linked.filter(isPage).map((url) => url.origin + url.pathname);
    next = [...new Set(fresh)].filter((url) => !pages.has(url));
  }
  return pages;
}
