import { editDistance } from '../text/edit-distance.ts';
import { type TextRules, type Token, tokenize } from './tokens.ts';

/**
 * A term in the file of names: the number of its page in the index, its names (first the one its page bears),
 * wrong spellings of them, and how its Chinese names sound, by syllables. What is empty at the end is left out.
 */
export type NameRow = readonly [
  page: number,
  names: readonly string[],
  wrong?: readonly string[],
  sounds?: readonly string[],
];

/** The names of a language's glossary as they travel to the browser. */
export interface NameFile {
  readonly terms: readonly NameRow[];
}

/** How a name was asked for, the surest first. */
export type NameKind = 'name' | 'alias' | 'misspelling' | 'sound';

/** A term that bears a name. */
export interface NamedTerm {
  readonly page: number;
  readonly kind: NameKind;
  /** The right spelling that was asked for, or stands behind the wrong one. */
  readonly text: string;
  /** All right names of the term, the one its page bears first. */
  readonly names: readonly string[];
}

/** The names of a glossary, to be asked. */
export interface Names {
  /** The terms that bear just this name, the surest first; spaces, hyphens, case and endings do not count. */
  find(tokens: readonly Token[]): readonly NamedTerm[];
  /** Tokens of the longest name that begins at a token, one of a single character aside; 0 for none. */
  longest(tokens: readonly Token[], from: number): number;
  /** The right name, or word of a name, nearest to a word that is none, within the edits a slip makes. */
  nearest(word: string): string | undefined;
}

/** No name has more tokens; a Chinese character is one. */
const LONGEST_NAME = 16;

/** Makes the names of a language ready to be asked. @param rules those of the index */
export function readNames({ terms }: NameFile, rules: TextRules): Names {
  const byKey = new Map<string, NamedTerm[]>();
  const words = new Map<string, string>();
  const add = (key: string, term: NamedTerm): void => {
    const found = byKey.get(key) ?? [];
    if (!found.some((other) => other.page === term.page)) byKey.set(key, [...found, term]);
  };
  const addTokens = (text: string, term: NamedTerm): void => {
    const tokens = tokenize(text, rules);
    for (const key of keysOf(tokens, rules)) add(key, term);
    if (term.kind === 'misspelling') return;
    for (const { text: word, unspaced } of tokens) if (!unspaced) words.set(word, word);
    // Two words run together with a slip are looked for as one name.
    if (tokens.length > 1 && tokens.every((t) => !t.unspaced)) words.set(joined(tokens), text);
  };
  // The surest first: a name is found before another term's alias, that before what is spelt wrong.
  for (const [page, names] of terms) {
    const [text = ''] = names;
    addTokens(text, { page, kind: 'name', text, names });
  }
  for (const [page, names] of terms) {
    for (const text of names.slice(1)) addTokens(text, { page, kind: 'alias', text, names });
  }
  for (const [page, names, wrong = []] of terms) {
    for (const text of wrong) addTokens(text, { page, kind: 'misspelling', text: names[0] ?? '', names });
  }
  for (const [page, names, , sounds = []] of terms) {
    for (const sound of sounds) {
      const text = names[0] ?? '';
      for (const key of soundKeys(sound)) add(key, { page, kind: 'sound', text, names });
    }
  }
  const find: Names['find'] = (tokens) => {
    const [exact = '', stemmed = ''] = keysOf(tokens, rules);
    return byKey.get(exact) ?? byKey.get(stemmed) ?? [];
  };
  return {
    find,
    longest(tokens, from) {
      for (let length = Math.min(LONGEST_NAME, tokens.length - from); length > 0; length--) {
        const part = tokens.slice(from, from + length);
        if (length === 1 && part[0]?.unspaced) return 0;
        if (find(part).some(({ kind }) => kind !== 'sound')) return length;
      }
      return 0;
    },
    nearest: (word) => nearest(word, words),
  };
}

function keysOf(tokens: readonly Token[], { stem }: TextRules): [exact: string, stemmed: string] {
  return [joined(tokens), tokens.map(({ text }) => stem(text)).join('')];
}

function joined(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}

/** A name may be typed in full or by its initials: `rong qi` as rongqi and rq. */
function soundKeys(sound: string): string[] {
  const syllables = sound.split(' ');
  return [syllables.join(''), syllables.map((s) => s.charAt(0)).join('')].filter((key) => key.length > 1);
}

/** One edit up to five letters, two beyond; a word of three letters or with digits is meant as it stands. */
export function slipLimit(word: string): number {
  return word.length < 4 || /\d/.test(word) ? 0 : word.length <= 5 ? 1 : 2;
}

function nearest(word: string, known: ReadonlyMap<string, string>): string | undefined {
  const limit = slipLimit(word);
  let best: string | undefined;
  let least = limit + 1;
  for (const [candidate, text] of known) {
    if (Math.abs(candidate.length - word.length) > limit || candidate.length < 4) continue;
    // Two slips at once, one of them on the first letter, make it another word.
    const distance = editDistance(word, candidate) + (candidate[0] === word[0] || limit < 2 ? 0 : 1);
    if (distance < least) [best, least] = [text, distance];
  }
  return best;
}
