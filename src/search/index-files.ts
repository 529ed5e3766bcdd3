import { type Cbor, readCbor } from './cbor.ts';

/*
 * The files of a Pagefind 1.6 index, unzipped, as its own searcher reads them (its source: pagefind_web/src).
 * Only the build reads them: it writes what the browser reads from them. Its version is pinned; the tests read
 * real files, so a change of the format cannot pass unseen.
 */

/** What all its files begin with. */
const SIGNATURE = 'pagefind_dcd';

/** The contents of an index: its pages by number, and which file holds which terms. */
export interface IndexMeta {
  readonly pages: readonly { readonly hash: string; readonly length: number }[];
  /** Files of terms. */
  readonly chunks: readonly string[];
}

/** @throws RangeError where the file is none of Pagefind's */
export function readMeta(bytes: Uint8Array): IndexMeta {
  const [, pages, chunks] = list(read(bytes));
  return {
    pages: list(pages).map((page) => {
      const [hash, length] = list(page);
      return { hash: String(hash), length: Number(length) };
    }),
    chunks: list(chunks).map((chunk) => {
      const [, , hash] = list(chunk);
      return `index/${hash}.pf_index`;
    }),
  };
}

/** Terms with where they stand: by page number, each place as in `Postings`. */
export type TermChunk = ReadonlyMap<string, ReadonlyMap<number, readonly number[]>>;

/** @throws RangeError where the file is none of Pagefind's */
export function readChunk(bytes: Uint8Array): TermChunk {
  return new Map(
    list(list(read(bytes))[0]).map((word) => {
      const [term, pages] = list(word);
      return [String(term), readPostings(list(pages))];
    }),
  );
}

function readPostings(pages: readonly Cbor[]): Map<number, number[]> {
  let number = 0;
  return new Map(
    pages.map((page) => {
      const [distance, places] = list(page);
      // Page numbers and positions are told as the distance from the one before.
      number += Number(distance);
      return [number, readPlaces(list(places).map(Number))];
    }),
  );
}

function readPlaces(numbers: readonly number[]): number[] {
  const places: number[] = [];
  let weight = 25;
  let position = 0;
  for (const number of numbers) {
    // A negative number is the weight of those that follow, whose count begins anew.
    if (number < 0) [weight, position] = [-1 - number, 0];
    else {
      position += number;
      places.push(position * 256 + weight);
    }
  }
  return places.sort((a, b) => a - b);
}

function read(bytes: Uint8Array): Cbor {
  const start = SIGNATURE.length;
  if (new TextDecoder().decode(bytes.subarray(0, start)) !== SIGNATURE) throw new RangeError();
  return readCbor(bytes.subarray(start));
}

function list(value: Cbor | undefined): readonly Cbor[] {
  if (Array.isArray(value)) return value;
  throw new RangeError();
}
