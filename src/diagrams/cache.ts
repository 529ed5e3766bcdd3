import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import type { Lang } from '../text/brand.ts';
import { type Language, localize } from '../text/localized.ts';
import { type Diagram, isHistory, sourceFor } from './diagram.ts';
import type { RenderedDiagram } from './picture-page.ts';
import type { DiagramStructure } from './structure.ts';
import { MERMAID_CONFIG } from './theme.ts';

/** To be raised when draw.ts, page-draw.ts or another part changes what is drawn: all pictures are then made anew. */
const REVISION = 7;

const PACKAGES = ['mermaid', 'svgo', '@fontsource-variable/noto-sans-sc'] as const;

/** All that decides what a picture looks like beside the diagram itself. */
export interface Renderer {
  /** Of our own drawing code. */
  readonly revision: number;
  /** Of Mermaid, svgo and the font: `name@version` each. */
  readonly versions: readonly string[];
  /** Mermaid's configuration, which holds the theme. */
  readonly config: unknown;
}

/** The renderer as it is installed. @throws where one of its packages is not */
export function currentRenderer(): Renderer {
  const versions = PACKAGES.map((name) => {
    const path = findPackageJSON(name, import.meta.url);
    if (path === undefined) throw new Error(`The package ${name} is not installed; run npm install`);
    const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string };
    return `${name}@${version}`;
  });
  return { revision: REVISION, versions, config: MERMAID_CONFIG };
}

/**
 * Names a picture by all that goes into it: source, texts, names and states of its terms, look,
 * versions, and the revision of the drawing code.
 * @returns the first 16 hex digits of a SHA-256
 */
export function renderKey(diagram: Diagram, lang: Lang, renderer: Renderer): string {
  const { revision, versions, config } = renderer;
  const input = {
    revision,
    versions,
    config,
    id: diagram.id,
    lang,
    title: localize(diagram.title, lang),
    description: localize(diagram.description, lang),
    source: sourceFor(diagram, lang),
    blocks: diagram.blocks && Object.values(diagram.blocks).map((words) => localize(words, lang)),
    terms: diagram.terms.map((t) => [
      t.id,
      t.platform,
      t.platformIndex,
      isHistory(t.state),
      localize(t.name, lang),
    ]),
  };
  return hashOf(JSON.stringify(input));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** A picture in the folder of rendered diagrams. */
export interface RenderedName {
  readonly id: string;
  readonly lang: Lang;
  readonly hash: string;
}

/** The pictures that a site has: each of its diagrams in each of its languages. */
export function picturesOf(
  diagrams: readonly Diagram[],
  languages: readonly Language[],
): readonly (RenderedName & { readonly diagram: Diagram })[] {
  const renderer = currentRenderer();
  return diagrams.flatMap((diagram) =>
    languages.map(({ id: lang }) => ({
      diagram,
      id: diagram.id,
      lang,
      hash: renderKey(diagram, lang, renderer),
    })),
  );
}

/** The names of a picture's two files: the graphic, and what it says. */
export function filesOf({ id, lang, hash }: RenderedName): readonly [svg: string, json: string] {
  const base = `${id}.${lang}.${hash}`;
  return [`${base}.svg`, `${base}.json`];
}

/** The two files of a picture by name. The second holds a sum over both, by which damage is known. */
export function encodePicture(name: RenderedName, { svg, structure }: RenderedDiagram): [string, string][] {
  const [graphic, words] = filesOf(name);
  const sum = hashOf(svg + JSON.stringify(structure));
  // The structure first: a graphic is never there without it.
  return [
    [words, `${JSON.stringify({ sum, structure }, null, 1)}\n`],
    [graphic, svg],
  ];
}

/**
 * Reads a picture and its structure.
 * @returns undefined where one of the two files is missing or damaged: it is then rendered again
 */
export async function readRendered(folder: string, name: RenderedName): Promise<RenderedDiagram | undefined> {
  const { id, lang } = name;
  try {
    const [text, json] = await Promise.all(filesOf(name).map((file) => readFile(join(folder, file), 'utf8')));
    // Git may have given the files Windows line ends.
    const svg = text?.replaceAll('\r\n', '\n') ?? '';
    const read: unknown = JSON.parse(json ?? '');
    if (typeof read !== 'object' || read === null || !('sum' in read) || !('structure' in read))
      return undefined;
    const { sum, structure } = read;
    // What has the right sum was written by `encodePicture`.
    if (sum !== hashOf(svg + JSON.stringify(structure))) return undefined;
    return { id, lang, svg, structure: structure as DiagramStructure };
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
  const { id, lang } = picture;
  const files = encodePicture({ id, lang, hash }, picture);
  for (const [name, content] of files) await writeWhole(join(folder, name), content);
  const own = new Set(files.map(([name]) => name));
  const others = (await readdir(folder)).filter(
    (name) => name.startsWith(`${id}.${lang}.`) && !own.has(name) && !name.endsWith('.tmp'),
  );
  await Promise.all(others.map((name) => rm(join(folder, name), { force: true })));
}

/**
 * The files of a folder of pictures that belong to none of the given: of diagrams and languages that are
 * gone, of earlier states, and what a process that was ended left half written.
 */
export async function staleFiles(
  folder: string,
  pictures: readonly RenderedName[],
): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  const used = new Set(pictures.flatMap(filesOf));
  return names.filter((name) => /\.(?:svg|json|tmp)$/.test(name) && !used.has(name)).sort();
}

/**
 * Removes the files of a folder of pictures that belong to none of the given.
 * @returns their names
 */
export async function pruneRendered(
  folder: string,
  pictures: readonly RenderedName[],
): Promise<readonly string[]> {
  const stale = await staleFiles(folder, pictures);
  await Promise.all(stale.map((name) => rm(join(folder, name), { force: true })));
  return stale;
}

async function writeWhole(path: string, content: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  await writeFile(temporary, content);
  await rename(temporary, path);
}
