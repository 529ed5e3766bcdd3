import { editDistance } from '../text/edit-distance.ts';
import type { IndexDocument } from './index-document.ts';
import { type TextRules, type Token, tokenize } from './tokens.ts';

/** A term in the file of names; lists that would be empty are left out. */
export interface NameRow {
  /** Number of its page in the index. */
  readonly page: number;
  /** Its right names, the one its page bears first. */
  readonly names: readonly string[];
  /** The few words that stand behind the name on its page: “compute service”. */
  readonly gloss?: string;
  /** Wrong spellings. */
  readonly wrong?: readonly string[];
  /** How its Chinese names sound, by syllables. */
  readonly sounds?: readonly string[];
}

/** The names of a language's glossary as they travel to the browser. */
export interface NameFile {
  readonly terms: readonly NameRow[];
}

/** How a name was asked for, the surest first. */
export type NameKind = 'name' | 'alias' | 'misspelling' | 'gloss' | 'sound' | 'beginning';

/** A term that bears a name. */
export interface NamedTerm {
  readonly page: number;
  readonly kind: NameKind;
  /** The right spelling that was asked for, or stands behind the wrong one. */
  readonly text: string;
  /** All right names of the term, the one its page bears first. */
  readonly names: readonly string[];
  /** Letters that are missing; only of a beginning. */
  readonly missing?: number;
}

/** The names of a glossary, to be asked. */
export interface Names {
  /** The terms that bear just this name, the surest first; spaces, hyphens, case and endings do not count. */
  find(tokens: readonly Token[]): readonly NamedTerm[];
  /** The terms whose first name begins so, or sounds so at its beginning. */
  beginning(tokens: readonly Token[]): readonly NamedTerm[];
  /** Tokens of the longest name that begins at a token, one of a single character aside; 0 for none. */
  longest(tokens: readonly Token[], from: number): number;
  /** The right name, or word of a name, nearest to a word that is none, within the edits a slip makes. */
  nearest(word: string): string | undefined;
}

/** No name has more tokens; a Chinese character is one. */
const LONGEST_NAME = 16;
/** Of a letter or two too many names begin. */
const SHORTEST_BEGINNING = 3;

/** The file of names of a language. @param pages its pages by their number in the index */
export function nameFile(pages: ReadonlyMap<number, IndexDocument>): NameFile {
  const terms = [...pages].flatMap(([page, { names, gloss, wrong = [], sounds = [] }]): NameRow[] => {
    if (names.length === 0) return [];
    return [
      {
        page,
        names,
        ...(gloss === undefined ? {} : { gloss }),
        ...(wrong.length > 0 ? { wrong } : {}),
        ...(sounds.length > 0 ? { sounds } : {}),
      },
    ];
  });
  return { terms };
}

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
    if (term.kind !== 'name' && term.kind !== 'alias') return;
    for (const { text: word, unspaced } of tokens) if (!unspaced) words.set(word, word);
    // Two words run together with a slip are looked for as one name.
    if (tokens.length > 1 && tokens.every((t) => !t.unspaced)) words.set(joined(tokens), text);
  };
  // The surest first: a name is found before another term's alias, that before what is spelt wrong.
  for (const { page, names } of terms) {
    const [text = ''] = names;
    addTokens(text, { page, kind: 'name', text, names });
  }
  for (const { page, names } of terms) {
    for (const text of names.slice(1)) addTokens(text, { page, kind: 'alias', text, names });
  }
  for (const { page, names, wrong = [] } of terms) {
    for (const text of wrong) addTokens(text, { page, kind: 'misspelling', text: names[0] ?? '', names });
  }
  for (const { page, names, gloss } of terms) {
    if (gloss !== undefined) addTokens(gloss, { page, kind: 'gloss', text: gloss, names });
  }
  for (const { page, names, sounds = [] } of terms) {
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
    beginning(tokens) {
      const start = joined(tokens);
      if (start.length < SHORTEST_BEGINNING) return [];
      return [...byKey].flatMap(([key, named]) => {
        if (!key.startsWith(start)) return [];
        const missing = key.length - start.length;
        return named
          .filter(({ kind }) => kind === 'name' || kind === 'sound')
          .map((term) => ({ ...term, kind: 'beginning', missing }));
      });
    },
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
