import { readdir, readFile, stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import type { z } from 'astro/zod';
import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Parsed, parseYaml } from '../diagnostics/parse-yaml.ts';
import { ID } from '../glossary/term-schema.ts';

/** Reads files of the docs folder and gathers what is wrong with them. */
export interface Reader {
  /** Folder of the project; diagnostics name files relative to it. */
  readonly root: string;
  readonly diagnostics: Diagnostic[];
}

/** Path as diagnostics name it. */
export function nameOf(reader: Reader, path: string): string {
  return relative(reader.root, path).split(sep).join('/');
}

/** Entries of a folder in alphabetical order; none where it does not exist. */
export async function list(folder: string): Promise<{ name: string; folder: boolean }[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((e) => !e.name.startsWith('.'))
      .map((e) => ({ name: e.name, folder: e.isDirectory() }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}

/** Whether a path is a file that can be read. */
export async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** A file's text without BOM and with `\n` line ends; undefined, with a diagnostic, where it is not UTF-8. */
export async function readText(reader: Reader, path: string): Promise<string | undefined> {
  const file = nameOf(reader, path);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch {
    reader.diagnostics.push(diagnose('docs/missing-file', { file, line: 1, column: 1 }, { file }));
    return undefined;
  }
  try {
    return decoder
      .decode(bytes)
      .replace(/^\ufeff/, '')
      .replace(/\r\n?/g, '\n');
  } catch {
    reader.diagnostics.push(diagnose('docs/not-utf8', { file, line: 1, column: 1 }));
    return undefined;
  }
}

/** Reads a YAML file against its schema. */
export async function readYaml<T>(
  reader: Reader,
  path: string,
  schema: z.ZodType<T>,
): Promise<Extract<Parsed<T>, { value: T }> | undefined> {
  const text = await readText(reader, path);
  if (text === undefined) return undefined;
  const parsed = parseYaml({ file: nameOf(reader, path), text }, schema);
  reader.diagnostics.push(...parsed.diagnostics);
  return parsed.value === undefined ? undefined : (parsed as Extract<Parsed<T>, { value: T }>);
}

/** Reports a file that nothing reads: a name with a slip would else be passed over in silence. */
export function reportUnexpected(reader: Reader, path: string, expected: string): void {
  const place = { file: nameOf(reader, path), line: 1, column: 1 };
  reader.diagnostics.push(diagnose('docs/unexpected-file', place, { expected }));
}

/** Whether a name may stand in an address; reports it where not. */
export function checkName(reader: Reader, path: string, name: string): boolean {
  if (ID.test(name)) return true;
  reader.diagnostics.push(
    diagnose('docs/bad-name', { file: nameOf(reader, path), line: 1, column: 1 }, { name }),
  );
  return false;
}
