import { type Answer, SearchFault, type SearchOptions } from '../search/answer.ts';
import { ENTRY_FILE, type LanguageEntry, type SearchEntry } from '../search/entry.ts';
import { openLanguage } from '../search/language-index.ts';
import { kept, type ReadFile } from '../search/reader.ts';
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
 * @param fresh whether what the browser kept is passed over: one of the files is broken
 * @throws SearchFault as `SearchIndex.search`
 */
export function openIndex(bundle: string, tag: string, fresh = false): Promise<SearchIndex> {
  return faultsOf(open(bundle, tag, fresh));
}

async function open(bundle: string, tag: string, fresh: boolean): Promise<SearchIndex> {
  const readFile = filesAt(bundle, fresh);
  const { languages } = (await readFile(ENTRY_FILE)) as SearchEntry;
  const first = languages.find((entry) => entry.tag === tag) ?? languages[0];
  if (!first) throw new SearchFault('missing');
  const open = kept((entry: LanguageEntry) => openLanguage(entry, readFile));
  const own = await open(first);
  const others = () => Promise.all(languages.filter((entry) => entry !== first).map(open));
  const base = bundle.replace(/[^/]+\/$/, '');
  return { ...first, search: (query, options) => faultsOf(search({ own, others, base }, query, options)) };
}

/** Whatever is wrong with what was read is a fault of the index, not of the page. */
async function faultsOf<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw cause instanceof SearchFault ? cause : new SearchFault('damaged', { cause });
  }
}

/** Reads the files below an address. */
function filesAt(bundle: string, fresh: boolean): ReadFile {
  return kept(async (path) => {
    // The entry is asked for anew, as the names of the other files change with their contents.
    const cache = fresh ? 'reload' : path === ENTRY_FILE ? 'no-cache' : 'default';
    // A server that cannot be reached is no server that has no index.
    const response = await fetch(bundle + path, { cache }).catch((cause: unknown) => {
      throw new SearchFault('offline', { cause });
    });
    if (!response.ok) throw new SearchFault('missing');
    return response.json();
  });
}
