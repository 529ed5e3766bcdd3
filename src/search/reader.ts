import { type IndexMeta, type Postings, readChunk, type TermChunk } from './index-files.ts';

/** What the index is read from. Both throw a `SearchFault` where a file cannot be had. */
export interface IndexFiles {
  /** Bytes of a file, unzipped. */
  bytes(path: string): Promise<Uint8Array>;
  json(path: string): Promise<unknown>;
}

/** Terms of an index with the pages they stand on; fetches what it needs and keeps it. */
export interface TermReader {
  readonly meta: IndexMeta;
  /** Places of a term; none where no page holds it. */
  places(term: string): Promise<Postings>;
  /** All terms that begin so, with their places. */
  beginning(prefix: string): Promise<ReadonlyMap<string, Postings>>;
  /** Terms that stand in the same file as this one would. */
  around(term: string): Promise<readonly string[]>;
}

/** No more files are read for one beginning: of a single letter there may be very many. */
const MOST_FILES = 3;

export function termReader(meta: IndexMeta, files: IndexFiles): TermReader {
  const chunks = new Map<string, Promise<TermChunk>>();
  const read = (file: string): Promise<TermChunk> => {
    const known = chunks.get(file);
    if (known) return known;
    const fetched = files.bytes(file).then(readChunk);
    chunks.set(file, fetched);
    // What failed is asked for again the next time.
    fetched.catch(() => chunks.delete(file));
    return fetched;
  };
  /** The files whose terms reach into a range. */
  const filesOf = (first: string, last: string): string[] =>
    meta.chunks.flatMap(({ from, to, file }) => (before(to, first) || before(last, from) ? [] : [file]));
  return {
    meta,
    async places(term) {
      const [file] = filesOf(term, term);
      return file === undefined ? new Map() : (await read(file)).postings(term);
    },
    async beginning(prefix) {
      const wanted = filesOf(prefix, `${prefix}\u{10ffff}`).slice(0, MOST_FILES);
      const found = new Map<string, Postings>();
      for (const chunk of await Promise.all(wanted.map(read))) {
        for (const term of chunk.terms()) if (term.startsWith(prefix)) found.set(term, chunk.postings(term));
      }
      return found;
    },
    async around(term) {
      const [file] = filesOf(term, term);
      return file === undefined ? [] : [...(await read(file)).terms()];
    },
  };
}

/** Pagefind sorts by code points; by code units, letters beyond U+FFFF come too early. */
function before(a: string, b: string): boolean {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const [x = 0, y = 0] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return rank(x) < rank(y);
  }
  return a.length < b.length;
}
/** Surrogates stand behind all other code units. */
const rank = (unit: number): number => (unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit);
