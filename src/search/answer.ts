/** A stretch of a text as it is shown: whether it is what was searched. Never markup. */
export interface Run {
  readonly text: string;
  readonly hit: boolean;
}

/**
 * How a result fits the query, best first: it holds the query as it stands, it holds another name of what
 * was asked for, it holds all words of the query apart from one another, it holds the most telling ones.
 */
export type Fit = 'phrase' | 'name' | 'apart' | 'some';

/** A page that was found, led to by the section with the best hits. */
export interface Result {
  /** Address with base path and anchor. */
  readonly href: string;
  readonly title: readonly Run[];
  /** Heading of the section that is led to; empty for the page as a whole. */
  readonly section: readonly Run[];
  /** Where the page stands: Articles, Glossary › Platform. */
  readonly crumb: string;
  /** Id of what the page is: a key of `SearchIndex.kinds`. */
  readonly kind: string;
  /** Id of the platform it belongs to; empty for none. */
  readonly platform: string;
  readonly fit: Fit;
  /** The other name of the page that was asked for, where the title does not say it. */
  readonly alias: string | undefined;
  /** Empty where the page has no text. */
  readonly excerpt: readonly Run[];
}

/** What was found in one language. */
export interface Found {
  /** BCP 47 tag, for `lang` and `hreflang`. */
  readonly tag: string;
  /** The language's own name for itself. */
  readonly label: string;
  /** Pages found, after the filters. */
  readonly total: number;
  /** How many of them hold words of the query, but not beside one another: they come last. */
  readonly loose: number;
  /** The best ones, as many as were asked for. No page stands twice. */
  readonly results: readonly Result[];
  /** Pages per kind and per platform; a filter does not lower the counts of its own group. */
  readonly counts: {
    readonly kind: Readonly<Record<string, number>>;
    readonly platform: Readonly<Record<string, number>>;
  };
}

/** The answer to a query: plain data, the same for the dialog and the page. */
export interface Answer {
  /** The query as it was asked, without spaces at its ends. */
  readonly query: string;
  /** The query that was searched instead, slips mended; asking with `literal` searches the query itself. */
  readonly corrected: string | undefined;
  /** Words of the query that occur nowhere in the reader's language. */
  readonly unknown: readonly string[];
  readonly own: Found;
  /** Other languages of the site, asked only where the reader's own has little; those with results. */
  readonly others: readonly Found[];
}

/** What a search may be told beside the query. */
export interface SearchOptions {
  /** How many results of a language are wanted; 10 where nothing is said. */
  readonly limit?: number;
  /** Only pages of this kind. */
  readonly kind?: string;
  /** Only pages of this platform. */
  readonly platform?: string;
  /** Search the query as it was typed, mending nothing. */
  readonly literal?: boolean;
}

/** Why there is no answer: no connection, nothing at the address, or files that do not fit one another. */
export type FaultReason = 'offline' | 'missing' | 'damaged';

/** Thrown where the index cannot be read; the state to show is `reason`. */
export class SearchFault extends Error {
  readonly reason: FaultReason;
  constructor(reason: FaultReason, options?: ErrorOptions) {
    super(`The search index cannot be read: ${reason}.`, options);
    this.name = 'SearchFault';
    this.reason = reason;
  }
}
