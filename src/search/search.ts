import type { Answer, Found, SearchOptions } from './answer.ts';
import { findPages } from './find.ts';
import type { LanguageIndex } from './language-index.ts';
import { mend } from './mend.ts';
import { askedIndex } from './phrases.ts';
import { parseQuery } from './query.ts';
import { toResult } from './result.ts';
import { type Candidate, tierOf } from './score.ts';
import { type Alike, simplify, soundsAlike } from './spellings.ts';

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
  let answer = { query, ...(await searchLanguage(own, query, { ...options, base })), others: [] };
  if (answer.own.total >= LITTLE || query === '') return answer;
  try {
    const asked = (await others()).map((index) =>
      searchLanguage(index, query, { ...options, base, abroad: true }),
    );
    const found = await Promise.all(asked);
    // What another language holds as it was typed is no slip.
    const meant = found.some(({ corrected, own }) => corrected === undefined && own.total > own.loose);
    if (answer.corrected !== undefined && meant) {
      answer = { ...answer, ...(await searchLanguage(own, query, { ...options, base, literal: true })) };
    }
    return { ...answer, others: found.map(({ own }) => own).filter(({ total }) => total > 0) };
  } catch (fault) {
    // What the own language has is shown all the same.
    if (answer.own.total === 0) throw fault;
    return answer;
  }
}

type OwnAnswer = Omit<Answer, 'query' | 'others'>;
interface Options extends SearchOptions {
  readonly base: string;
  /** Not the reader's own language: a page that holds only a part of the query is of no use in it. */
  readonly abroad?: boolean;
  /** Which characters may be taken for one another. */
  readonly alike?: Alike;
}

/** Answers in one language, slips mended, and Chinese written otherwise where that finds more. */
async function searchLanguage(index: LanguageIndex, typed: string, options: Options): Promise<OwnAnswer> {
  const asTyped = await attempt(index, typed, options);
  // Where a page holds only a part of the query, the rest may be in traditional characters, or sound alike.
  const held = asTyped.pages.some(({ fit }) => fit !== 'some');
  const spellings = held ? undefined : await index.spellings(typed);
  const { pages, corrected, unknown } = spellings
    ? await attempt(index, simplify(typed, spellings), { ...options, alike: soundsAlike(spellings) })
    : asTyped;
  const own = await shown(index, pages, options);
  return { corrected, unknown, own };
}

/** What a query finds as it is written, but for slips. */
async function attempt(opened: LanguageIndex, typed: string, { literal, abroad, alike }: Options) {
  const index = askedIndex(literal ? { ...opened, names: opened.names.right() } : opened);
  const query = parseQuery(typed, index.rules);
  // Fetches the files of all words at once; what follows asks for them word by word.
  await index.find(query.tokens, { loose: true });
  // What stands in quotes is meant as it stands.
  const asIs = literal || query.quoted.length > 0;
  const corrected = asIs ? undefined : await mend(query, { index, alike });
  const asked = corrected === undefined ? query : parseQuery(corrected, index.rules);
  const { pages, unknown } = await findPages(index, asked);
  return { corrected, unknown, pages: abroad ? pages.filter(({ fit }) => fit !== 'some') : pages };
}

async function shown(
  index: LanguageIndex,
  pages: readonly Candidate[],
  { kind, platform, limit = LIMIT, base }: Options,
): Promise<Found> {
  const counts = { kind: {} as Record<string, number>, platform: {} as Record<string, number> };
  const kept = pages.filter(({ page }) => {
    const [ownKind, ownPlatform] = index.facts(page);
    const ofKind = kind === undefined || kind === ownKind;
    const ofPlatform = platform === undefined || platform === ownPlatform;
    if (ofPlatform) counts.kind[ownKind] = (counts.kind[ownKind] ?? 0) + 1;
    if (ofKind) counts.platform[ownPlatform] = (counts.platform[ownPlatform] ?? 0) + 1;
    return ofKind && ofPlatform;
  });
  return {
    tag: index.entry.tag,
    label: index.entry.label,
    total: kept.length,
    loose: kept.filter((page) => tierOf(page) > 1).length,
    results: await Promise.all(kept.slice(0, limit).map((page) => toResult(index, page, base))),
    counts,
  };
}
