import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Language } from '../text/localized.ts';
import { picturesOf, readRendered, writeRendered } from './cache.ts';
import type { Diagram } from './diagram.ts';
import type { RenderedDiagram } from './picture-page.ts';
import type { RenderOptions } from './render.ts';

export interface RefreshOptions {
  readonly diagrams: readonly Diagram[];
  readonly languages: readonly Language[];
  /** Folder of the rendered pictures, `docs/diagrams/rendered`. */
  readonly folder: string;
  /** Path of a browser, or undefined where there is none; asked only when a picture is missing. */
  readonly findBrowser: () => string | undefined | Promise<string | undefined>;
  /** Told what is being rendered. */
  readonly log?: (message: string) => void;
  /** How it is rendered, where not as usual. */
  readonly rendering?: Omit<RenderOptions, 'launch'>;
}

/**
 * Gives the pictures of all diagrams in all languages: those already in the folder as they are, the
 * missing and the damaged ones rendered and written.
 * @returns the pictures, and a diagnostic for each that could not be made: not readable, or no browser
 *   (a file of the folder is then left as it was)
 * @throws where the browser does not start or the folder cannot be written
 */
export async function refreshDiagrams(
  options: RefreshOptions,
): Promise<{ rendered: readonly RenderedDiagram[]; diagnostics: readonly Diagnostic[] }> {
  const { diagrams, languages, folder, log } = options;
  const wanted = picturesOf(diagrams, languages);
  const found = await Promise.all(wanted.map((name) => readRendered(folder, name)));
  const missing = wanted.filter((_, index) => found[index] === undefined);
  if (missing.length === 0) return { rendered: found.filter((p) => p !== undefined), diagnostics: [] };

  const executablePath = await options.findBrowser();
  if (executablePath === undefined) {
    const diagnostics = missing.map(({ diagram, lang }) =>
      diagnose(
        'diagram/not-rendered',
        { file: diagram.file, line: 1, column: 1 },
        { id: diagram.id, language: lang },
      ),
    );
    return { rendered: found.filter((p) => p !== undefined), diagnostics };
  }
  log?.(`Rendering ${missing.map(({ id, lang }) => `${id} (${lang})`).join(', ')}`);
  // Loaded only now: most builds find every picture and need neither browser nor svgo.
  const [{ launchBrowser }, { renderDiagrams }] = await Promise.all([
    import('./browser.ts'),
    import('./render.ts'),
  ]);
  const launch = () => launchBrowser({ executablePath });
  const { rendered, diagnostics } = await renderDiagrams(missing, { ...options.rendering, launch });
  // Written at the end and each whole: what breaks off in between leaves the folder as it was.
  const keyOf = ({ id, lang }: { id: string; lang: string }): string => `${id} ${lang}`;
  const fresh = new Map(rendered.map((picture) => [keyOf(picture), picture]));
  for (const name of missing) {
    const picture = fresh.get(keyOf(name));
    if (picture) await writeRendered(folder, { hash: name.hash, picture });
  }
  return {
    rendered: wanted.flatMap((name, index) => found[index] ?? fresh.get(keyOf(name)) ?? []),
    diagnostics,
  };
}
