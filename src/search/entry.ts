/** The file the browser reads first: where the files of each language are. The others are named by content. */
export const ENTRY_FILE = 'search.json';

export interface SearchEntry {
  readonly languages: readonly LanguageEntry[];
}

/** The index of a language. Files are named from the folder of the index. */
export interface LanguageEntry {
  /** BCP 47 tag. */
  readonly tag: string;
  /** The language's own name for itself. */
  readonly label: string;
  /** The `Catalogue`. */
  readonly catalogue: string;
  /** The `Spellings`; only for Chinese. */
  readonly spellings?: string;
  /** What pages are, by id, in the order of filters. */
  readonly kinds: Readonly<Record<string, string>>;
  readonly platforms: Readonly<Record<string, string>>;
}

/** File of a page's text, by the page's hash in the index. */
export function pageFile(hash: string): string {
  return `pages/${hash}.json`;
}
