import { type IndexMeta, type Postings, readChunk, type TermChunk } from './index-files.ts';

/** What the index is read from. Both throw a `SearchFault` where a file cannot be had. */
export interface IndexFiles {
  /** Bytes of a file, unzipped. */
  bytes(path: string): Promise<Uint8Array>;
  /** Contents of a file, kept once they came. */
  json(path: string): Promise<unknown>;
}

/** Terms of an index with the pages they stand on; fetches what it needs and keeps it. */
export interface TermReader {
  readonly meta: IndexMeta;
  /** Places of a term; none where no page holds it. */
  places(term: string): Promise<Postings>;
  /** The places of all terms that begin so. */
  beginning(prefix: string): Promise<readonly Postings[]>;
  /** Terms that stand in the same file as this one would. */
  around(term: string): Promise<readonly string[]>;
}

/** No more files are read for one beginning: of a single letter there may be very many. */
const MOST_FILES = 3;

export function termReader(meta: IndexMeta, files: IndexFiles): TermReader {
  const read = kept((file: string) => files.bytes(file).then(readChunk));
  /**
   * The files whose terms reach into a range. What a file begins with is cut to its first letters, but never so
   * short that a term of the file before could follow it: a term stands in the last file that begins before it.
   */
  const chunks = (first: string, last = first): Promise<TermChunk[]> => {
    const begin = Math.max(
      0,
      meta.chunks.findLastIndex(({ from }) => from <= first),
    );
    const wanted = meta.chunks.slice(begin, begin + MOST_FILES).filter(({ from }) => from <= last);
    return Promise.all(wanted.map(({ file }) => read(file)));
  };
  return {
    meta,
    places: kept(async (term) => {
      const [chunk] = await chunks(term);
      return chunk?.get(term)?.() ?? new Map();
    }),
    async beginning(prefix) {
      const terms = (await chunks(prefix, `${prefix}\uffff`)).flatMap((chunk) => [...chunk]);
      return terms.flatMap(([term, postings]) => (term.startsWith(prefix) ? [postings()] : []));
    },
    async around(term) {
      const [chunk] = await chunks(term);
      return [...(chunk?.keys() ?? [])];
    },
  };
}

/** Keeps what was made for a key; what failed is tried again the next time. */
export function kept<K, V>(make: (key: K) => Promise<V>): (key: K) => Promise<V> {
  const known = new Map<K, Promise<V>>();
  return (key) => {
    const made = known.get(key) ?? make(key);
    known.set(key, made);
    made.catch(() => known.delete(key));
    return made;
  };
}
