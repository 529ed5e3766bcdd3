import { type CborReader, cborReader } from './cbor.ts';

/*
 * The files of a Pagefind 1.6 index, unzipped, as its own searcher reads them (its source: pagefind_web/src).
 * Its version is pinned; the tests read real files, so a change of the format cannot pass unseen.
 */

/** What all its files begin with. */
const SIGNATURE = 'pagefind_dcd';

/** The contents of an index: its pages by number, and which file holds which terms. */
export interface IndexMeta {
  readonly pages: readonly { readonly hash: string; readonly length: number }[];
  /** In order of the terms. */
  readonly chunks: readonly { readonly from: string; readonly to: string; readonly file: string }[];
  /** File of each filter. */
  readonly filters: ReadonlyMap<string, string>;
}

/** Where a term stands: by page number, each place a position and a weight in one number, see `place`. */
export type Postings = ReadonlyMap<number, readonly number[]>;

/** A place of a term: its position counted in terms, and its weight, 24 for running text. */
export const positionOf = (place: number): number => Math.floor(place / 256);
export const weightOf = (place: number): number => place % 256;

/** @throws RangeError where the file is none of Pagefind's */
export function readMeta(bytes: Uint8Array): IndexMeta {
  const cbor = open(bytes);
  cbor.array();
  cbor.text();
  const pages = records(cbor, () => ({ hash: cbor.text(), length: cbor.integer() }), 2);
  const chunks = records(
    cbor,
    () => ({ from: cbor.text(), to: cbor.text(), file: `index/${cbor.text()}.pf_index` }),
    3,
  );
  const filters = records(cbor, () => [cbor.text(), `filter/${cbor.text()}.pf_filter`] as const, 2);
  return { pages, chunks, filters: new Map(filters) };
}

/** The pages of each value of a filter. @throws RangeError where the file is none of Pagefind's */
export function readFilter(bytes: Uint8Array): Map<string, number[]> {
  const cbor = open(bytes);
  cbor.array();
  cbor.text();
  return new Map(records(cbor, () => [cbor.text(), list(cbor.array(), cbor.integer)] as const, 2));
}

/** A file of terms: what stands in it is read when it is asked for. */
export interface TermChunk {
  /** In no order that may be relied on. */
  terms(): Iterable<string>;
  /** Places of a term; none where the file does not hold it. */
  postings(term: string): Postings;
}

/** @throws RangeError where the file is none of Pagefind's */
export function readChunk(bytes: Uint8Array): TermChunk {
  const cbor = open(bytes);
  cbor.array();
  const starts = new Map<string, number>();
  for (let left = cbor.array(); left > 0; left--) {
    const parts = cbor.array();
    starts.set(cbor.text(), cbor.at);
    // Places, and forms with accents, of which our terms have none.
    for (let part = 1; part < parts; part++) cbor.skip();
  }
  return {
    terms: () => starts.keys(),
    postings(term) {
      const start = starts.get(term);
      return start === undefined ? new Map() : readPostings(bytes, start);
    },
  };
}

function readPostings(bytes: Uint8Array, start: number): Postings {
  const cbor = cborReader(bytes, start);
  const postings = new Map<number, number[]>();
  let page = 0;
  for (let left = cbor.array(); left > 0; left--) {
    const parts = cbor.array();
    // Page numbers and positions are told as the distance from the one before.
    page += cbor.integer();
    postings.set(page, readPlaces(list(cbor.array(), cbor.integer)));
    for (let part = 2; part < parts; part++) cbor.skip();
  }
  return postings;
}

function readPlaces(numbers: readonly number[]): number[] {
  const places: number[] = [];
  let weight = 24;
  let position = 0;
  for (const number of numbers) {
    if (number < 0) {
      // A negative number is the weight of those that follow, whose count begins anew.
      weight = Math.min(255, -1 - number);
      position = 0;
    } else {
      position += number;
      places.push(position * 256 + weight);
    }
  }
  return places.sort((a, b) => a - b);
}

function open(bytes: Uint8Array) {
  const signature = new TextDecoder().decode(bytes.subarray(0, SIGNATURE.length));
  if (signature !== SIGNATURE) throw new RangeError('A file of the search index has no signature');
  return cborReader(bytes, SIGNATURE.length);
}

/** A list of arrays of which the first parts are read and the others passed over. */
function records<T>(cbor: CborReader, read: () => T, parts: number): T[] {
  return list(cbor.array(), () => {
    const all = cbor.array();
    const record = read();
    for (let part = parts; part < all; part++) cbor.skip();
    return record;
  });
}

function list<T>(length: number, read: () => T): T[] {
  return Array.from({ length }, read);
}
