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

/** A part of a query that means one thing: a name, a word, a word with hyphens. */
export interface Unit {
  /** Which tokens of the query it is made of. */
  readonly from: number;
  readonly to: number;
  readonly tokens: readonly Token[];
  /** Other names of the term it names, where it names just one. */
  readonly others: readonly string[];
}

/** A query cut into what it asks for and what it asks with. */
export interface Units {
  /** Nothing where the query has no words. */
  readonly sought: readonly Unit[];
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
  let at = 0;
  while (at < tokens.length) {
    const length = names.longest(tokens, at);
    if (length > 0) {
      const [from, to] = [at, at + length];
      const part = tokens.slice(from, to);
      units.push({ from, to, tokens: part, others: otherNames(part, names) });
      at = to;
      continue;
    }
    let end = at + 1;
    while (glued(end)) end++;
    units.push(...plainUnits(tokens, [at, end], stop));
    at = end;
  }
  return sorted(units, vocabulary);
}

function otherNames(tokens: readonly Token[], names: Names): readonly string[] {
  const terms = names.find(tokens).filter(({ kind }) => kind !== 'sound' && kind !== 'gloss');
  const [term] = terms;
  return term && terms.length === 1 ? term.names : [];
}

/** A stretch without names: Chinese is cut into words, anything else is one unit. */
function plainUnits(
  tokens: readonly Token[],
  [from, to]: readonly [number, number],
  stop: Vocabulary['stop'],
): Unit[] {
  const lengths = tokens[from]?.unspaced ? wordLengths(tokens.slice(from, to), stop) : [to - from];
  let start = from;
  return lengths.map((length) => {
    const end = start + length;
    const unit = { from: start, to: end, tokens: tokens.slice(start, end), others: [] };
    start = end;
    return unit;
  });
}

/**
 * Lengths of the words of a Chinese stretch, by the browser's dictionary; without one, it is a word. A single
 * character that says something belongs to the word beside it: 区块链 is cut into 区块 and 链, and means neither.
 */
function wordLengths(tokens: readonly Token[], stop: Vocabulary['stop']): number[] {
  if (typeof Intl.Segmenter === 'undefined') return [tokens.length];
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const lengths: number[] = [];
  let joins = false;
  for (const { segment } of segmenter.segment(joined(tokens))) {
    const length = [...segment].length;
    const telling = !stop.has(segment);
    if (joins && telling && (length === 1 || lengths.at(-1) === 1))
      lengths.push((lengths.pop() ?? 0) + length);
    else lengths.push(length);
    joins = telling;
  }
  return lengths;
}

/** Without what is said twice, and without words that say nothing as long as others are left. */
function sorted(units: readonly Unit[], { stop, asking }: Vocabulary): Units {
  const words = units.map(({ tokens }) => joined(tokens));
  const once = units.filter((_, i) => words.indexOf(words[i] ?? '') === i);
  const telling = once.filter((unit) => !stop.has(joined(unit.tokens)));
  if (telling.length === 0) return { sought: whole(once), asking: [] };
  return { sought: whole(telling), asking: once.filter((unit) => asking.has(joined(unit.tokens))) };
}

/** A single character beside several words is what the cutting left over. */
function whole(units: readonly Unit[]): readonly Unit[] {
  const kept = units.filter(({ tokens }) => tokens.length > 1 || tokens[0]?.unspaced === false);
  return kept.length > 1 ? kept : units;
}
