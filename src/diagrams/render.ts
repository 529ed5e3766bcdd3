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
import { drawScene } from './draw.ts';
import { drawInPage } from './page-draw.ts';
import { type PageError, parseInPage, prepareInPage } from './page-parse.ts';
import { type DiagramStructure, toStructure } from './structure.ts';
import { MEASURED_FONT, MERMAID_CONFIG } from './theme.ts';

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
 * Renders diagrams, one after another in one page.
 * @param requests which diagrams in which languages
 * @param options.browser a running Chromium; it is left running
 * @returns what could be rendered, in the order asked for, and a diagnostic for each diagram that
 *   Mermaid cannot read or that brings colours of its own. The same requests give the same bytes.
 * @throws where the page itself fails: a missing package, a crashed browser
 */
export async function renderDiagrams(
  requests: readonly RenderRequest[],
  { browser }: { browser: Browser },
): Promise<{ rendered: readonly RenderedDiagram[]; diagnostics: readonly Diagnostic[] }> {
  const rendered: RenderedDiagram[] = [];
  const diagnostics: Diagnostic[] = [];
  if (requests.length === 0) return { rendered, diagnostics };
  const page = await browser.newPage({ viewport: { width: 1600, height: 1200 } });
  try {
    await openPage(page, requests.map(({ diagram, lang }) => sourceFor(diagram, lang)).join(''));
    const broken = new Set<string>();
    for (const { diagram, lang } of requests) {
      if (broken.has(diagram.id)) continue;
      const result = await renderOne(page, diagram, lang);
      if ('svg' in result) rendered.push(result);
      else {
        broken.add(diagram.id);
        diagnostics.push(result);
      }
    }
  } finally {
    await page.close();
  }
  return {
    rendered: rendered.filter(({ id }) => !diagnostics.some((d) => d.file.endsWith(`/${id}.mmd`))),
    diagnostics,
  };
}

async function renderOne(page: Page, diagram: Diagram, lang: Lang): Promise<RenderedDiagram | Diagnostic> {
  const { kind } = diagram;
  // The file's own text first: there the columns are those the author sees.
  const own = await page.evaluate(parseInPage, { text: withoutComments(diagram.body), kind });
  if ('error' in own) return syntaxError(diagram, own.error);
  const text = withoutComments(sourceFor(diagram, lang));
  const parsed = await page.evaluate(parseInPage, { text, kind });
  if ('error' in parsed) return syntaxError(diagram, parsed.error);
  const laidOut = await page.evaluate(drawInPage, { text, id: `d-${diagram.id}` });
  if ('error' in laidOut) return syntaxError(diagram, laidOut.error);
  try {
    const drawn = drawScene(laidOut.scene, { diagram, lang, raw: parsed.structure });
    return {
      id: diagram.id,
      lang,
      svg: compact(drawn),
      structure: toStructure(parsed.structure, diagram, lang),
    };
  } catch (error) {
    if (!(error instanceof ForeignColour)) throw error;
    const { colour, owner: label } = error;
    return diagnose(
      'diagram/colour',
      { file: diagram.file, line: lineOfStyle(diagram), column: 1 },
      { colour, label },
    );
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

/** Empties the lines of comments: Mermaid would remove them whole, and count its lines without them. */
function withoutComments(text: string): string {
  return text.replace(/^[ \t]*%%(?!\{).*$/gm, '');
}

function syntaxError(diagram: Diagram, { message, line, column }: PageError): Diagnostic {
  const { file, firstLine, body } = diagram;
  const lines = body.trimEnd().split('\n').length;
  // Mermaid begins to count at the first line that says something; directives are comments to it.
  const lead = withoutComments(body).replace(/%%\{[\s\S]*?\}%%/g, (directive) =>
    directive.replace(/[^\n]/g, ' '),
  );
  const skipped = /^\s*/.exec(lead)?.[0].split('\n').length ?? 1;
  // Where the parser gives no line, its words may hold one; else the diagram's head is named.
  const found = (line ?? Number(/line (\d+)/.exec(message)?.[1] ?? 1)) + skipped - 1;
  const place = {
    file,
    line: firstLine + Math.min(Math.max(found, 1), lines) - 1,
    column: (column ?? 0) + 1,
  };
  const reason = message.replace(/^(?:Parse|Lexical) error on line \d+[:.]?\s*/, '').trim();
  return diagnose('diagram/syntax', place, { reason });
}

/** The first line that gives colours, or the diagram's first line. */
function lineOfStyle({ body, firstLine }: Diagram): number {
  return (
    firstLine +
    Math.max(
      0,
      body.split('\n').findIndex((line) => /^\s*(?:style|classDef|linkStyle|rect|box)\b|%%\{/.test(line)),
    )
  );
}

async function openPage(page: Page, text: string): Promise<void> {
  const require = createRequire(import.meta.url);
  const mermaid = require.resolve('mermaid/dist/mermaid.min.js');
  const fonts = dirname(require.resolve('@fontsource-variable/noto-sans-sc/package.json'));
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
}
