import { randomBytes } from 'node:crypto';
import { readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { applyFixes } from '../diagnostics/apply-fixes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** What was mended in one file. */
export interface FixedFile {
  readonly file: string;
  readonly mended: readonly Diagnostic[];
}

/** A file could not be replaced; it is as it was. */
export class CannotWrite extends Error {}

/** A mended problem can lay bare another one behind it; more rounds than this would be a fault of ours. */
const MOST_ROUNDS = 100;

/**
 * Mends what is certain, again and again until nothing is left to mend.
 * @param find reads the docs folder and reports every problem
 * @returns what was mended, and the problems that are left
 * @throws CannotWrite at the first file that cannot be replaced; those before it are mended
 */
export async function fixDocs(
  root: string,
  find: () => Promise<readonly Diagnostic[]>,
): Promise<{ fixed: FixedFile[]; left: readonly Diagnostic[] }> {
  const fixed: FixedFile[] = [];
  for (let round = 1; ; round++) {
    const found = await find();
    const own = round <= MOST_ROUNDS ? await fixFiles(root, found, { write: true }) : [];
    if (own.length === 0) return { fixed, left: found };
    fixed.push(...own);
  }
}

/**
 * Makes the certain changes in the files of diagnostics; each file is written whole or not at all.
 * @param options.write false only tells what would be done
 */
export async function fixFiles(
  root: string,
  diagnostics: readonly Diagnostic[],
  { write }: { write: boolean },
): Promise<FixedFile[]> {
  const byFile = Map.groupBy(
    diagnostics.filter((d) => d.fix !== undefined),
    (d) => d.file,
  );
  const fixed: FixedFile[] = [];
  for (const [file, own] of byFile) {
    const path = resolve(root, file);
    // Bytes that are no UTF-8 would not survive; such a file has another error, which comes first.
    const source = await readUtf8(path);
    if (source === undefined) continue;
    const { text, mended } = applyFixes(source, own);
    if (mended.length === 0 || text === source) continue;
    if (write) await replaceFile(path, text);
    fixed.push({ file, mended });
  }
  return fixed;
}

/** A line for each change: `docs/a.mdx:3:5 “<br>” → “<br />”`. */
export function formatFixes(fixed: readonly FixedFile[]): string {
  return fixed
    .flatMap(({ file, mended }) =>
      mended.flatMap(({ fix = [] }) =>
        fix.map(({ line, column, old, text }) => `${file}:${line}:${column} “${old}” → “${text}”\n`),
      ),
    )
    .join('');
}

async function readUtf8(path: string): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
  } catch {
    return undefined;
  }
}

/** Writes beside the file and renames, so that it is never half written; of a link, the file behind it. */
async function replaceFile(path: string, text: string): Promise<void> {
  const target = await realpath(path);
  const { mode } = await stat(target);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    await writeFile(temporary, text, { mode });
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotWrite(`Cannot write ${path}: ${reason}`, { cause: error });
  }
}
