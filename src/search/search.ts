import type { Answer, Found, SearchOptions } from './answer.ts';
import { findPages } from './find.ts';
import type { LanguageIndex } from './language-index.ts';
import { mend } from './mend.ts';
import { parseQuery } from './query.ts';
import { toResult } from './result.ts';
import { type Candidate, tierOf } from './score.ts';

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
  const abroad = async (): Promise<Found[]> => {
    const asked = (await others()).map((index) =>
      searchLanguage(index, query, { ...options, base, abroad: true }),
    );
    return (await Promise.all(asked)).map(({ own }) => own).filter(({ total }) => total > 0);
  };
  const elsewhere =
    found.own.total >= LITTLE || query === ''
      ? []
      : await abroad().catch((fault: unknown) => {
          // What the own language has is shown all the same.
          if (found.own.total === 0) throw fault;
          return [];
        });
  return { query, ...found, others: elsewhere };
}

type OwnAnswer = Omit<Answer, 'query' | 'others'>;
interface Options extends SearchOptions {
  readonly base: string;
  /** Not the reader's own language: a page that holds only a part of the query is of no use in it. */
  readonly abroad?: boolean;
}

/** Answers in one language, slips mended and traditional characters simplified where that finds more. */
async function searchLanguage(index: LanguageIndex, typed: string, options: Options): Promise<OwnAnswer> {
  const asTyped = await attempt(index, typed, options);
  // Where a page holds only a part of the query, the rest may be written in traditional characters.
  const held = asTyped.pages.some(({ fit }) => fit !== 'some');
  const simple = held ? typed : await index.simplified(typed);
  const { pages, corrected, unknown } = simple === typed ? asTyped : await attempt(index, simple, options);
  const own = await shown(index, pages, options);
  return { ...(corrected === undefined ? {} : { corrected }), unknown, own };
}

/** What a query finds as it is written, but for slips. */
async function attempt(opened: LanguageIndex, typed: string, { literal, abroad }: Options) {
  const index = literal ? { ...opened, names: opened.names.right() } : opened;
  const query = parseQuery(typed, index.rules);
  // What stands in quotes is meant as it stands.
  // Fetches the files of all words at once; what follows asks for them word by word.
  await index.finder.find(query.tokens, true);
  const corrected = literal || query.quoted.length > 0 ? undefined : await mend(query, index);
  const asked = corrected === undefined ? query : parseQuery(corrected, index.rules);
  const { pages, unknown } = await findPages(index, asked);
  return { corrected, unknown, pages: abroad ? pages.filter(({ fit }) => fit !== 'some') : pages };
}

async function shown(
  index: LanguageIndex,
  pages: readonly Candidate[],
  { kind, platform, limit = LIMIT, base }: Options,
): Promise<Found> {
  const [ofKind = [], ofPlatform = []] = [kind, platform].map((wanted, fact) =>
    pages.filter(({ page }) => wanted === undefined || index.facts(page)[fact] === wanted),
  );
  const both = new Set(ofPlatform);
  const kept = ofKind.filter((page) => both.has(page));
  const countBy = (all: readonly Candidate[], fact: 0 | 1): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { page } of all) {
      const key = index.facts(page)[fact];
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  };
  return {
    tag: index.entry.tag,
    label: index.entry.label,
    total: kept.length,
    loose: kept.filter((page) => tierOf(page) > 1).length,
    results: await Promise.all(kept.slice(0, limit).map((page) => toResult(index, page, base))),
    counts: { kind: countBy(ofPlatform, 0), platform: countBy(ofKind, 1) },
  };
}
