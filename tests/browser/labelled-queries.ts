import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A query with what must come of it; tests/fixtures/queries/en.yaml tells what the keys mean. */
export interface LabelledQuery {
  readonly query: string;
  readonly first?: readonly string[];
  readonly five?: readonly (string | readonly string[])[];
  readonly holds?: string;
  readonly nothing?: boolean;
  /** Its kind: the key it stands under. */
  readonly kind: string;
}

/** What a search found, pages as paths below the home page of the language, the best first. */
export interface FoundPages {
  readonly pages: readonly string[];
  /** How many of them stand in the first tier: they hold the query as it stands. */
  readonly exact: number;
  /** Pages found in other languages. */
  readonly elsewhere: number;
}

/** The texts of a page that can be found. */
export interface PageTexts {
  readonly path: string;
  readonly texts: readonly string[];
}

/** How many of how many were right. */
export type Share = readonly [right: number, all: number];

/** How well a set of queries was answered. */
export interface Quality {
  readonly first: Share;
  readonly five: Share;
  readonly precision: Share;
  readonly recall: Share;
  readonly nothing: Share;
  /** What was not right, one line a query. */
  readonly misses: readonly string[];
}

/** @param set `unseen` for those that search was never changed for */
export function readQueries(lang: string, set: '' | 'unseen' = ''): LabelledQuery[] {
  const file = join(import.meta.dirname, '../fixtures/queries', set, `${lang}.yaml`);
  const groups = parse(readFileSync(file, 'utf8')) as Record<string, Omit<LabelledQuery, 'kind'>[]>;
  return Object.entries(groups).flatMap(([kind, queries]) => queries.map((query) => ({ ...query, kind })));
}

/** The pages that hold words, by a plain scan: case, spaces and signs make no difference. */
export function pagesThatHold(words: string, pages: readonly PageTexts[]): string[] {
  const wanted = plain(words);
  return pages.filter(({ texts }) => texts.some((text) => plain(text).includes(wanted))).map((p) => p.path);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Judges the answers to queries, in the order of the queries. */
export function judge(
  queries: readonly LabelledQuery[],
  answers: readonly FoundPages[],
  pages: readonly PageTexts[],
): Quality {
  const judged = queries.map((query, i) => judgeOne(query, answers[i] ?? NOTHING, pages));
  const sum = (of: (one: Quality) => Share): Share =>
    judged.reduce<Share>(([right, all], one) => [right + of(one)[0], all + of(one)[1]], [0, 0]);
  return {
    first: sum((one) => one.first),
    five: sum((one) => one.five),
    precision: sum((one) => one.precision),
    recall: sum((one) => one.recall),
    nothing: sum((one) => one.nothing),
    misses: judged.flatMap(({ misses }) => misses),
  };
}

const NOTHING: FoundPages = { pages: [], exact: 0, elsewhere: 0 };

function judgeOne(
  { query, kind, first, five = [], holds, nothing }: LabelledQuery,
  found: FoundPages,
  pages: readonly PageTexts[],
): Quality {
  const [top = 'nothing'] = found.pages;
  const head = found.pages.slice(0, 5);
  const wrong: string[] = [];
  const check = (right: boolean, complaint: string): number => {
    if (!right) wrong.push(complaint);
    return right ? 1 : 0;
  };
  // What must come first must be among the first five too.
  const wanted = [...(first ? [first] : []), ...five].map((page) =>
    typeof page === 'string' ? [page] : page,
  );
  const firstRight = first ? check(first.includes(top), `first is ${top}`) : 0;
  const fiveRight = wanted.filter((any) =>
    check(
      any.some((page) => head.includes(page)),
      `${any.join(' or ')} not among the first five`,
    ),
  ).length;
  const right = new Set(holds === undefined ? [] : pagesThatHold(holds, pages));
  const tier = holds === undefined ? [] : found.pages.slice(0, found.exact);
  const junk = tier.filter((page) => !right.has(page));
  const lost = [...right].filter((page) => !found.pages.includes(page));
  check(junk.length === 0, `holds it not: ${junk.join(', ')}`);
  check(lost.length === 0, `not found: ${lost.join(', ')}`);
  const some = found.pages.length + found.elsewhere;
  const nothingRight = nothing ? check(some === 0, `found ${some}: ${top}`) : 0;
  return {
    first: [firstRight, first ? 1 : 0],
    five: [fiveRight, wanted.length],
    precision: [tier.length - junk.length, tier.length],
    recall: [right.size - lost.length, right.size],
    nothing: [nothingRight, nothing ? 1 : 0],
    misses: wrong.length > 0 ? [`${kind} “${query}”: ${wrong.join('; ')}`] : [],
  };
}

/** The figures of several searches beside one another, for the terminal. */
export function qualityTable(columns: Readonly<Record<string, Quality>>): string {
  const rows = ['first', 'five', 'precision', 'recall', 'nothing'] as const;
  const cell = ([right, all]: Share): string =>
    all === 0 ? '–' : `${(right / all).toFixed(3)} (${right}/${all})`;
  const lines = rows.map((row) => [row, ...Object.values(columns).map((quality) => cell(quality[row]))]);
  return [['', ...Object.keys(columns)], ...lines]
    .map((cells) => cells.map((text, i) => text.padEnd(i === 0 ? 10 : 22)).join(''))
    .join('\n');
}

export const share = ([right, all]: Share): number => (all === 0 ? 1 : right / all);
