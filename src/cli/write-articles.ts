import { constants } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { ArticleState } from '../importer/report.ts';

/** A file of an article to be written. */
export interface FileToWrite {
  /** Name in the article's folder, of small Latin letters, digits, hyphens and dots. */
  readonly name: string;
  readonly content:
    | { readonly kind: 'text'; readonly text: string }
    /** Copied from an absolute path, which is not touched. */
    | { readonly kind: 'copy'; readonly from: string };
}

/** An article to be written: all of its files or none. */
export interface ArticleToWrite {
  readonly slug: string;
  readonly files: readonly FileToWrite[];
}

/** What writing needs of the file system; given in, so that a full disk can be tried. */
export type WritingFs = Pick<
  typeof fs,
  'copyFile' | 'cp' | 'lstat' | 'mkdir' | 'readdir' | 'readFile' | 'rename' | 'rm' | 'writeFile'
>;

export interface WriteOptions {
  /** Absolute path of the folder of articles. */
  readonly to: string;
  /** How messages name that folder. */
  readonly name: string;
  readonly dryRun: boolean;
  readonly force: boolean;
  readonly fs?: WritingFs;
}

export interface Written {
  readonly state: ArticleState;
  readonly diagnostics: readonly Diagnostic[];
  /** True where writing anything else would fail in the same way: the disk is full, the target read-only. */
  readonly hopeless: boolean;
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const NAME = /^[a-z0-9][a-z0-9.-]*$/;

/**
 * Writes one article: into a temporary folder beside its place, then by renaming, so that there is never half
 * an article. What stands there is kept unless it is the same or `force` is given; files in it that the
 * article does not have stay.
 * @throws where a name would lead out of the folder, which would be a fault of the plan
 */
export async function writeArticle(article: ArticleToWrite, options: WriteOptions): Promise<Written> {
  const { slug, files } = article;
  if (!SLUG.test(slug) || files.some(({ name }) => !NAME.test(name)))
    throw new Error(`Not a name for a file: ${slug}, ${files.map((f) => f.name).join(', ')}`);
  const folder = `${options.name}/${slug}`;
  const refuse = (diagnostic: Diagnostic): Written => ({
    state: 'refused',
    diagnostics: [diagnostic],
    hopeless: false,
  });
  const place = { file: folder, line: 1, column: 1 };
  try {
    const there = await lookAt(slug, options);
    if (there.kind === 'twin')
      return refuse(diagnose('import/case-twin', place, { folder, other: there.other }));
    if (there.kind === 'no-folder') return refuse(diagnose('import/target-link', place, { folder }));
    const differing = await differences(article, there.kind === 'folder', options);
    const isNew = there.kind === 'nothing';
    if (!isNew && differing.length === 0) return { state: 'unchanged', diagnostics: [], hopeless: false };
    const changed = differing.filter((file) => file.exists).map((file) => file.name);
    if (changed.length > 0 && !options.force)
      return refuse(diagnose('import/exists', place, { folder, files: changed }));
    if (options.dryRun) return { state: 'planned', diagnostics: [], hopeless: false };
    await put(article, { ...options, isNew });
    return { state: 'written', diagnostics: [], hopeless: false };
  } catch (error) {
    const { reason, hopeless } = explain(error);
    const diagnostics = [diagnose('import/cannot-write', place, { folder, reason })];
    return { state: 'failed', diagnostics, hopeless };
  }
}

type There =
  | { readonly kind: 'nothing' | 'folder' | 'no-folder' }
  | { readonly kind: 'twin'; readonly other: string };

async function lookAt(slug: string, { to, dryRun, fs: io = fs }: WriteOptions): Promise<There> {
  const names = await io.readdir(to).catch(missing<string[]>([]));
  const old = oldName(slug);
  // A run that was killed between two renames left the article under this name.
  if (!dryRun && names.includes(old) && !names.includes(slug)) {
    await io.rename(join(to, old), join(to, slug));
    names.push(slug);
  }
  const twin = names.find((name) => name !== slug && name.toLowerCase() === slug);
  if (twin !== undefined) return { kind: 'twin', other: twin };
  const found = await io.lstat(join(to, slug)).catch(missing(undefined));
  if (!found) return { kind: 'nothing' };
  return { kind: found.isDirectory() ? 'folder' : 'no-folder' };
}

/** The files of an article that do not stand in its folder as they would be written. */
async function differences(
  { slug, files }: ArticleToWrite,
  exists: boolean,
  { to, fs: io = fs }: WriteOptions,
): Promise<{ name: string; exists: boolean }[]> {
  if (!exists) return files.map(({ name }) => ({ name, exists: false }));
  const differing: { name: string; exists: boolean }[] = [];
  for (const { name, content } of files) {
    const old = await io.readFile(join(to, slug, name)).catch(missing(undefined));
    const fresh = content.kind === 'text' ? Buffer.from(content.text) : await io.readFile(content.from);
    if (!old?.equals(fresh)) differing.push({ name, exists: old !== undefined });
  }
  return differing;
}

const oldName = (slug: string): string => `.import-${slug}-old`;

async function put(
  { slug, files }: ArticleToWrite,
  { to, isNew, fs: io = fs }: WriteOptions & { isNew: boolean },
): Promise<void> {
  const target = join(to, slug);
  const fresh = join(to, `.import-${slug}`);
  const old = join(to, oldName(slug));
  await io.mkdir(to, { recursive: true });
  await io.rm(fresh, { recursive: true, force: true });
  try {
    await io.mkdir(fresh);
    // What the author has put beside the page stays.
    if (!isNew) await io.cp(target, fresh, { recursive: true, preserveTimestamps: true });
    for (const { name, content } of files) {
      const path = join(fresh, name);
      if (content.kind === 'copy') await io.copyFile(content.from, path, constants.COPYFILE_FICLONE);
      else await io.writeFile(path, content.text);
    }
    if (!isNew) await io.rename(target, old);
    try {
      await io.rename(fresh, target);
    } catch (error) {
      if (!isNew) await io.rename(old, target);
      throw error;
    }
  } catch (error) {
    // Where this fails too, the first error is the one that says why.
    await io.rm(fresh, { recursive: true, force: true }).catch(() => undefined);
    throw error;
  }
  if (!isNew) await io.rm(old, { recursive: true, force: true });
}

/** Gives a value where a file does not exist; throws every other error. */
function missing<T>(value: T): (error: NodeJS.ErrnoException) => T {
  return (error) => {
    if (error.code !== 'ENOENT') throw error;
    return value;
  };
}

/** Plain words for what the system says. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota on this disk is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'it may not be written by this user',
  EPERM: 'it may not be written by this user',
  ENOTDIR: 'a file stands where a folder should be',
};
const HOPELESS = new Set(['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EPERM', 'ENOTDIR']);

function explain(error: unknown): { reason: string; hopeless: boolean } {
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
  return { reason: REASONS[code] ?? message, hopeless: HOPELESS.has(code) };
}
