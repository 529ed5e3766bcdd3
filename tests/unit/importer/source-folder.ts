import type { SourceFolder } from '../../../src/importer/source-file.ts';

/** Files of a folder as they are read for an import, given by path. */
export function readFiles(files: Readonly<Record<string, string>>): SourceFolder['files'] {
  return Object.entries(files).map(([path, text]) => ({
    path,
    name: `blog/${path}`,
    text,
    bytes: text.length,
    encoding: 'UTF-8',
    carriageReturns: false,
  }));
}
