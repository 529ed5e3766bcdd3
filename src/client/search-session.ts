import { type Answer, type FaultReason, SearchFault, type SearchOptions } from '../search/answer.ts';
import type { SearchStart } from '../text/search-start.ts';
import { openIndex, type SearchIndex } from './search-index.ts';

/** What came of a question: an answer with what is needed to show it, or why there is none. */
export type Outcome =
  | { readonly answer: Answer; readonly index: SearchIndex; readonly start: SearchStart }
  | { readonly fault: FaultReason };

/** The search of a page: fetches the index and the words when they are first needed. */
export interface Session {
  /** What is shown before anything is typed; undefined where it cannot be had. */
  start(): Promise<SearchStart | undefined>;
  /** Answers a question; never throws. */
  ask(query: string, options: SearchOptions): Promise<Outcome>;
}

/** @param places addresses: of the index, a folder, and of the `SearchStart` */
export function searchSession(places: { readonly bundle: string; readonly start: string }): Session {
  let loaded: ReturnType<typeof load> | undefined;
  const openWords = async (): Promise<SearchStart> => {
    const response = await fetch(places.start, { cache: 'no-cache' });
    if (!response.ok) throw new SearchFault('missing');
    return response.json();
  };
  const load = (fresh: boolean) => ({
    index: openIndex(places.bundle, document.documentElement.lang, fresh),
    words: openWords(),
  });
  const attempt = async (query: string, options: SearchOptions, fresh: boolean): Promise<Outcome> => {
    try {
      if (fresh) loaded = undefined;
      loaded ??= load(fresh);
      const [index, start] = await Promise.all([loaded.index, loaded.words]);
      return { answer: await index.search(query, options), index, start };
    } catch (error) {
      loaded = undefined;
      return {
        fault: error instanceof SearchFault ? error.reason : navigator.onLine ? 'missing' : 'offline',
      };
    }
  };
  return {
    async start() {
      loaded ??= load(false);
      // The index comes meanwhile; whether it fails is told with the first answer.
      loaded.index.catch(() => undefined);
      return loaded.words.catch(() => {
        loaded = undefined;
        return undefined;
      });
    },
    async ask(query, options) {
      const outcome = await attempt(query, options, false);
      // After the site was built anew the files of the old index are gone, or one was kept broken.
      return 'fault' in outcome && outcome.fault !== 'offline' ? attempt(query, options, true) : outcome;
    },
  };
}
