import type { Fit } from './answer.ts';
import { WEIGHTS } from './index-document.ts';
import type { NamedTerm } from './names.ts';
import type { AskedIndex, Hits, PhraseOptions } from './phrases.ts';
import type { Query } from './query.ts';
import { type Asked, type Candidate, candidate, ranked, type Sought, shareOn, tellingOf } from './score.ts';
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
export async function findPages(index: AskedIndex, query: Query): Promise<FoundPages> {
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
  const words = units.flat().map(({ start }) => start);
  const core = query.tokens.filter(({ start }) => start >= Math.min(...words) && start <= Math.max(...words));
  const whole = await sought(index, [query.tokens]);
  const inner = core.length < query.tokens.length ? await sought(index, [core]) : whole;
  const questions = await Promise.all(
    asking.map((tokens) => sought(index, [tokens], { from: WEIGHTS.heading })),
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
  const names = await sought(index, otherNames(index, core), {});
  add('name', { parts: [names], further: questions });
  if (units.length > 1 || found.size === 0) {
    const { parts, missing } = await partsOf(index, units);
    const own = new Set(units.flatMap((unit) => index.names.find(unit).map(({ page }) => page)));
    // That common words stand beside one another tells no more than the words.
    const together = { ...inner, telling: Math.min(inner.telling, tellingOf(parts)) };
    const asked = { parts, further: [together, ...questions], own };
    if (missing.length === 0) add('apart', asked);
    add('some', asked, [...pagesHolding(parts, MOST), ...own]);
    unknown = missing.map((tokens) => query.text.slice(tokens[0]?.start, tokens.at(-1)?.end));
  }
  return { pages: ranked(found.values()), unknown };
}

/** Where any of several phrases stands. */
async function sought(
  index: AskedIndex,
  phrases: readonly (readonly Token[])[],
  options: PhraseOptions = { loose: true },
): Promise<Sought> {
  const hits = union(await Promise.all(phrases.map((tokens) => index.find(tokens, options))));
  return { hits, telling: Math.log(1 + (index.size - hits.size + 0.5) / (hits.size + 0.5)) };
}

function union([first = new Map(), ...others]: readonly Hits[]): Hits {
  if (others.length === 0) return first;
  const all = new Map(first);
  for (const [page, hits] of others.flatMap((other) => [...other])) {
    all.set(page, [...(all.get(page) ?? []), ...hits]);
  }
  return all;
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
  index: AskedIndex,
  units: readonly Unit[],
): Promise<{ readonly parts: readonly Sought[]; readonly missing: readonly (readonly Token[])[] }> {
  const partOf = async (tokens: readonly Token[]): Promise<UnitPart[]> => {
    const part = await sought(index, [tokens, ...otherNames(index, tokens)]);
    if (part.hits.size > 0 || tokens.length === 1) return [{ ...part, tokens }];
    if (tokens[0]?.unspaced) return [{ ...part, tokens }, ...(await headOf(index, tokens))];
    // What hyphens join may stand on pages as words.
    return (await Promise.all(tokens.map((token) => partOf([token])))).flat();
  };
  const all = (await Promise.all(units.map(partOf))).flat();
  const missing = all.filter(({ hits }) => hits.size === 0).map(({ tokens }) => tokens);
  const means = ({ tokens, telling }: UnitPart): boolean =>
    telling > TELLING ||
    index.names.find(tokens).length > 0 ||
    !missing.some((gap) => touch(gap, tokens) || touch(tokens, gap));
  return { parts: all.filter((part) => part.hits.size > 0 && means(part)), missing };
}

/** A Chinese compound ends in what it is a kind of: what no page calls 热迁移 is told by pages on 迁移. */
async function headOf(index: AskedIndex, tokens: readonly Token[]): Promise<UnitPart[]> {
  const head = tokens.slice(1);
  if (head.length < 2 || index.stop.has(head[0]?.text ?? '')) return [];
  const part = await sought(index, [head]);
  return part.hits.size > 0 && part.telling > TELLING ? [{ ...part, tokens: head }] : [];
}

const touch = (left: readonly Token[], right: readonly Token[]): boolean =>
  left.at(-1)?.end === right[0]?.start;

/** What stands in quotes as it stands there, and the words beside it. */
async function quotedParts(index: AskedIndex, query: Query): Promise<Sought[]> {
  const beside = unitsOf(query, query.rest, index).sought;
  return Promise.all([
    ...query.quoted.map((tokens) => sought(index, [tokens], {})),
    ...beside.map((unit) => sought(index, [unit])),
  ]);
}

/** The terms whose name the query is, or, where it is none, those whose name it begins, of what it finds. */
function namedTerms({ names }: AskedIndex, tokens: readonly Token[], { hits }: Sought): readonly NamedTerm[] {
  const named = names.find(tokens);
  if (named.length > 0) return named;
  const begun = names.beginning(tokens).filter(({ page }) => hits.size === 0 || hits.has(page));
  // The shortest name of a term says how much is missing.
  return begun.toSorted((a, b) => (b.missing ?? 0) - (a.missing ?? 0));
}

/**
 * Further names of the term that is named, those that are not found already where the first one is. A word with
 * several meanings has none.
 */
function otherNames({ names, rules }: AskedIndex, tokens: readonly Token[]): (readonly Token[])[] {
  const [term, ...others] = names.find(tokens).filter(({ kind }) => kind !== 'gloss');
  if (!term || others.some(({ kind }) => kind !== 'sound' || term.kind === 'sound')) return [];
  const key = (of: readonly Token[]): string => ` ${of.map((t) => rules.stem(t.text)).join(' ')} `;
  const kept = [tokens];
  for (const name of term.names) {
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
