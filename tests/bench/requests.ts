import { serve } from '../../src/cli/serve.ts';
import { findBrowser, launchBrowser } from '../../src/diagrams/browser.ts';

/** What pages asked for while nobody touched them. */
export interface Requests {
  readonly pages: number;
  readonly foreign: readonly string[];
  readonly search: readonly string[];
}

/** Opens pages of a built site in Chromium and listens; undefined where no browser is found. */
export async function listenToPages(site: string, pages: readonly string[]): Promise<Requests | undefined> {
  const executablePath = findBrowser();
  if (executablePath === undefined) return undefined;
  const server = await serve({ folder: site, base: '/', port: 0 });
  const browser = await launchBrowser({ executablePath });
  try {
    const page = await browser.newPage();
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(request.url()));
    for (const path of pages) {
      await page.goto(server.url + path.replace(/index\.html$/, ''), { waitUntil: 'networkidle' });
    }
    const urls = [...asked].filter((url) => /^(?:https?|wss?):/.test(url));
    return {
      pages: pages.length,
      foreign: urls.filter((url) => !url.startsWith(server.url)),
      search: urls.filter((url) => url.startsWith(server.url) && url.includes('pagefind')),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}
