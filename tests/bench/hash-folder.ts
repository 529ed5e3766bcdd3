import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Every file of a folder with the SHA-256 of its bytes, in alphabetical order. */
export async function hashFolder(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  const hashes = new Map<string, string>();
  for (const path of paths) {
    const hash = createHash('sha256').update(await readFile(join(folder, path)));
    hashes.set(path.split(sep).join('/'), hash.digest('hex'));
  }
  return hashes;
}

/** Files that only one of two folders has, or that differ. */
export function differences(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path)).sort();
}
