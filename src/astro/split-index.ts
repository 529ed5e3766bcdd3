import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { type Cbor, readCbor } from '../search/cbor.ts';
import { writeCbor } from '../search/write-cbor.ts';

const SIGNATURE = 'pagefind_dcd';
/** Bytes of a file of terms before it is zipped: Pagefind's own are some five times as large. */
const MOST_BYTES = 24_000;

/**
 * Parts the files of terms of an index into smaller ones, as the browser reads one for each word of a query.
 * @param meta name of the contents of the index, which are written anew
 * @returns the new name of the contents
 */
export function splitIndex(folder: string, meta: string): string {
  const [version = '', pages = [], chunks = []] = asList(read(join(folder, meta)));
  const smaller = asList(chunks).flatMap((chunk) => {
    const [, , hash] = asList(chunk);
    const file = join(folder, 'index', `${String(hash)}.pf_index`);
    const language = String(hash).replace(/_[^_]*$/, '');
    const terms = asList(asList(read(file))[0] ?? []);
    rmSync(file);
    return pieces(terms).map((piece): Cbor => {
      const bytes = zipped([piece]);
      const name = `${language}_${digest(bytes)}`;
      writeFileSync(join(folder, 'index', `${name}.pf_index`), bytes);
      return [termOf(piece[0]), termOf(piece.at(-1)), name];
    });
  });
  const bytes = zipped([version, pages, smaller]);
  const name = meta.replace(/[^_]*\.pf_meta$/, `${digest(bytes)}.pf_meta`);
  rmSync(join(folder, meta));
  writeFileSync(join(folder, name), bytes);
  return name;
}

/** Terms in their order, in stretches of about the size of a file. */
function pieces(terms: readonly Cbor[]): Cbor[][] {
  const all: Cbor[][] = [];
  let room = 0;
  for (const term of terms) {
    const size = writeCbor(term).length;
    if (room < size) {
      all.push([]);
      room = MOST_BYTES;
    }
    room -= size;
    all.at(-1)?.push(term);
  }
  return all;
}

const termOf = (entry: Cbor | undefined): Cbor => asList(entry ?? [])[0] ?? '';
const asList = (value: Cbor): readonly Cbor[] => (Array.isArray(value) ? value : []);
const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex').slice(0, 10);
const zipped = (value: Cbor): Buffer =>
  gzipSync(Buffer.concat([Buffer.from(SIGNATURE), writeCbor(value)]), { level: 9 });

function read(file: string): Cbor {
  return readCbor(new Uint8Array(gunzipSync(readFileSync(file))).subarray(SIGNATURE.length));
}
