import { type Answer, SearchFault, type SearchOptions } from '../search/answer.ts';
import { ENTRY_FILE, type LanguageEntry, type SearchEntry } from '../search/entry.ts';
import { type LanguageIndex, openLanguage } from '../search/language-index.ts';
import type { IndexFiles } from '../search/reader.ts';
import { search } from '../search/search.ts';

/** The search index as the dialog and the search page use it. */
export interface SearchIndex {
  /** What pages are, by id, in the order of filters: `term`, `article` … with their names in the reader's language. */
  readonly kinds: Readonly<Record<string, string>>;
  /** Platforms, by id, with their names in the reader's language. */
  readonly platforms: Readonly<Record<string, string>>;
  /**
   * Answers a query; asking again with a higher `limit`, or with a filter, costs little. Answers may come in
   * another order than they were asked for: the caller shows the last one it asked for.
   * @throws SearchFault, whose `reason` is the state to show: `offline`, `missing` or `damaged`
   */
  search(query: string, options?: SearchOptions): Promise<Answer>;
}

/**
 * Opens the index. To be called when search is first opened; where it fails it may be called again.
 * @param bundle address of the index, with a slash at its end
 * @param tag language of the page, BCP 47
 * @throws SearchFault as `SearchIndex.search`
 */
export async function openIndex(bundle: string, tag: string): Promise<SearchIndex> {
  const files = filesAt(bundle);
  const { languages } = await entryOf(files);
  const first = languages.find((entry) => entry.tag === tag) ?? languages[0];
  if (!first) throw new SearchFault('missing');
  const opened = new Map<LanguageEntry, Promise<LanguageIndex>>();
  const open = (entry: LanguageEntry): Promise<LanguageIndex> => {
    const known = opened.get(entry);
    if (known) return known;
    const index = openLanguage(entry, files);
    opened.set(entry, index);
    index.catch(() => opened.delete(entry));
    return index;
  };
  const own = await faultsOf(open(first));
  const others = () => Promise.all(languages.filter((entry) => entry !== first).map(open));
  const base = bundle.replace(/[^/]+\/$/, '');
  return {
    kinds: first.kinds,
    platforms: first.platforms,
    search: (query, options) => faultsOf(search({ own, others, base }, query, options)),
  };
}

/** The first file is asked for anew each time, as the names of the others change with their contents. */
async function entryOf(files: IndexFiles & { fresh(path: string): Promise<unknown> }): Promise<SearchEntry> {
  return (await faultsOf(files.fresh(ENTRY_FILE))) as SearchEntry;
}

/** Whatever is wrong with what was read is a fault of the index, not of the page. */
async function faultsOf<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw cause instanceof SearchFault ? cause : new SearchFault('damaged', { cause });
  }
}

function filesAt(bundle: string): IndexFiles & { fresh(path: string): Promise<unknown> } {
  const fetched = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await fetch(bundle + path, init).catch((cause: unknown) => {
      throw new SearchFault(navigator.onLine ? 'missing' : 'offline', { cause });
    });
    if (!response.ok) throw new SearchFault('missing');
    return response;
  };
  return {
    async bytes(path) {
      const { body } = await fetched(path);
      if (!body) return new Uint8Array();
      return new Uint8Array(
        await new Response(body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer(),
      );
    },
    json: async (path) => (await fetched(path)).json(),
    fresh: async (path) => (await fetched(path, { cache: 'no-cache' })).json(),
  };
}
