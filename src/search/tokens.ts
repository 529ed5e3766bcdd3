import { type Stem, type StemWords, stemmer } from './stem.ts';

/** A word, or one character of a script that is written without spaces, with its place in the text. */
export interface Token {
  /** As it is compared: compatibility forms, case and accents folded, traditional characters simplified. */
  readonly text: string;
  /** Whether it is a character of a script written without spaces. */
  readonly unspaced: boolean;
  readonly start: number;
  readonly end: number;
}

/** How the texts of a language are read for search, by the build and by the browser alike. */
export interface TextRules {
  readonly stem: Stem;
  /** Endings that a word may be about to have when its typing stops. */
  readonly unfinished: readonly string[];
  /** The simplified form of a character; the character itself where it has none. */
  readonly simplify: (char: string) => string;
}

/**
 * The rules of a language.
 * @param stems how its words are stemmed, if they are
 * @param simplify gives the simplified form of a character; left out where there is no need of it
 */
export function textRules(
  stems: StemWords | undefined,
  simplify: TextRules['simplify'] = (char) => char,
): TextRules {
  return {
    stem: stems ? stemmer(stems) : (word) => word,
    unfinished: stems?.unfinished ?? [],
    simplify,
  };
}

/**
 * A character of a script without spaces; or letters, marks and digits, with apostrophes only among them. It is
 * written out: a module that computes anything when it is loaded cannot be divided among files of the browser.
 */
const TOKEN =
  /([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{M}\p{Nd}]|(?<=[\p{L}\p{M}\p{Nd}])['’](?=[\p{L}\p{M}\p{Nd}]))+/gu;
/** Beyond this a run of letters is no word a reader would type: a key, an encoded file. */
const LONGEST_WORD = 40;

/**
 * The tokens of a text in order. Spaces and punctuation only part words: 浮动IP, 浮动 IP and 浮动-IP are one
 * to search, and so are kube-apiserver and kube apiserver.
 * @param text any string; lone surrogates are no letters and are passed over
 */
export function tokenize(text: string, { simplify }: Pick<TextRules, 'simplify'>): Token[] {
  const tokens: Token[] = [];
  for (const { 0: run, 1: char, index: start } of text.matchAll(TOKEN)) {
    const folded = fold(run);
    const unspaced = char !== undefined;
    if (folded === '') continue;
    tokens.push({ text: unspaced ? simplify(folded) : folded, unspaced, start, end: start + run.length });
  }
  return tokens;
}

function fold(word: string): string {
  const plain = word.normalize('NFKD').replace(/[^\p{L}\p{Nd}]+/gu, '');
  return plain.toLowerCase().slice(0, LONGEST_WORD);
}

/** Tokens without anything between them. */
export function joined(tokens: readonly Pick<Token, 'text'>[]): string {
  return tokens.map(({ text }) => text).join('');
}

/**
 * The terms under which tokens stand in the index, one for each: the stem of a word; of characters written
 * without spaces each with the one that follows, so that pairs overlap and no dictionary is needed.
 */
export function indexTerms(tokens: readonly Token[], { stem }: Pick<TextRules, 'stem'>): string[] {
  return tokens.map((token, i) => {
    if (!token.unspaced) return stem(token.text);
    const next = tokens[i + 1];
    return next?.unspaced ? token.text + next.text : token.text;
  });
}
