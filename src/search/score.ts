import type { Fit } from './answer.ts';
import { WEIGHTS } from './index-document.ts';
import type { LanguageIndex } from './language-index.ts';
import { type NamedTerm, sureness } from './names.ts';
import type { Hit, Hits } from './phrases.ts';

/** A page that was found, before its text is fetched. */
export interface Candidate {
  readonly page: number;
  readonly fit: Fit;
  readonly score: number;
  /** How the page bears the name that was asked for. */
  readonly named?: NamedTerm;
  /** What was found on it: the hits of each part of the query. */
  readonly parts: readonly Part[];
}

/** The hits of a part of the query on a page. */
export interface Part {
  readonly hits: readonly Hit[];
  /** How much the part tells, its inverse document frequency: high for what stands on few pages. */
  readonly telling: number;
}

/** A part of a query with the pages it stands on. */
export interface Sought {
  readonly hits: Hits;
  readonly telling: number;
}

/** What was looked for. */
export interface Asked {
  /** What a page must hold, all of it or most. */
  readonly parts: readonly Sought[];
  /** What only says more of a page that holds it: the whole of the question, words that headings ask with. */
  readonly further: readonly Sought[];
  /** The pages of the terms that are named among other words. */
  readonly own?: ReadonlySet<number>;
}

/** How much parts tell together. */
export function tellingOf(parts: readonly { readonly telling: number }[]): number {
  return parts.reduce((all, { telling }) => all + telling, 0);
}

/** How much of what the parts tell stands on a page, up to 1. */
export function shareOn(page: number, parts: readonly Sought[]): number {
  return tellingOf(parts.filter(({ hits }) => hits.has(page))) / tellingOf(parts);
}

/** What it counts that a page is about one of the things asked for, however many pages mention it. */
const NAMED_AMONG_OTHERS = 4;

/** The guide speaks to authors, in words of its own; readers ask after what the site is about. */
const GUIDE = 0.5;

/** A page with its hits and what they score. */
export function candidate(
  index: LanguageIndex,
  page: number,
  { fit, asked: { parts, further, own } }: { fit: Fit; asked: Asked },
): Candidate {
  const here = [...parts, ...further].flatMap(({ hits, telling }): Part[] => {
    const found = hits.get(page);
    return found ? [{ hits: found, telling }] : [];
  });
  const named = own?.has(page) ? NAMED_AMONG_OTHERS : 0;
  const near = nearness(here, tellingOf(parts));
  const sum = here.reduce((all, part) => all + scoreOf(index, page, part), near + named);
  const score = index.facts(page)[0] === 'guide' ? sum * GUIDE : sum;
  return { page, fit, parts: here, score: fit === 'some' ? score * shareOn(page, parts) : score };
}

/** A page begins with what it is about: so many terms, about two sentences. */
const LEAD = 40;

/** What a hit counts for by where it stands, beside how often there are hits. */
function fieldOf({ weight, position }: Hit): number {
  if (weight >= WEIGHTS.title) return 4;
  if (weight >= WEIGHTS.name) return 3;
  if (weight >= WEIGHTS.heading) return 1.5;
  return position < LEAD ? 0.75 : 0;
}

/**
 * BM25 of the hits, with a part for the best place among them. The length of a page counts for less than
 * usual: a long article that speaks of a thing often is as good as a short page that names it once.
 */
function scoreOf(index: LanguageIndex, page: number, { hits, telling }: Part): number {
  const often = hits.length / (hits.length + 1.2 * (0.6 + 0.4 * index.length(page)));
  const field = Math.max(...hits.map(fieldOf));
  return telling * (2 * often + field);
}

/** Parts of a query no more than so many terms from one another belong together: about a sentence. */
const NEAR = 20;
/** What it counts that they do; titles and headings count as they do for one part. */
const NEAR_IN_LEAD = 1.5;
const NEAR_IN_TEXT = 0.5;

/**
 * The most that parts tell which stand near one another, and in the same field: half of the query in a sentence
 * tells a quarter of what all of it would.
 * @param all how much the whole query tells
 */
function nearness(parts: readonly Part[], all: number): number {
  const places = parts.flatMap(({ hits, telling }, part) => hits.map((hit) => ({ ...hit, part, telling })));
  places.sort((a, b) => a.position - b.position);
  let most = 0;
  for (const [i, first] of places.entries()) {
    const met = new Set<number>();
    let told = 0;
    for (let at = i; at < places.length; at++) {
      const place = places[at];
      if (!place || place.position - first.position > NEAR || place.weight !== first.weight) break;
      if (!met.has(place.part)) told += place.telling;
      met.add(place.part);
    }
    if (met.size > 1) most = Math.max(most, told * Math.min(1, told / all) * nearnessIn(first));
  }
  return most;
}

function nearnessIn(hit: Hit): number {
  if (hit.weight > WEIGHTS.text) return fieldOf(hit);
  return hit.position < LEAD ? NEAR_IN_LEAD : NEAR_IN_TEXT;
}

/** What bears the name that was asked for before all else; of names it begins, the one nearly typed. */
function rankOf({ named }: Candidate): number {
  if (!named) return 0;
  return named.missing === undefined ? 1 + sureness(named.kind) : 1 / (1 + named.missing);
}

/** Whether all words stand there apart, or most, is told by the score: both come last. */
export function tierOf({ fit }: Candidate): number {
  return fit === 'phrase' ? 0 : fit === 'name' ? 1 : 2;
}

/** Pages in the order in which they are shown. */
export function ranked(found: Iterable<Candidate>): Candidate[] {
  return [...found].sort(
    (a, b) => rankOf(b) - rankOf(a) || tierOf(a) - tierOf(b) || b.score - a.score || a.page - b.page,
  );
}
