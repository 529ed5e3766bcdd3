import type { Answer, FaultReason, SearchOptions } from '../search/answer.ts';
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
  let index: Promise<SearchIndex> | undefined;
  let words: Promise<SearchStart> | undefined;
  const open = (fresh = false) => openIndex(places.bundle, document.documentElement.lang, fresh);
  const openWords = async (): Promise<SearchStart> => {
    const response = await fetch(places.start, { cache: 'no-cache' });
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  };
  const attempt = async (query: string, options: SearchOptions, fresh: boolean): Promise<Outcome> => {
    try {
      if (fresh) index = undefined;
      index ??= open(fresh);
      words ??= openWords();
      const [opened, start] = await Promise.all([index, words]);
      return { answer: await opened.search(query, options), index: opened, start };
    } catch (error) {
      index = undefined;
      words = undefined;
      return { fault: reasonOf(error) };
    }
  };
  return {
    async start() {
      // The index comes meanwhile; whether it fails is told with the first answer.
      index ??= open();
      index.catch(() => undefined);
      words ??= openWords();
      return words.catch(() => {
        words = undefined;
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

function reasonOf(error: unknown): FaultReason {
  if (error instanceof Error && 'reason' in error) return error.reason as FaultReason;
  return navigator.onLine ? 'missing' : 'offline';
}
