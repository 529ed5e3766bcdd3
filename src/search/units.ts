import type { Names } from './names.ts';
import type { Query } from './query.ts';
import { joined, type Token } from './tokens.ts';

/** What is known of a language's words. */
export interface Vocabulary {
  readonly names: Names;
  /** Words that say nothing of what is sought, see `stopWords`. */
  readonly stop: ReadonlySet<string>;
  /** Those of them that headings may ask with. */
  readonly asking: ReadonlySet<string>;
}

/** The tokens of a part of a query that means one thing: a name, a word, a word with hyphens. */
export type Unit = readonly Token[];

/** A query cut into what it asks for and what it asks with. */
export interface Units {
  /** Nothing where the query has no words. */
  readonly sought: readonly Unit[];
  /** Each word it asks with, and these words as they stand together: “do I need” tells more than “need”. */
  readonly asking: readonly Unit[];
}

/**
 * What a query asks for, its words apart: known names whole, Chinese by words, without the words that
 * questions are made of.
 */
export function unitsOf(
  { text }: Pick<Query, 'text'>,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
): Units {
  const { names, stop } = vocabulary;
  const units: Unit[] = [];
  // Spaces part words, also Chinese ones; other signs join letters, as in names with hyphens.
  const glued = (i: number): boolean => {
    const [left, right] = [tokens[i - 1], tokens[i]];
    if (!left || !right || left.unspaced !== right.unspaced) return false;
    if (left.unspaced) return left.end === right.start && names.longest(tokens, i) === 0;
    return !/[\s,;|，；、。]/u.test(text.slice(left.end, right.start));
  };
  for (let at = 0; at < tokens.length; ) {
    const from = at;
    at += names.longest(tokens, at);
    const named = at > from;
    if (!named)
      do at++;
      while (glued(at));
    const stretch = tokens.slice(from, at);
    units.push(...(named ? [stretch] : wordsOf(stretch, stop)));
  }
  return sorted(units, vocabulary);
}

/**
 * The words of a stretch without names: of Chinese by the browser's dictionary, anything else is one. A single
 * character that says something belongs to the word beside it: 区块链 is cut into 区块 and 链, and means neither.
 */
function wordsOf(tokens: Unit, stop: Vocabulary['stop']): Unit[] {
  if (!tokens[0]?.unspaced || typeof Intl.Segmenter === 'undefined') return [tokens];
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const cut = [...segmenter.segment(joined(tokens))].map(({ segment }) => segment);
  // What the dictionary cuts into characters is a word it does not know: 微内核.
  const telling = cut.filter((segment) => !stop.has(segment));
  if (telling.length > 1 && cut.length === tokens.length) return [tokens];
  const words: Token[][] = [];
  let at = 0;
  let joins = false;
  for (const segment of cut) {
    const from = at;
    at += [...segment].length;
    const word = tokens.slice(from, at);
    const before = words.at(-1);
    const tells = !stop.has(segment);
    if (before && joins && tells && (word.length === 1 || before.length === 1)) before.push(...word);
    else words.push(word);
    joins = tells;
  }
  return words;
}

/** Without what is said twice, and without words and single letters that say nothing as long as others are left. */
function sorted(units: readonly Unit[], { stop, asking }: Vocabulary): Units {
  const words = units.map(joined);
  const silent = (unit: Unit): boolean =>
    stop.has(joined(unit)) || unit.every(({ text }) => stop.has(text) || /^[a-z]$/.test(text));
  const once = units.filter((_, i) => words.indexOf(words[i] ?? '') === i);
  const telling = once.filter((unit) => !silent(unit));
  if (telling.length === 0) return { sought: whole(once), asking: [] };
  const runs: Unit[][] = [[]];
  for (const unit of units) {
    if (silent(unit)) runs.at(-1)?.push(unit);
    else runs.push([]);
  }
  const questions = runs.flatMap((run): Unit[] => {
    const words = run.filter((unit) => asking.has(joined(unit)));
    return words.length > 0 && run.length > 1 ? [...words, run.flat()] : words;
  });
  return { sought: whole(telling), asking: questions };
}

/** A single character beside several words is what the cutting left over. */
function whole(units: readonly Unit[]): readonly Unit[] {
  const kept = units.filter((unit) => unit.length > 1 || unit[0]?.unspaced === false);
  return kept.length > 1 ? kept : units;
}
