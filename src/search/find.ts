import type { Fit } from './answer.ts';
import { WEIGHTS } from './index-document.ts';
import type { LanguageIndex } from './language-index.ts';
import type { NamedTerm } from './names.ts';
import type { Hit } from './phrases.ts';
import type { Query } from './query.ts';
import { type Asked, type Candidate, candidate, ranked, type Sought, shareOn } from './score.ts';
import { type Token, tokenize } from './tokens.ts';
import { type Unit, unitsOf } from './units.ts';

/** How much of what a query tells a page must hold that does not hold all of it. */
const MOST = 0.5;
/** A part of a compound that tells as much, about one page in twelve, is sought without the rest of it. */
const TELLING = 2.5;
/** Further names of a term that are looked for beside the one that was asked for. */
const OTHER_NAMES = 4;

/** What a query finds. */
export interface FoundPages {
  /** The best first, each once. */
  readonly pages: readonly Candidate[];
  /** Words of the query that no page holds, as they were typed. */
  readonly unknown: readonly string[];
}

/** Finds the pages for a query. */
export async function findPages(index: LanguageIndex, query: Query): Promise<FoundPages> {
  const found = new Map<number, Candidate>();
  let unknown: readonly string[] = [];
  const add = (fit: Fit, asked: Asked, pages = pagesHolding(asked.parts, 1)): void => {
    for (const page of pages) if (!found.has(page)) found.set(page, candidate(index, page, { fit, asked }));
  };
  if (query.quoted.length > 0) {
    add('phrase', { parts: await quotedParts(index, query), further: [] });
    return { pages: ranked(found.values()), unknown };
  }
  const { sought: units, asking } = unitsOf(query, query.tokens, index);
  const core = query.tokens.slice(units[0]?.from, units.at(-1)?.to);
  const whole = await sought(index, [query.tokens], {});
  const inner = core.length < query.tokens.length ? await sought(index, [core], {}) : whole;
  const questions = await Promise.all(
    asking.map(({ tokens }) => sought(index, [tokens], { loose: false, from: WEIGHTS.heading })),
  );
  // A question about one thing asks for the thing.
  const phrase = whole.hits.size === 0 && units.length === 1 ? inner : whole;
  const first: Asked = { parts: [phrase], further: questions };
  add('phrase', first);
  for (const named of namedTerms(index, core, phrase)) {
    const { page, kind } = named;
    const fit = phrase.hits.has(page) || !['sound', 'beginning'].includes(kind) ? 'phrase' : 'name';
    found.set(page, { ...candidate(index, page, { fit, asked: first }), named });
  }
  const [term, ...others] = index.names.find(core).filter(({ kind }) => kind !== 'gloss');
  // A word with several meanings has no other names.
  if (term && others.length === 0) {
    const names = await sought(index, otherNames(index, core, term.names), { loose: false });
    add('name', { parts: [names], further: questions });
  }
  if (units.length > 1 || found.size === 0) {
    const { parts, missing } = await partsOf(index, units);
    const own = new Set(units.flatMap(({ tokens }) => index.names.find(tokens).map(({ page }) => page)));
    const asked = { parts, further: [inner, ...questions], own };
    if (missing.length === 0) add('apart', asked);
    add('some', asked, [...pagesHolding(parts, MOST), ...own]);
    unknown = missing.map((tokens) => query.text.slice(tokens[0]?.start, tokens.at(-1)?.end));
  }
  return { pages: ranked(found.values()), unknown };
}

/** Where any of several phrases stands. */
async function sought(
  index: LanguageIndex,
  phrases: readonly (readonly Token[])[],
  { loose = true, from = 0 }: { loose?: boolean; from?: number },
): Promise<Sought> {
  const hits = new Map<number, readonly Hit[]>();
  for (const one of await Promise.all(phrases.map((tokens) => index.finder.find(tokens, loose)))) {
    for (const [page, places] of one) {
      const wanted = places.filter(({ weight }) => weight >= from);
      if (wanted.length > 0) hits.set(page, [...(hits.get(page) ?? []), ...wanted]);
    }
  }
  return { hits, telling: Math.log(1 + (index.size - hits.size + 0.5) / (hits.size + 0.5)) };
}

/** A unit of a query with what it finds. */
interface UnitPart extends Sought {
  readonly tokens: readonly Token[];
}

/**
 * The parts of a query that stand anywhere, and what stands nowhere. Words with nothing between them are parts
 * of a Chinese compound: where one stands nowhere, the others mean something else, unless they tell much.
 */
async function partsOf(
  index: LanguageIndex,
  units: readonly Pick<Unit, 'tokens' | 'others'>[],
): Promise<{ readonly parts: readonly Sought[]; readonly missing: readonly (readonly Token[])[] }> {
  const partOf = async ({ tokens, others }: Pick<Unit, 'tokens' | 'others'>): Promise<UnitPart[]> => {
    const part = await sought(index, [tokens, ...otherNames(index, tokens, others)], {});
    if (part.hits.size > 0 || tokens.length === 1 || tokens[0]?.unspaced) return [{ ...part, tokens }];
    // What hyphens join may stand on pages as words.
    return (await Promise.all(tokens.map((token) => partOf({ tokens: [token], others: [] })))).flat();
  };
  const all = (await Promise.all(units.map(partOf))).flat();
  const missing = all.filter(({ hits }) => hits.size === 0).map(({ tokens }) => tokens);
  const means = ({ tokens, telling }: UnitPart): boolean =>
    telling > TELLING ||
    index.names.find(tokens).length > 0 ||
    !missing.some((gap) => touch(gap, tokens) || touch(tokens, gap));
  return { parts: all.filter((part) => part.hits.size > 0 && means(part)), missing };
}

const touch = (left: readonly Token[], right: readonly Token[]): boolean =>
  left.at(-1)?.end === right[0]?.start;

/** What stands in quotes as it stands there, and the words beside it. */
async function quotedParts(index: LanguageIndex, query: Query): Promise<Sought[]> {
  const beside = unitsOf(query, query.rest, index).sought;
  return Promise.all([
    ...query.quoted.map((tokens) => sought(index, [tokens], { loose: false })),
    ...beside.map(({ tokens }) => sought(index, [tokens], {})),
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

/** Pages that hold so much of what the parts of a query tell. */
function pagesHolding(parts: readonly Sought[], least: number): number[] {
  const pages = new Set(parts.flatMap(({ hits }) => [...hits.keys()]));
  return [...pages].filter((page) => shareOn(page, parts) >= least);
}
