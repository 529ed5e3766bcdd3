import type { Answer, Found, SearchOptions } from './answer.ts';
import { type Candidate, findPages } from './find.ts';
import { positionOf } from './index-files.ts';
import type { LanguageIndex, PageFacts } from './language-index.ts';
import { layOut } from './layout.ts';
import { mend } from './mend.ts';
import { parseQuery, type Query } from './query.ts';
import { toResult } from './result.ts';

/** Where a search looks. */
export interface Searched {
  /** The reader's own language. */
  readonly own: LanguageIndex;
  /** The other languages, opened when they are needed. */
  readonly others: () => Promise<readonly LanguageIndex[]>;
  /** Address of the site's root, with a slash at its end. */
  readonly base: string;
}

/** Fewer pages than these, and the other languages are asked. */
const LITTLE = 3;
const LIMIT = 10;

/**
 * Answers a query.
 * @param typed anything at all; what has no letter or digit in it finds nothing
 * @throws SearchFault where a part of the index cannot be had
 */
export async function search(
  { own, others, base }: Searched,
  typed: string,
  options: SearchOptions = {},
): Promise<Answer> {
  const query = typed.trim();
  const found = await searchLanguage(own, query, { ...options, base });
  const little = found.own.total < LITTLE && parseQuery(query, own.rules).tokens.length > 0;
  const further = little ? await others() : [];
  const elsewhere = await Promise.all(
    further.map((index) => searchLanguage(index, query, { ...options, base })),
  );
  return { query, ...found, others: elsewhere.map((answer) => answer.own).filter(({ total }) => total > 0) };
}

type OwnAnswer = Omit<Answer, 'query' | 'others'>;

/** Answers in one language, slips mended and traditional characters simplified where that finds more. */
async function searchLanguage(
  index: LanguageIndex,
  typed: string,
  options: SearchOptions & { readonly base: string },
): Promise<OwnAnswer> {
  const query = parseQuery(typed, index.rules);
  const asTyped = await mendedQuery(index, query, options);
  const pages = await findPages(index, asTyped.query);
  // Where a page holds only a part of the query, the rest may be written in traditional characters.
  const held = pages.some(({ fit }) => fit !== 'some');
  if (held || query.tokens.length === 0) return answered(index, { ...asTyped, pages }, options);
  const simple = parseQuery(await index.simplified(typed), index.rules);
  if (simple.text === query.text) return answered(index, { ...asTyped, pages }, options);
  const mended = await mendedQuery(index, simple, options);
  return answered(index, { ...mended, pages: await findPages(index, mended.query) }, options);
}

interface MendedQuery {
  readonly query: Query;
  readonly corrected: string | undefined;
  readonly unknown: readonly string[];
}

async function mendedQuery(
  index: LanguageIndex,
  query: Query,
  { literal = false }: SearchOptions,
): Promise<MendedQuery> {
  const { names, finder, reader, rules } = index;
  // What stands in quotes is meant as it stands.
  if (query.quoted.length > 0) return { query, corrected: undefined, unknown: [] };
  const written = (term: string): Promise<string> => asWritten(index, term);
  const { text, unknown } = await mend(query, { names, finder, reader, rules, written });
  const corrected = literal ? undefined : text;
  return {
    query: corrected === undefined ? query : parseQuery(corrected, rules),
    corrected,
    unknown,
  };
}

/** A term as a page writes it, small letters; the term itself where none does so in its text. */
async function asWritten(index: LanguageIndex, term: string): Promise<string> {
  const [first] = await index.reader.places(term);
  if (!first) return term;
  const [page, places] = first;
  const position = positionOf(places[0] ?? 0);
  const blocks = layOut(await index.page(page), index.rules);
  const block = blocks.find(({ start, tokens }) => position >= start && position < start + tokens.length);
  return block?.tokens[position - block.start]?.text ?? term;
}

async function answered(
  index: LanguageIndex,
  { pages, corrected, unknown }: Omit<MendedQuery, 'query'> & { pages: readonly Candidate[] },
  { kind, platform, limit = LIMIT, base }: SearchOptions & { readonly base: string },
): Promise<OwnAnswer> {
  const factsOf = ({ page }: Candidate): PageFacts => index.facts.get(page) ?? { kind: '', platform: '' };
  const fits = (wanted: string | undefined, is: string): boolean => wanted === undefined || wanted === is;
  const ofKind = pages.filter((page) => fits(kind, factsOf(page).kind));
  const ofPlatform = pages.filter((page) => fits(platform, factsOf(page).platform));
  const kept = ofKind.filter((page) => fits(platform, factsOf(page).platform));
  const own: Found = {
    tag: index.entry.tag,
    label: index.entry.label,
    total: kept.length,
    loose: kept.filter(({ fit }) => fit === 'apart' || fit === 'some').length,
    results: await Promise.all(kept.slice(0, limit).map((page) => toResult(index, page, base))),
    counts: {
      kind: countBy(ofPlatform, (page) => factsOf(page).kind),
      platform: countBy(ofKind, (page) => factsOf(page).platform),
    },
  };
  return { ...(corrected === undefined ? {} : { corrected }), unknown, own };
}

function countBy<T>(items: readonly T[], keyOf: (item: T) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const item of items) counts[keyOf(item)] = (counts[keyOf(item)] ?? 0) + 1;
  return counts;
}
