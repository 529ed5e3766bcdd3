import { type TextRules, type Token, tokenize } from './tokens.ts';

/** A query as it was typed, cut into tokens. */
export interface Query {
  /** As the tokens count in it. */
  readonly text: string;
  /** All of it: quotes part words and no more. */
  readonly tokens: readonly Token[];
  /** What stands in quotes, each to be found as it is. */
  readonly quoted: readonly (readonly Token[])[];
  /** What stands beside the quotes; the same as all of it where there are none. */
  readonly rest: readonly Token[];
}

/** A longer query is cut: nobody types so much, and what is pasted is still found by how it begins. */
const MOST_CHARACTERS = 400;
const MOST_TOKENS = 48;
const QUOTED = /["“「]([^"”」]*)["”」]/g;

/** @param typed anything a reader may type or paste; unbalanced quotes are signs like others */
export function parseQuery(typed: string, rules: Pick<TextRules, 'simplify'>): Query {
  const text = typed.slice(0, MOST_CHARACTERS);
  const cut = (part: string): Token[] => tokenize(part, rules).slice(0, MOST_TOKENS);
  const quoted = [...text.matchAll(QUOTED)]
    .map(([, phrase = '']) => cut(phrase))
    .filter((phrase) => phrase.length > 0);
  // Spaces in the place of what is quoted, so that tokens count in the same text.
  const rest = cut(text.replace(QUOTED, (part) => ' '.repeat(part.length)));
  return { text, tokens: cut(text), quoted, rest };
}
