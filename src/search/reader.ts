import type { Catalogue } from './catalogue.ts';
import { type Postings, readPostings } from './places.ts';

/** Reads a file of the index, kept once it came. Throws a `SearchFault` where it cannot be had. */
export type ReadFile = (path: string) => Promise<unknown>;

/** A file of terms in their order, each with its places as `writePostings` writes them. */
export type TermFile = readonly (readonly [term: string, places: string])[];

/** Terms of an index with the pages they stand on; fetches what it needs and keeps it. */
export interface TermReader {
  /** Places of a term; none where no page holds it. */
  places(term: string): Promise<Postings>;
  /** The places of all terms that begin so. */
  beginning(prefix: string): Promise<readonly Postings[]>;
  /** Terms that stand in the same file as this one would. */
  around(term: string): Promise<readonly string[]>;
}

/** No more files are read for one beginning: of a single letter there may be very many. */
const MOST_FILES = 3;

export function termReader(all: Catalogue['files'], readFile: ReadFile): TermReader {
  const read = kept(async (file: string) => new Map((await readFile(termFile(file))) as TermFile));
  /** The files whose terms reach into a range: a term stands in the last file that begins before it. */
  const files = (first: string, last = first): Promise<Map<string, string>[]> => {
    const begin = all.findLastIndex(([from]) => from <= first);
    const wanted = all.slice(begin, begin + MOST_FILES).filter(([from]) => from <= last);
    return Promise.all(wanted.map(([, file]) => read(file)));
  };
  return {
    places: kept(async (term) => {
      const [file] = await files(term);
      const places = file?.get(term);
      return places === undefined ? new Map() : readPostings(places);
    }),
    async beginning(prefix) {
      const terms = (await files(prefix, `${prefix}\uffff`)).flatMap((file) => [...file]);
      return terms.flatMap(([term, places]) => (term.startsWith(prefix) ? [readPostings(places)] : []));
    },
    async around(term) {
      const [file] = await files(term);
      return [...(file?.keys() ?? [])];
    },
  };
}

/** Path of a file of terms in the index. */
export function termFile(name: string): string {
  return `terms/${name}.json`;
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
