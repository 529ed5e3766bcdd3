/**
 * What search shows beside its results, in the language of the page: one JSON file, fetched when search is
 * first opened, so that no page carries it.
 */
export interface SearchStart {
  readonly words: SearchWords;
  /** Where to begin: for each platform its terms that are mentioned most. */
  readonly suggestions: readonly Suggestions[];
}

export interface Suggestions {
  readonly platform: string;
  readonly name: string;
  readonly terms: readonly (readonly [name: string, href: string])[];
}

/** Texts; `{query}`, `{count}` and `{language}` stand for what is put in. */
export type SearchWords = Readonly<
  Record<
    | 'one'
    | 'many'
    | 'elsewhere'
    | 'in'
    | 'none'
    | 'noneHere'
    | 'noneFiltered'
    | 'noneHint'
    | 'unfilter'
    | 'mended'
    | 'literal'
    | 'unknown'
    | 'loose'
    | 'also'
    | 'all'
    | 'more'
    | 'recent'
    | 'forget'
    | 'forgetAll'
    | 'often'
    | 'kind'
    | 'platform',
    string
  >
>;
