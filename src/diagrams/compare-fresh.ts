import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import { type Diagnostic, sortDiagnostics } from '../diagnostics/diagnostic.ts';
import type { Language } from '../text/localized.ts';
import { encodePicture, picturesOf, staleFiles } from './cache.ts';
import type { Diagram } from './diagram.ts';
import { type RenderOptions, renderDiagrams } from './render.ts';

export interface CompareOptions extends RenderOptions {
  readonly diagrams: readonly Diagram[];
  readonly languages: readonly Language[];
  /** Folder of the committed pictures. */
  readonly folder: string;
  /** The folder as diagnostics name it. */
  readonly name: string;
  /** Folder that takes the fresh files that differ. */
  readonly fresh: string;
}

/**
 * Renders all pictures anew and compares them with the committed ones, byte by byte.
 * @returns an error for each committed file that differs, that is missing, or whose diagram cannot be
 *   rendered; a warning for each that no diagram uses. What differs lies in the folder `fresh` then.
 */
export async function compareFresh(options: CompareOptions): Promise<readonly Diagnostic[]> {
  const { diagrams, languages, folder, name: shown, fresh, ...rendering } = options;
  const wanted = picturesOf(diagrams, languages);
  const { rendered, diagnostics } = await renderDiagrams(wanted, rendering);
  const problems: Diagnostic[] = [...diagnostics];
  const at = (file: string) => ({ file: `${shown}/${file}`, line: 1, column: 1 });
  for (const picture of rendered) {
    const name = wanted.find(({ id, lang }) => id === picture.id && lang === picture.lang);
    if (!name) continue;
    const files = encodePicture(name, picture);
    const committed = await Promise.all(files.map(([file]) => read(join(folder, file))));
    if (committed.includes(undefined)) {
      const place = { file: name.diagram.file, line: 1, column: 1 };
      problems.push(diagnose('diagram/not-rendered', place, { id: name.id, language: name.lang }));
      continue;
    }
    for (const [file, text] of files.filter(([, text], index) => committed[index] !== text)) {
      await mkdir(fresh, { recursive: true });
      await writeFile(join(fresh, file), text);
      problems.push(diagnose('diagram/picture-differs', at(file), { fresh: join(fresh, file) }));
    }
  }
  const stale = await staleFiles(folder, wanted);
  problems.push(...stale.map((file) => diagnose('diagram/stale-picture', at(file), undefined, 'warning')));
  return sortDiagnostics(problems);
}

/** A text file without the line ends that Git may have given it; undefined where there is none. */
async function read(path: string): Promise<string | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  return text?.replaceAll('\r\n', '\n');
}
