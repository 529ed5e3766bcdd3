import type { IndexDocument } from './index-document.ts';
import { type LanguageWords, languageWords } from './language-words.ts';
import type { NameRow } from './names.ts';

/** What the browser knows of a language's pages beside the index: it is fetched whole, with the first search. */
export interface Catalogue {
  /** The terms of the glossary with their names. */
  readonly terms: readonly NameRow[];
  /** What pages are: kind and platform, each pair once. */
  readonly facts: readonly (readonly [kind: string, platform: string])[];
  /** Which of the facts holds for a page, by the number of the page in the index. */
  readonly pages: readonly number[];
  readonly words: LanguageWords;
}

/** Makes the catalogue of a language. @param pages its pages in the order of their numbers in the index */
export function makeCatalogue(pages: readonly IndexDocument[], tag: string): Catalogue {
  const known = pages.map(({ kind, platform }) => `${kind}/${platform}`);
  const distinct = [...new Set(known)];
  return {
    terms: pages.flatMap(nameRow),
    facts: distinct.map((pair): [string, string] => {
      const slash = pair.indexOf('/');
      return [pair.slice(0, slash), pair.slice(slash + 1)];
    }),
    pages: known.map((pair) => distinct.indexOf(pair)),
    words: languageWords(tag),
  };
}

function nameRow({ names, gloss, wrong = [], sounds = [] }: IndexDocument, page: number): NameRow[] {
  if (names.length === 0) return [];
  return [
    {
      page,
      names,
      ...(gloss === undefined ? {} : { gloss }),
      ...(wrong.length > 0 ? { wrong } : {}),
      ...(sounds.length > 0 ? { sounds } : {}),
    },
  ];
}
