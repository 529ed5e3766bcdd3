import type { IndexDocument } from './index-document.ts';
import { type LanguageWords, languageWords } from './language-words.ts';
import type { NameRow } from './names.ts';

/** What the browser knows of a language's pages beside the index: it is fetched whole, with the first search. */
export interface Catalogue {
  /** The terms of the glossary with their names. */
  readonly terms: readonly NameRow[];
  /** What pages are: kind and platform, each pair once. */
  readonly facts: readonly (readonly [kind: string, platform: string])[];
  /** Pages by their numbers in the index: what the file of their text is named by, their terms, their fact. */
  readonly pages: readonly (readonly [hash: string, length: number, fact: number])[];
  /** Files of terms in their order: from which term on, the first file from the empty one. */
  readonly files: readonly (readonly [from: string, file: string])[];
  readonly words: LanguageWords;
}

/** A page with what the index knows of it. */
export interface NumberedPage {
  readonly document: IndexDocument;
  /** What the file of its text is named by. */
  readonly hash: string;
  /** Number of its terms. */
  readonly length: number;
}

/**
 * Makes the catalogue of a language.
 * @param numbered its pages in the order of their numbers in the index
 */
export function makeCatalogue(
  numbered: readonly NumberedPage[],
  { tag, files }: { tag: string; files: Catalogue['files'] },
): Catalogue {
  const pages = numbered.map(({ document }) => document);
  const known = pages.map(({ kind, platform }) => `${kind}/${platform}`);
  const distinct = [...new Set(known)];
  return {
    terms: pages.flatMap(nameRow),
    facts: distinct.map((pair): [string, string] => {
      const slash = pair.indexOf('/');
      return [pair.slice(0, slash), pair.slice(slash + 1)];
    }),
    pages: numbered.map(({ hash, length }, i) => [hash, length, distinct.indexOf(known[i] ?? '')]),
    files,
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
