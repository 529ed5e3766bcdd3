import type { Fit } from './answer.ts';
import { stored, WEIGHTS } from './index-document.ts';
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

/** The hits of a part of the query on a page, with how much it tells. */
export interface Part {
  readonly hits: readonly Hit[];
  /** Inverse document frequency: high for what stands on few pages. */
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
  if (query.quoted.length > 0) {
    const parts = await quotedParts(index, query);
    return ranked(commonPages(parts).map((page) => candidate(index, { page, fit: 'phrase', parts })));
  }
  const found = new Map<number, Candidate>();
  const add = (fit: Fit, parts: readonly Sought[], extra: readonly Sought[] = []): void => {
    for (const page of commonPages(parts)) {
      if (!found.has(page)) found.set(page, candidate(index, { page, fit, parts: [...parts, ...extra] }));
    }
  };
  const units = unitsOf(query, query.tokens, index.names);
  const core = coreOf(query.tokens, units);
  const whole = await sought(index, query.tokens, true);
  const inner = core.length < query.tokens.length ? await sought(index, core, true) : whole;
  // A question about one thing asks for the thing.
  const phrase = whole.hits.size === 0 && units.length === 1 ? inner : whole;
  add('phrase', [phrase]);
  for (const named of namedTerms(index, core, phrase)) {
    const sure = phrase.hits.has(named.page) || (named.kind !== 'sound' && named.kind !== 'beginning');
    const fit = sure ? 'phrase' : 'name';
    found.set(named.page, { ...candidate(index, { page: named.page, fit, parts: [phrase] }), named });
  }
  const others = await Promise.all(otherNames(index, core).map((name) => sought(index, name)));
  for (const part of others) add('name', [part]);
  if (units.length > 1) {
    const parts = await Promise.all(units.map((unit) => soughtUnit(index, unit)));
    add('apart', parts, [inner]);
    addSome(index, { found, parts, inner });
  }
  return ranked(found.values());
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

/** The query without the words around it that questions are made of. */
function coreOf(tokens: readonly Token[], units: readonly Unit[]): readonly Token[] {
  const from = Math.min(...units.map((unit) => unit.from));
  const to = Math.max(...units.map((unit) => unit.to));
  return units.length === 0 ? tokens : tokens.slice(from, to);
}

async function sought(index: LanguageIndex, tokens: readonly Token[], loose = false): Promise<Sought> {
  return weighed(index, await index.finder.find(tokens, loose));
}

function weighed({ reader }: LanguageIndex, hits: Hits): Sought {
  const all = reader.meta.pages.length;
  return { hits, telling: Math.log(1 + (all - hits.size + 0.5) / (hits.size + 0.5)) };
}

/** What stands in quotes as it stands there, and the words beside it. */
async function quotedParts(index: LanguageIndex, query: Query): Promise<Sought[]> {
  const beside = unitsOf(query, query.rest, index.names).map((unit) => unit.tokens);
  return Promise.all([
    ...query.quoted.map((tokens) => sought(index, tokens)),
    ...beside.map((tokens) => sought(index, tokens, true)),
  ]);
}

/** A part of a query under any of its names. */
async function soughtUnit(index: LanguageIndex, { tokens, others }: Unit): Promise<Sought> {
  const names = furtherNames(index, tokens, others).slice(0, OTHER_NAMES);
  const all = await Promise.all([
    index.finder.find(tokens, true),
    ...names.map((name) => index.finder.find(name, false)),
  ]);
  const hits = new Map<number, readonly Hit[]>();
  for (const one of all) {
    for (const [page, places] of one) hits.set(page, [...(hits.get(page) ?? []), ...places]);
  }
  return weighed(index, hits);
}

/** A word with several meanings has no other names. */
function otherNames(index: LanguageIndex, tokens: readonly Token[]): (readonly Token[])[] {
  const [term, ...further] = index.names.find(tokens).filter(({ kind }) => kind !== 'gloss');
  if (!term || further.length > 0) return [];
  return furtherNames(index, tokens, term.names).slice(0, OTHER_NAMES);
}

/** Names that are not found already where the first one is. */
function furtherNames(
  { rules }: LanguageIndex,
  tokens: readonly Token[],
  names: readonly string[],
): (readonly Token[])[] {
  const key = (of: readonly Token[]): string => ` ${of.map((t) => rules.stem(t.text)).join(' ')} `;
  const kept: (readonly Token[])[] = [tokens];
  for (const name of names) {
    const cut = tokenize(name, rules);
    if (cut.length > 0 && !kept.some((other) => key(cut).includes(key(other)))) kept.push(cut);
  }
  return kept.slice(1);
}

function commonPages([first, ...rest]: readonly Sought[]): number[] {
  if (!first) return [];
  return [...first.hits.keys()].filter((page) => rest.every(({ hits }) => hits.has(page)));
}

/** Adds the pages that hold most of what a query tells, though not all of it. */
function addSome(
  index: LanguageIndex,
  { found, parts, inner }: { found: Map<number, Candidate>; parts: readonly Sought[]; inner: Sought },
): void {
  const all = parts.reduce((sum, { telling }) => sum + telling, 0);
  for (const page of new Set(parts.flatMap(({ hits }) => [...hits.keys()]))) {
    if (found.has(page)) continue;
    const there = parts.filter(({ hits }) => hits.has(page));
    const share = there.reduce((sum, { telling }) => sum + telling, 0) / all;
    if (share < MOST) continue;
    const some = candidate(index, { page, fit: 'some', parts: [...there, inner] });
    found.set(page, { ...some, score: some.score * share });
  }
}

function candidate(
  index: LanguageIndex,
  { page, fit, parts }: { page: number; fit: Fit; parts: readonly Sought[] },
): Candidate {
  const here = parts.map(({ hits, telling }) => ({ hits: hits.get(page) ?? [], telling }));
  return { page, fit, parts: here, score: here.reduce((sum, part) => sum + scoreOf(index, page, part), 0) };
}

/** What a hit counts for by where it stands, beside how often there are hits. */
const FIELDS = [
  { from: stored(WEIGHTS.title), counts: 4 },
  { from: stored(WEIGHTS.name), counts: 3 },
  { from: stored(WEIGHTS.heading), counts: 1.5 },
] as const;
/** A page about the thing itself goes before one that bears it in its title among other things. */
const OWN_PAGE = 0.5;

/** BM25 of the hits, with a part for the best place among them. */
function scoreOf(index: LanguageIndex, page: number, { hits, telling }: Part): number {
  if (hits.length === 0) return 0;
  const length = index.reader.meta.pages[page]?.length ?? 0;
  const often = hits.length / (hits.length + 1.2 * (0.6 + 0.4 * (length / index.averageLength)));
  const best = Math.max(...hits.map(({ weight }) => weight));
  const field = FIELDS.find(({ from }) => best >= from)?.counts ?? 0;
  const own = field >= 3 && index.facts.get(page)?.kind === 'term' ? OWN_PAGE : 0;
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

function ranked(candidates: Iterable<Candidate>): Candidate[] {
  return [...candidates].sort(
    (a, b) => rankOf(b) - rankOf(a) || FITS[a.fit] - FITS[b.fit] || b.score - a.score || a.page - b.page,
  );
}
