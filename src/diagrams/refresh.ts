import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Language } from '../text/localized.ts';
import { readRendered, rendererVersions, renderKey, writeRendered } from './cache.ts';
import type { Diagram } from './diagram.ts';
import type { RenderedDiagram, RenderRequest } from './render.ts';

export interface RefreshOptions {
  readonly diagrams: readonly Diagram[];
  readonly languages: readonly Language[];
  /** Folder of the rendered pictures, `docs/diagrams/rendered`. */
  readonly folder: string;
  /** Path of a browser, or undefined where there is none; asked only when a picture is missing. */
  readonly findBrowser: () => string | undefined | Promise<string | undefined>;
  /** Told what is being rendered. */
  readonly log?: (message: string) => void;
}

/**
 * Gives the pictures of all diagrams in all languages: those already in the folder as they are, the
 * missing ones rendered and written.
 * @returns the pictures, and a diagnostic for each that could not be made: not readable, or no browser
 *   (a file of the folder is then left as it was)
 * @throws where the browser does not start or the folder cannot be written
 */
export async function refreshDiagrams(
  options: RefreshOptions,
): Promise<{ rendered: readonly RenderedDiagram[]; diagnostics: readonly Diagnostic[] }> {
  const { diagrams, languages, folder, log } = options;
  const versions = rendererVersions();
  const rendered: RenderedDiagram[] = [];
  const missing: (RenderRequest & { hash: string })[] = [];
  for (const diagram of diagrams) {
    for (const { id: lang } of languages) {
      const hash = renderKey(diagram, lang, versions);
      const found = await readRendered(folder, { id: diagram.id, lang, hash });
      if (found) rendered.push(found);
      else missing.push({ diagram, lang, hash });
    }
  }
  if (missing.length === 0) return { rendered, diagnostics: [] };

  const executablePath = await options.findBrowser();
  if (executablePath === undefined) {
    const diagnostics = missing.map(({ diagram, lang }) =>
      diagnose(
        'diagram/not-rendered',
        { file: diagram.file, line: 1, column: 1 },
        { id: diagram.id, language: lang },
      ),
    );
    return { rendered, diagnostics };
  }
  log?.(`Rendering ${missing.map(({ diagram, lang }) => `${diagram.id} (${lang})`).join(', ')}`);
  // Loaded only now: most builds find every picture and need neither browser nor svgo.
  const [{ launchBrowser }, { renderDiagrams }] = await Promise.all([
    import('./browser.ts'),
    import('./render.ts'),
  ]);
  const browser = await launchBrowser({ executablePath });
  try {
    const fresh = await renderDiagrams(missing, { browser });
    for (const picture of fresh.rendered) {
      const request = missing.find(({ diagram, lang }) => diagram.id === picture.id && lang === picture.lang);
      if (request) await writeRendered(folder, { hash: request.hash, picture });
    }
    return { rendered: inOrder([...rendered, ...fresh.rendered], options), diagnostics: fresh.diagnostics };
  } finally {
    await browser.close();
  }
}

/** The order of the diagrams and languages, whichever pictures were there before. */
function inOrder(
  pictures: readonly RenderedDiagram[],
  { diagrams, languages }: RefreshOptions,
): readonly RenderedDiagram[] {
  return diagrams.flatMap(({ id }) =>
    languages.flatMap((language) => pictures.filter((p) => p.id === id && p.lang === language.id)),
  );
}
