import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { FILES_AT_ONCE, mapLimited } from '../astro/map-limited.ts';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { decode } from '../importer/decode.ts';
import { nameIndex, pathIndex } from '../importer/pictures.ts';
import { sizeText } from '../importer/report.ts';
import { isSettings, readSettings, type SiteSettings } from '../importer/site-settings.ts';
import {
  articleRule,
  isMarkdown,
  otherFormat,
  type SourceFile,
  type SourceFolder,
  walkRule,
} from '../importer/source-file.ts';
import { pictureInspector } from './inspect-picture.ts';

/** Larger files are refused without being read. */
const MOST_BYTES = 10_000_000;
/** How many files beside one article are looked at for its pictures, and how deep. */
const BESIDE = { files: 5000, depth: 4 } as const;

/** What was read, and what was not. */
export interface ReadForeign {
  readonly folders: readonly SourceFolder[];
  readonly diagnostics: readonly Diagnostic[];
  readonly passedOver: readonly { readonly path: string; readonly why: string }[];
}

/** A file found on the disk. */
interface Entry {
  /** Below the root, with forward slashes. */
  readonly path: string;
  readonly mayBeArticle: boolean;
}

interface Context {
  /** Folder against which messages name files. */
  readonly cwd: string;
  /** Absolute path of the folder that is written to: never read. */
  readonly target: string;
  readonly diagnostics: Diagnostic[];
  readonly passedOver: { path: string; why: string }[];
}

/**
 * Reads the files and folders of an import. A file brings the folder it stands in, for its pictures, but
 * none of its neighbours.
 * @param inputs as the author gave them
 * @param options.target the folder that will be written to
 */
export async function readForeign(
  inputs: readonly string[],
  { cwd, target }: { cwd: string; target: string },
): Promise<ReadForeign> {
  const context: Context = { cwd, target, diagnostics: [], passedOver: [] };
  const found = await findInputs(inputs, context);
  const folders: SourceFolder[] = [];
  for (const { root, named } of found.folders) folders.push(await readFolder(root, context, named));
  const read = new Set(folders.flatMap(({ root, files }) => files.map(({ path }) => join(root, path))));
  for (const [folder, names] of found.files) {
    const own = names.filter((name) => !read.has(join(folder, name)));
    if (own.length > 0) folders.push(await readSingle(folder, own, context));
  }
  return { folders, diagnostics: context.diagnostics, passedOver: context.passedOver };
}

/** The folders and files that were named, each once: a folder inside another that was named comes with it. */
async function findInputs(
  inputs: readonly string[],
  context: Context,
): Promise<{ folders: { root: string; named: string }[]; files: Map<string, string[]> }> {
  const folders = new Map<string, string>();
  const files = new Map<string, string[]>();
  for (const named of new Set(inputs.map((input) => resolve(context.cwd, input)))) {
    const kind = await kindOf(named);
    if (kind === 'folder') folders.set(await realpath(named), named);
    else if (kind === 'file') {
      const folder = await realpath(dirname(named));
      files.set(folder, [...(files.get(folder) ?? []), basename(named)]);
    } else report(context, 'import/missing', named);
  }
  const outermost = [...folders].filter(([root]) =>
    [...folders.keys()].every((other) => other === root || !isInside(root, other)),
  );
  return { folders: outermost.map(([root, named]) => ({ root, named })), files };
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    const found = await stat(path);
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : undefined;
  } catch {
    return undefined;
  }
}

async function readFolder(root: string, context: Context, named: string): Promise<SourceFolder> {
  const entries = await walk(root, context, { files: Number.POSITIVE_INFINITY, depth: 64 });
  const paths = entries.map(({ path }) => path);
  const anyMarkdown = entries.some(({ path, mayBeArticle }) => mayBeArticle && isMarkdown(path));
  const whyNot = articleRule(paths);
  const articles: string[] = [];
  for (const { path, mayBeArticle } of entries) {
    if (!mayBeArticle) continue;
    const isArticle = isMarkdown(path) || (!anyMarkdown && /\.txt$/i.test(path));
    const why = isArticle ? whyNot(path) : otherFormat(path);
    if (why !== undefined) context.passedOver.push({ path: nameIn(context, join(root, path)), why });
    else if (isArticle) articles.push(path);
  }
  if (articles.length === 0) report(context, 'import/nothing', named);
  return source(root, { articles, paths }, context);
}

async function readSingle(root: string, names: readonly string[], context: Context): Promise<SourceFolder> {
  const entries = await walk(root, { ...context, diagnostics: [], passedOver: [] }, BESIDE);
  const paths = [...new Set([...names, ...entries.map(({ path }) => path)])].sort();
  return source(root, { articles: [...names].sort(), paths }, context);
}

async function source(
  root: string,
  { articles, paths }: { articles: readonly string[]; paths: readonly string[] },
  context: Context,
): Promise<SourceFolder> {
  const read = await mapLimited(articles, FILES_AT_ONCE, (path) => readArticle(root, path, context));
  const own = new Set(articles);
  const others = paths.filter((path) => !own.has(path));
  const name = nameIn(context, root);
  const known = { find: pathIndex(others), named: nameIndex(others), inspect: pictureInspector(root) };
  const settings = await settingsOf(root, others.filter(isSettings));
  const files = read.filter((file) => file !== undefined);
  return { name, root, files, others, known, ...(settings && { settings }) };
}

/** Settings are short. */
const MOST_SETTINGS = 200_000;

async function settingsOf(root: string, paths: readonly string[]): Promise<SiteSettings | undefined> {
  if (paths.length === 0) return undefined;
  const texts = new Map<string, string>();
  for (const path of paths) {
    const bytes = await readFile(join(root, path)).catch(() => undefined);
    if (bytes && bytes.length <= MOST_SETTINGS) texts.set(path, bytes.toString('utf8'));
  }
  return readSettings(texts);
}

async function readArticle(root: string, path: string, context: Context): Promise<SourceFile | undefined> {
  const full = join(root, path);
  const name = nameIn(context, full);
  const place = { file: name, line: 1, column: 1 };
  try {
    const { size } = await stat(full);
    if (size > MOST_BYTES) {
      const params = { size: sizeText(size), most: sizeText(MOST_BYTES) };
      context.diagnostics.push(diagnose('import/too-large', place, params));
      return undefined;
    }
    const decoded = decode(await readFile(full));
    if ('problem' in decoded) {
      const id = decoded.problem === 'binary' ? 'import/binary' : 'import/unknown-encoding';
      context.diagnostics.push(diagnose(id, place));
      return undefined;
    }
    return { path, name, bytes: size, ...decoded };
  } catch (error) {
    const params = { reason: error instanceof Error ? error.message : String(error) };
    context.diagnostics.push(diagnose('import/no-access', place, params));
    return undefined;
  }
}

/** All files below a folder, in alphabetical order; what is not walked is reported. */
async function walk(
  root: string,
  context: Context,
  limit: { readonly files: number; readonly depth: number },
): Promise<Entry[]> {
  const entries: Entry[] = [];
  const visit = async (inner: string, mayBeArticle: boolean, above: readonly string[]): Promise<void> => {
    const here = await readdir(join(root, inner), { withFileTypes: true });
    here.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of here) {
      if (entries.length >= limit.files) return;
      const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
      const found = await followed(root, path, { entry, context });
      if (found === undefined) continue;
      const { real, kind, linked } = found;
      if (kind === 'file') {
        entries.push({ path, mayBeArticle: mayBeArticle && !linked && !entry.name.startsWith('.') });
        continue;
      }
      const rule = real === context.target ? 'none' : walkRule(path);
      if (rule === 'none') {
        if (!entry.name.startsWith('.')) passOver(context, join(root, path));
      } else if (above.length < limit.depth && !above.includes(real)) {
        // The texts of a linked folder are read where they stand.
        await visit(path, mayBeArticle && rule === 'all' && !linked, [...above, real]);
      }
    }
  };
  await visit('', true, [root]);
  return entries;
}

/** Where an entry really stands; undefined for a link that leads out of the root, which is reported. */
async function followed(
  root: string,
  path: string,
  {
    entry,
    context,
  }: { entry: { isSymbolicLink(): boolean; isDirectory(): boolean; isFile(): boolean }; context: Context },
): Promise<{ real: string; kind: 'file' | 'folder'; linked: boolean } | undefined> {
  const full = join(root, path);
  if (!entry.isSymbolicLink()) {
    if (entry.isDirectory()) return { real: full, kind: 'folder', linked: false };
    return entry.isFile() ? { real: full, kind: 'file', linked: false } : undefined;
  }
  const real = await realpath(full).catch(() => undefined);
  const kind = real === undefined ? undefined : await kindOf(real);
  if (real === undefined || kind === undefined) return undefined;
  if (!isInside(real, root)) {
    const place = { file: nameIn(context, full), line: 1, column: 1 };
    context.diagnostics.push(diagnose('import/link-outside', place, undefined, 'warning'));
    return undefined;
  }
  return { real, kind, linked: true };
}

/** Whether a path is a folder or stands below it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || !(way === '..' || way.startsWith(`..${sep}`) || resolve(way) === way);
}

function passOver(context: Context, path: string): void {
  context.passedOver.push({ path: nameIn(context, path), why: 'no folder of an author' });
}

function report(context: Context, id: 'import/missing' | 'import/nothing', path: string): void {
  const file = nameIn(context, path);
  context.diagnostics.push(diagnose(id, { file, line: 1, column: 1 }));
}

/** A path as messages name it: relative where it stands below the current folder. */
function nameIn({ cwd }: Context, path: string): string {
  const shown = isInside(path, cwd) ? relative(cwd, path) || '.' : path;
  return shown.split(sep).join('/');
}
