import type { LanguageIndex } from './language-index.ts';
import { once, type Postings, placeOf, positionOf, weightOf } from './places.ts';
import type { TermReader } from './reader.ts';
import type { TextRules, Token } from './tokens.ts';

/** A place where a phrase stands on a page. */
export interface Hit {
  /** Position of its first term. */
  readonly position: number;
  /** Number of terms. */
  readonly length: number;
  /** Weight of the place as stored, see `WEIGHTS`. */
  readonly weight: number;
}

/** The hits of a phrase by page. */
export type Hits = ReadonlyMap<number, readonly Hit[]>;

/** How strictly a phrase is looked for. */
export interface PhraseOptions {
  /** Whether words count that begin so, where no page holds the word itself. */
  readonly loose?: boolean;
  /** The least weight of a place, see `WEIGHTS`. */
  readonly from?: number;
}

/** Finds where tokens stand beside one another. */
export type FindPhrase = (tokens: readonly Token[], options?: PhraseOptions) => Promise<Hits>;

/** An index, and what was found in it for a query. */
export interface AskedIndex extends LanguageIndex {
  readonly find: FindPhrase;
}

/** An index to be asked one query: each phrase of it is looked for once. */
export function askedIndex(index: LanguageIndex): AskedIndex {
  const { reader, rules, stop } = index;
  const places = ({ term, word }: Lookup, loose: boolean): Promise<Postings> => {
    if (term === undefined) return beginning(reader, word);
    return loose ? loosePlaces(reader, rules, { term, word }) : reader.places(term);
  };
  const find: FindPhrase = async (tokens, { loose = false, from = 0 } = {}) => {
    const found = async (lookups: readonly Lookup[]): Promise<Hits> => {
      const postings = lookups.map(async (l) => ({ ...l, postings: await places(l, loose) }));
      return together(await Promise.all(postings), { length: tokens.length, from });
    };
    const every = lookupsOf(tokens, rules);
    // Words that say nothing stand on all pages, and reading where costs the most: the others come first.
    const telling = every.filter(({ word }) => !stop.has(word));
    const hits = await found(loose && telling.length > 0 ? telling : every);
    return hits.size > 0 && telling.length < every.length ? found(every) : hits;
  };
  const known = new Map<string, Promise<Hits>>();
  return {
    ...index,
    find(tokens, options = {}) {
      const key = JSON.stringify([tokens.map(({ text }) => text), options]);
      const hits = known.get(key) ?? find(tokens, options);
      known.set(key, hits);
      return hits;
    },
  };
}

/** A term that must stand at a distance from where a phrase begins. */
interface Lookup {
  readonly offset: number;
  /** Undefined for a single character: pairs are indexed, and any that begins with it will do. */
  readonly term: string | undefined;
  readonly word: string;
}

/**
 * What must be looked up to find tokens beside one another. Of characters written without spaces every
 * second pair is enough: together they cover all, and the places they stand at say the rest.
 */
function lookupsOf(tokens: readonly Token[], { stem }: TextRules): Lookup[] {
  const lookups: Lookup[] = [];
  const pair = (offset: number): void => {
    const word = `${tokens[offset]?.text ?? ''}${tokens[offset + 1]?.text ?? ''}`;
    lookups.push({ offset, term: word, word });
  };
  for (let at = 0; at < tokens.length; at++) {
    const { text = '', unspaced = false } = tokens[at] ?? {};
    if (!unspaced) {
      lookups.push({ offset: at, term: stem(text), word: text });
      continue;
    }
    const start = at;
    while (tokens[at + 1]?.unspaced) at++;
    if (at === start) lookups.push({ offset: start, term: undefined, word: text });
    for (let i = start; i < at; i += 2) pair(i);
    // The last character of an odd number is covered by a pair that overlaps.
    if (at > start && (at - start) % 2 === 0) pair(at - 1);
  }
  return lookups;
}

/** Shorter beginnings of words say nothing. */
const SHORTEST_BEGINNING = 2;

/** Places of a word; where there are none, of the words that begin so, or of the word it may be about to be. */
async function loosePlaces(
  reader: TermReader,
  rules: TextRules,
  { term, word }: { term: string; word: string },
): Promise<Postings> {
  const exact = await reader.places(term);
  if (exact.size > 0 || word.length < SHORTEST_BEGINNING) return exact;
  const begun = await beginning(reader, word);
  if (begun.size > 0) return begun;
  // Terms are in order, so that of several beginnings of the word the longest stands last.
  const stem = (await reader.around(word)).findLast((other) => mayBecome(word, other, rules));
  return stem === undefined ? begun : reader.places(stem);
}

/** Whether a word that is not typed to the end may have this stem: virtualiza. */
function mayBecome(word: string, stem: string, { unfinished }: TextRules): boolean {
  return unfinished.some((ending) => word.startsWith(stem) && ending.startsWith(word.slice(stem.length)));
}

async function beginning(reader: TermReader, prefix: string): Promise<Postings> {
  const found = new Map<number, (() => readonly number[])[]>();
  for (const postings of await reader.beginning(prefix)) {
    for (const [page, places] of postings) found.set(page, [...(found.get(page) ?? []), places]);
  }
  return new Map(
    [...found].map(([page, all]) => [
      page,
      once(() => all.flatMap((places) => places()).sort((a, b) => a - b)),
    ]),
  );
}

/** Pages on which all terms stand at their distances from one another, with where they do. */
function together(
  parts: readonly { readonly offset: number; readonly postings: Postings }[],
  { length, from }: { length: number; from: number },
): Hits {
  const [rarest] = parts.toSorted((a, b) => a.postings.size - b.postings.size);
  const hits = new Map<number, Hit[]>();
  for (const page of rarest?.postings.keys() ?? []) {
    // Where a term stands on a page is read only for pages that hold them all.
    if (!parts.every(({ postings }) => postings.has(page))) continue;
    const terms = parts.map(({ offset, postings }) => ({ offset, places: postings.get(page)?.() ?? [] }));
    const [fewest, ...others] = terms.sort((a, b) => a.places.length - b.places.length);
    const found: Hit[] = [];
    for (const place of fewest?.places ?? []) {
      const position = positionOf(place) - (fewest?.offset ?? 0);
      const weight = weightOf(place);
      if (weight < from || position < 0) continue;
      if (others.every(({ offset, places }) => holds(places, position + offset))) {
        found.push({ position, length, weight });
      }
    }
    if (found.length > 0) hits.set(page, found);
  }
  return hits;
}

/** Whether one of the places, which are in order, has a position. */
function holds(places: readonly number[], position: number): boolean {
  const first = placeOf(position);
  const behind = placeOf(position + 1);
  let from = 0;
  let to = places.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((places[middle] ?? 0) < first) from = middle + 1;
    else to = middle;
  }
  return (places[from] ?? behind) < behind;
}
