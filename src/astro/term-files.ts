import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Catalogue } from '../search/catalogue.ts';
import { type IndexMeta, readChunk } from '../search/index-files.ts';
import { writePostings } from '../search/places.ts';
import { type TermFile, termFile } from '../search/reader.ts';

/** Characters of a file: a browser reads one for each word of a query. */
const MOST_CHARACTERS = 24_000;

/**
 * Writes the terms of a language for the browser, in smaller files than Pagefind's own and in a form that it
 * reads without decoding.
 * @param folder of the index, which Pagefind has written
 * @returns the files in the order of their terms
 */
export function writeTermFiles(folder: string, { chunks }: IndexMeta): Catalogue['files'] {
  const terms = chunks.flatMap((chunk) => [
    ...readChunk(new Uint8Array(gunzipSync(readFileSync(join(folder, chunk))))),
  ]);
  const written = terms.map(([term, places]): TermFile[number] => [term, writePostings(places)]);
  // The browser looks for the file of a term by comparing strings: Pagefind orders them by bytes.
  const ordered = written.sort(([a], [b]) => (a < b ? -1 : 1));
  mkdirSync(join(folder, 'terms'), { recursive: true });
  return pieces(ordered).map((piece, i) => {
    const text = JSON.stringify(piece);
    const name = createHash('sha256').update(text).digest('hex').slice(0, 10);
    writeFileSync(join(folder, termFile(name)), text);
    return [i === 0 ? '' : (piece[0]?.[0] ?? ''), name];
  });
}

/** Terms in their order, in stretches of about the size of a file. */
function pieces(terms: TermFile): TermFile[] {
  const all: TermFile[number][][] = [];
  let room = 0;
  for (const term of terms) {
    const size = term.join().length;
    if (room < size) {
      all.push([]);
      room = MOST_CHARACTERS;
    }
    room -= size;
    all.at(-1)?.push(term);
  }
  return all;
}
