import { once } from './places.ts';
import { joined, type TextRules, type Token, tokenize } from './tokens.ts';

/** A term of the glossary as it travels to the browser; lists that would be empty are left out. */
export interface NameRow {
  /** Number of its page in the index. */
  readonly page: number;
  /** Its right names, the one its page bears first. */
  readonly names: readonly string[];
  /** Wrong spellings. */
  readonly wrong?: readonly string[];
  /** The few words that stand behind the name on its page: “compute service”. */
  readonly gloss?: string;
  /** How its Chinese names sound, by syllables. */
  readonly sounds?: readonly string[];
}

/** How a name was asked for, the surest first. */
export type NameKind = 'name' | 'alias' | 'misspelling' | 'gloss' | 'sound' | 'beginning';

/** A term that bears a name. */
export interface NamedTerm {
  readonly page: number;
  readonly kind: NameKind;
  /** The name that was asked for; the first one where that was no right name. */
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
  /** Words of right names, and whole names run together, with how they are written. */
  readonly words: ReadonlyMap<string, string>;
  /** The names without wrong spellings: what is meant as it was typed. */
  readonly right: () => Names;
}

/** No name has more tokens; a Chinese character is one. */
const LONGEST_NAME = 16;

/** The texts a term is known by, the surest first: a name is found before another term's alias. */
const TEXTS: readonly (readonly [NameKind, (row: NameRow) => readonly string[]])[] = [
  ['name', ({ names }) => names.slice(0, 1)],
  ['alias', ({ names }) => names.slice(1)],
  ['misspelling', ({ wrong = [] }) => wrong],
  ['gloss', ({ gloss }) => (gloss === undefined ? [] : [gloss])],
  ['sound', ({ sounds = [] }) => sounds],
];

/** How sure it is that a name asked for in this way is meant: the surer, the higher. */
export function sureness(kind: NameKind): number {
  return TEXTS.length - TEXTS.findIndex(([known]) => known === kind);
}

/** Makes the names of a language ready to be asked. @param rules those of the index */
export function readNames(terms: readonly NameRow[], rules: TextRules): Names {
  const exact = new Map<string, NamedTerm[]>();
  const stemmed = new Map<string, NamedTerm[]>();
  const words = new Map<string, string>();
  for (const [kind, textsOf] of TEXTS) {
    for (const row of terms) {
      for (const text of textsOf(row)) {
        const tokens = tokenize(text, rules);
        const { page, names } = row;
        const term = { page, kind, text: kind === 'alias' ? text : (names[0] ?? ''), names };
        for (const key of kind === 'sound' ? soundKeys(text) : [joined(tokens)]) add(exact, key, term);
        // A wrong spelling may have the stem of another word.
        if (kind !== 'sound' && kind !== 'misspelling') add(stemmed, stemsOf(tokens, rules), term);
        if (kind !== 'name' && kind !== 'alias') continue;
        for (const { text: word, unspaced } of tokens) if (!unspaced) words.set(word, word);
        words.set(joined(tokens), text);
      }
    }
  }
  const find: Names['find'] = (tokens) =>
    exact.get(joined(tokens)) ?? stemmed.get(stemsOf(tokens, rules)) ?? [];
  return {
    find,
    beginning(tokens) {
      const start = joined(tokens);
      if (start === '') return [];
      return [...exact].flatMap(([key, named]) => {
        if (!key.startsWith(start)) return [];
        const first = named.filter(({ kind }) => kind === 'name' || kind === 'sound');
        return first.map((term) => ({ ...term, kind: 'beginning', missing: key.length - start.length }));
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
    words,
    right: once(() =>
      readNames(
        terms.map(({ wrong, ...row }) => row),
        rules,
      ),
    ),
  };
}

function add(terms: Map<string, NamedTerm[]>, key: string, term: NamedTerm): void {
  const found = terms.get(key) ?? [];
  if (found.every(({ page }) => page !== term.page)) terms.set(key, [...found, term]);
}

function stemsOf(tokens: readonly Token[], { stem }: TextRules): string {
  return tokens.map(({ text }) => stem(text)).join('');
}

/** A name may be typed in full or by its initials: `rong qi` as rongqi and rq. */
function soundKeys(sound: string): string[] {
  return [sound.replaceAll(' ', ''), sound.replace(/(\S)\S* ?/g, '$1')];
}
