import type { Fit } from './answer.ts';
import { WEIGHTS } from './index-document.ts';
import type { LanguageIndex } from './language-index.ts';
import type { NamedTerm } from './names.ts';
import type { Hit, Hits } from './phrases.ts';
import type { Query } from './query.ts';
import { type Token, tokenize } from './tokens.ts';
import { type Unit, unitsOf } from './units.ts';

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
interface Sought {
  readonly hits: Hits;
  readonly telling: number;
}

/** How much of what a query tells a page must hold that does not hold all of it. */
const MOST = 0.5;
/** Further names of a term that are looked for beside the one that was asked for. */
const OTHER_NAMES = 4;

/** Finds the pages for a query, the best first, each once. */
export async function findPages(index: LanguageIndex, query: Query): Promise<Candidate[]> {
  const { names } = index;
  const found = new Map<number, Candidate>();
  const add = (fit: Fit, parts: readonly Sought[], pages = commonPages(parts)): void => {
    for (const page of pages) if (!found.has(page)) found.set(page, candidate(index, { page, fit, parts }));
  };
  if (query.quoted.length > 0) {
    add('phrase', await quotedParts(index, query));
    return ranked(found);
  }
  const units = unitsOf(query, query.tokens, index);
  const core = coreOf(query.tokens, units);
  const whole = await sought(index, [query.tokens], true);
  const inner = core.length < query.tokens.length ? await sought(index, [core], true) : whole;
  // A question about one thing asks for the thing.
  const phrase = whole.hits.size === 0 && units.length === 1 ? inner : whole;
  add('phrase', [phrase]);
  for (const named of namedTerms(index, core, phrase)) {
    const sure = phrase.hits.has(named.page) || (named.kind !== 'sound' && named.kind !== 'beginning');
    const fit = sure ? 'phrase' : 'name';
    found.set(named.page, { ...candidate(index, { page: named.page, fit, parts: [phrase] }), named });
  }
  const [term, ...further] = names.find(core).filter(({ kind }) => kind !== 'gloss');
  // A word with several meanings has no other names.
  if (term && further.length === 0) add('name', [await sought(index, otherNames(index, core, term.names))]);
  if (units.length > 1) {
    const parts = await Promise.all(
      units.map(({ tokens, others }) => sought(index, [tokens, ...otherNames(index, tokens, others)], true)),
    );
    add('apart', [...parts, inner], commonPages(parts));
    add('some', [...parts, inner], telling(parts));
  }
  return ranked(found);
}

/** The query without the words around it that questions are made of. */
function coreOf(tokens: readonly Token[], units: readonly Unit[]): readonly Token[] {
  return tokens.slice(units[0]?.from, units.at(-1)?.to);
}

/** Where any of several phrases stands. */
async function sought(
  { finder, reader }: LanguageIndex,
  phrases: readonly (readonly Token[])[],
  loose = false,
): Promise<Sought> {
  const hits = new Map<number, readonly Hit[]>();
  for (const one of await Promise.all(phrases.map((tokens) => finder.find(tokens, loose)))) {
    for (const [page, places] of one) hits.set(page, [...(hits.get(page) ?? []), ...places]);
  }
  const all = reader.meta.pages.length;
  return { hits, telling: Math.log(1 + (all - hits.size + 0.5) / (hits.size + 0.5)) };
}

/** What stands in quotes as it stands there, and the words beside it. */
async function quotedParts(index: LanguageIndex, query: Query): Promise<Sought[]> {
  const beside = unitsOf(query, query.rest, index);
  return Promise.all([
    ...query.quoted.map((tokens) => sought(index, [tokens])),
    ...beside.map(({ tokens }) => sought(index, [tokens], true)),
  ]);
}

/** The terms whose name the query is, or, where it is none, those whose name it begins, of what it finds. */
function namedTerms(
  { names }: LanguageIndex,
  tokens: readonly Token[],
  { hits }: Sought,
): readonly NamedTerm[] {
  const named = names.find(tokens);
  if (named.length > 0) return named;
  const begun = names.beginning(tokens).filter(({ page }) => hits.size === 0 || hits.has(page));
  // The shortest name of a term says how much is missing.
  return begun.toSorted((a, b) => (b.missing ?? 0) - (a.missing ?? 0));
}

/** Further names of a term: those that are not found already where the first one is. */
function otherNames(
  { rules }: LanguageIndex,
  tokens: readonly Token[],
  names: readonly string[],
): (readonly Token[])[] {
  const key = (of: readonly Token[]): string => ` ${of.map((t) => rules.stem(t.text)).join(' ')} `;
  const kept = [tokens];
  for (const name of names) {
    const cut = tokenize(name, rules);
    if (!kept.some((other) => key(cut).includes(key(other)))) kept.push(cut);
  }
  return kept.slice(1, 1 + OTHER_NAMES);
}

function commonPages([first, ...rest]: readonly Sought[]): number[] {
  return [...(first?.hits.keys() ?? [])].filter((page) => rest.every(({ hits }) => hits.has(page)));
}

/** Pages that hold most of what a query tells. */
function telling(parts: readonly Sought[]): number[] {
  const pages = new Set(parts.flatMap(({ hits }) => [...hits.keys()]));
  return [...pages].filter((page) => shareOn(page, parts) >= MOST);
}

function shareOn(page: number, parts: readonly Sought[]): number {
  const sum = (of: readonly Sought[]): number => of.reduce((all, { telling }) => all + telling, 0);
  return sum(parts.filter(({ hits }) => hits.has(page))) / sum(parts);
}

function candidate(
  index: LanguageIndex,
  { page, fit, parts }: { page: number; fit: Fit; parts: readonly Sought[] },
): Candidate {
  const here = parts.map(({ hits, telling }) => ({ hits: hits.get(page) ?? [], telling }));
  const score = here.reduce((sum, part) => sum + scoreOf(index, page, part), 0);
  return { page, fit, parts: here, score: fit === 'some' ? score * shareOn(page, parts) : score };
}

/** What a hit counts for by where it stands, beside how often there are hits. */
const FIELDS = [
  { from: WEIGHTS.title, counts: 4 },
  { from: WEIGHTS.name, counts: 3 },
  { from: WEIGHTS.heading, counts: 1.5 },
] as const;
/** The page of a term goes before others that bear it in their title among other things. */
const OWN_PAGE = 0.5;

/**
 * BM25 of the hits, with a part for the best place among them. The length of a page counts for less than
 * usual: a long article that speaks of a thing often is as good as a short page that names it once.
 */
function scoreOf(index: LanguageIndex, page: number, { hits, telling }: Part): number {
  if (hits.length === 0) return 0;
  const length = (index.reader.meta.pages[page]?.length ?? 0) / index.averageLength;
  const often = hits.length / (hits.length + 1.2 * (0.6 + 0.4 * length));
  const best = Math.max(...hits.map(({ weight }) => weight));
  const field = FIELDS.find(({ from }) => best >= from)?.counts ?? 0;
  const own = field >= 3 && index.facts(page)[0] === 'term' ? OWN_PAGE : 0;
  return telling * (2 * often + field + own);
}

const NAMED = { name: 6, alias: 5, misspelling: 4, gloss: 3, sound: 2 } as const;
/** Whether all words stand there, or most, is told by the score. */
const FITS = { phrase: 0, name: 1, apart: 2, some: 2 } as const;

/** What bears the name that was asked for before all else; of names it begins, the one nearly typed. */
function rankOf({ named }: Candidate): number {
  if (!named) return 0;
  return named.kind === 'beginning' ? 1 / (1 + (named.missing ?? 0)) : NAMED[named.kind];
}

function ranked(found: ReadonlyMap<number, Candidate>): Candidate[] {
  return [...found.values()].sort(
    (a, b) => rankOf(b) - rankOf(a) || FITS[a.fit] - FITS[b.fit] || b.score - a.score || a.page - b.page,
  );
}
