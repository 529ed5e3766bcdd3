import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import type { Lang } from '../text/brand.ts';
import { localize } from '../text/localized.ts';
import { type Diagram, isHistory, sourceFor } from './diagram.ts';
import type { RenderedDiagram } from './render.ts';
import type { DiagramStructure } from './structure.ts';
import { MERMAID_CONFIG } from './theme.ts';

/** To be raised when draw.ts, page-draw.ts or another part changes what is drawn: all pictures are then made anew. */
const REVISION = 4;

const PACKAGES = ['mermaid', 'svgo', '@fontsource-variable/noto-sans-sc'] as const;

/** The versions of the packages that decide what a picture looks like, `name@version` each; throws where one is not installed. */
export function rendererVersions(): readonly string[] {
  return PACKAGES.map((name) => {
    const path = findPackageJSON(name, import.meta.url);
    if (path === undefined) throw new Error(`The package ${name} is not installed; run npm install`);
    const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
    return `${name}@${version}`;
  });
}

/**
 * Names a picture by all that goes into it: source, texts, names and states of its terms, look,
 * versions, and the revision of the drawing code.
 * @param versions from `rendererVersions`
 * @returns the first 16 hex digits of a SHA-256
 */
export function renderKey(diagram: Diagram, lang: Lang, versions: readonly string[]): string {
  const input = {
    revision: REVISION,
    versions,
    config: MERMAID_CONFIG,
    id: diagram.id,
    lang,
    title: localize(diagram.title, lang),
    description: localize(diagram.description, lang),
    source: sourceFor(diagram, lang),
    terms: diagram.terms.map((t) => [
      t.id,
      t.platform,
      t.platformIndex,
      isHistory(t.state),
      localize(t.name, lang),
    ]),
  };
  return createHash('sha256').update(JSON.stringify(input)).digest('hex').slice(0, 16);
}

/** A picture in the folder of rendered diagrams. */
export interface RenderedName {
  readonly id: string;
  readonly lang: Lang;
  readonly hash: string;
}

/**
 * Reads a picture and its structure.
 * @returns undefined where one of the two files is missing or damaged: it is then rendered again
 */
export async function readRendered(
  folder: string,
  { id, lang, hash }: RenderedName,
): Promise<RenderedDiagram | undefined> {
  try {
    const base = join(folder, `${id}.${lang}.${hash}`);
    const [svg, json] = await Promise.all([
      readFile(`${base}.svg`, 'utf8'),
      readFile(`${base}.json`, 'utf8'),
    ]);
    if (!svg.startsWith('<svg') || !svg.trimEnd().endsWith('</svg>')) return undefined;
    return { id, lang, svg, structure: JSON.parse(json) as DiagramStructure };
  } catch (error) {
    if (
      error instanceof SyntaxError ||
      (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    )
      return undefined;
    throw new Error(`Cannot read the diagram ${id} from ${folder}`, { cause: error });
  }
}

/** Writes a picture and its structure, whole or not at all, and then removes older pictures of the same diagram and language. */
export async function writeRendered(
  folder: string,
  { hash, picture }: { hash: string; picture: RenderedDiagram },
): Promise<void> {
  await mkdir(folder, { recursive: true });
  const prefix = `${picture.id}.${picture.lang}.`;
  const base = `${prefix}${hash}`;
  // The structure first: a picture is never there without it.
  await writeWhole(join(folder, `${base}.json`), `${JSON.stringify(picture.structure, null, 1)}\n`);
  await writeWhole(join(folder, `${base}.svg`), picture.svg);
  const others = (await readdir(folder)).filter(
    (name) => name.startsWith(prefix) && !name.startsWith(`${base}.`),
  );
  await Promise.all(others.map((name) => rm(join(folder, name))));
}

/**
 * Removes the pictures of diagrams that no longer exist.
 * @param ids the diagrams there are
 * @returns the names of the files removed
 */
export async function pruneRendered(folder: string, ids: readonly string[]): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const known = new Set(ids);
  const orphans = names.filter(
    (name) => /\.(?:svg|json|tmp)$/.test(name) && !known.has(name.split('.')[0] ?? ''),
  );
  await Promise.all(orphans.map((name) => rm(join(folder, name))));
  return orphans.sort();
}

async function writeWhole(path: string, content: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, content);
  await rename(temporary, path);
}
