import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';
import { optimize } from 'svgo';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Lang } from '../text/brand.ts';
import { ForeignColour } from './colours.ts';
import { type Diagram, sourceFor } from './diagram.ts';
import { drawScene, isNote } from './draw.ts';
import { drawInPage } from './page-draw.ts';
import { parseInPage, prepareInPage } from './page-parse.ts';
import { inReadingOrder } from './reading-order.ts';
import { translateBlocks } from './sequence-blocks.ts';
import { placeIn } from './source-place.ts';
import { type DiagramStructure, toStructure } from './structure.ts';
import { lineOfStyle, syntaxError, withoutComments } from './syntax-error.ts';
import { MEASURED_FONT, MERMAID_CONFIG } from './theme.ts';
import { tidyScene } from './tidy-scene.ts';

export interface RenderRequest {
  readonly diagram: Diagram;
  readonly lang: Lang;
}

export interface RenderedDiagram {
  readonly id: string;
  readonly lang: Lang;
  readonly svg: string;
  readonly structure: DiagramStructure;
}

/** No such host exists: what the page asks for is answered here, or not at all. */
const ORIGIN = 'http://diagrams.invalid';

/**
 * Opens a page with Mermaid, configured, and the fonts that the texts need.
 * @param text all that will be drawn in it
 * @throws where a package is missing or the browser breaks off
 */
export async function openPicturePage(browser: Browser, text: string): Promise<Page> {
  const require = createRequire(import.meta.url);
  const mermaid = require.resolve('mermaid/dist/mermaid.min.js');
  const fonts = dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json'));
  const page = await browser.newPage({ viewport: { width: 1600, height: 1200 } });
  await page.route('**/*', async (route: Route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== ORIGIN) return route.abort();
    if (pathname === '/') {
      const body =
        '<!doctype html><link rel="stylesheet" href="/wght.css"><script src="/mermaid.js"></script><body></body>';
      return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
    }
    if (pathname === '/mermaid.js')
      return route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: await readFile(mermaid) });
    if (pathname === '/wght.css')
      return route.fulfill({ contentType: 'text/css', body: await readFile(join(fonts, 'wght.css')) });
    const file = /^\/files\/[\w.-]+\.woff2$/.exec(pathname);
    return file
      ? route.fulfill({ contentType: 'font/woff2', body: await readFile(join(fonts, pathname)) })
      : route.abort();
  });
  await page.goto(`${ORIGIN}/`);
  await page.evaluate(prepareInPage, { config: MERMAID_CONFIG, font: MEASURED_FONT, text });
  return page;
}

/**
 * Draws a diagram in one language.
 * @param page from `openPicturePage`
 * @returns the picture; or a diagnostic where Mermaid cannot read the diagram, or it brings colours of its own
 * @throws where the page breaks off
 */
export async function drawPicture(
  page: Page,
  { diagram, lang }: RenderRequest,
): Promise<RenderedDiagram | Diagnostic> {
  const { kind } = diagram;
  const text = withoutComments(sourceFor(diagram, lang));
  const parsed = await page.evaluate(parseInPage, { text, kind });
  if ('error' in parsed) {
    // The file's own text has the columns that the author sees.
    const own = await page.evaluate(parseInPage, { text: withoutComments(diagram.body), kind });
    return syntaxError(diagram, 'error' in own ? own.error : parsed.error);
  }
  const id = `d-${diagram.id}`;
  const laidOut = await page.evaluate(drawInPage, { text, id, parts: parsed.owners });
  if ('error' in laidOut) return syntaxError(diagram, laidOut.error);
  try {
    const notes = parsed.structure.nodes.filter(isNote).map((node) => node.id);
    const tidy = tidyScene(translateBlocks(laidOut.scene, diagram.blocks, lang), new Set(notes));
    const scene = kind === 'flowchart' ? inReadingOrder(tidy) : tidy;
    const svg = compact(drawScene(scene, { diagram, lang, raw: parsed.structure }));
    return { id: diagram.id, lang, svg, structure: toStructure(parsed.structure, diagram, lang) };
  } catch (error) {
    if (!(error instanceof ForeignColour)) throw error;
    const { colour, owner: label } = error;
    return diagnose('diagram/colour', placeIn(diagram, lineOfStyle(diagram)), { colour, label });
  }
}

/** Bakes transforms into the paths and rounds their coordinates; nothing else is touched. */
function compact(svg: string): string {
  const { data } = optimize(svg, {
    floatPrecision: 1,
    multipass: false,
    plugins: [
      { name: 'convertPathData', params: { floatPrecision: 1, transformPrecision: 5, makeArcs: undefined } },
    ],
  });
  return `${data}\n`;
}
