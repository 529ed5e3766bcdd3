import { editDistance } from '../text/edit-distance.ts';
import { type Names, slipLimit } from './names.ts';
import type { PhraseFinder } from './phrases.ts';
import type { Query } from './query.ts';
import type { TermReader } from './reader.ts';
import type { TextRules } from './tokens.ts';

/** A query looked over for slips. */
export interface Mended {
  /** The query with its slips mended; undefined where nothing was to be mended. */
  readonly text: string | undefined;
  /** Words that no page holds and no name is near to. */
  readonly unknown: readonly string[];
}

/** What is needed to tell a slip from a word. */
export interface Known {
  readonly names: Names;
  readonly finder: PhraseFinder;
  readonly reader: TermReader;
  readonly rules: TextRules;
  /** A word of the texts as it is written, by its term. */
  readonly written: (term: string) => Promise<string>;
}

/** A stretch of the query with what stands in its place. */
interface Change {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Looks for slips of the keyboard: spellings the glossary declares wrong, then words that neither the
 * glossary nor any page holds, which become the nearest name, or the nearest word of the texts.
 */
export async function mend({ text, tokens }: Query, known: Known): Promise<Mended> {
  const changes: Change[] = [];
  const unknown: string[] = [];
  let at = 0;
  while (at < tokens.length) {
    const length = known.names.longest(tokens, at);
    const part = tokens.slice(at, at + Math.max(1, length));
    const [first] = part;
    const last = part.at(-1);
    at += part.length;
    if (!first || !last) continue;
    const [named] = known.names.find(part);
    if (named?.kind === 'misspelling') changes.push({ start: first.start, end: last.end, text: named.text });
    if (named || length > 0 || first.unspaced) continue;
    if (known.names.beginning(part).length > 0 || (await known.finder.knows(first.text))) continue;
    const near = known.names.nearest(first.text) ?? (await nearestWord(first.text, known));
    if (near === undefined) unknown.push(text.slice(first.start, first.end));
    else changes.push({ start: first.start, end: first.end, text: near });
  }
  return { text: changes.length > 0 ? apply(text, changes) : undefined, unknown };
}

function apply(text: string, changes: readonly Change[]): string {
  let at = 0;
  let made = '';
  for (const change of changes) {
    made += text.slice(at, change.start) + change.text;
    at = change.end;
  }
  return made + text.slice(at);
}

/** Among all the words of the texts some are near to nearly anything: two slips are taken for long words only. */
const LONG = 8;

/**
 * The word of the texts nearest to a word, looked for only among those that sort beside it: a slip rarely
 * falls on the first letters, and these are read already.
 */
async function nearestWord(word: string, { reader, rules, written }: Known): Promise<string | undefined> {
  if (slipLimit(word) === 0) return undefined;
  const stem = rules.stem(word);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const term of await reader.around(stem)) {
    if (term[0] !== word[0] || term.length < 4) continue;
    const limit = Math.min(term.length, word.length) < LONG ? 1 : 2;
    if (Math.abs(term.length - stem.length) > limit) continue;
    // A slip near the end makes another ending of it, and so another stem.
    const distance = Math.min(editDistance(stem, term), editDistance(word, term));
    if (distance <= limit && distance < least) [best, least] = [term, distance];
  }
  return best === undefined ? undefined : written(best);
}
