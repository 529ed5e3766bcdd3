import type { LanguageIndex } from './language-index.ts';
import { layOut } from './layout.ts';
import { positionOf } from './places.ts';
import type { Query } from './query.ts';
import { nearestCompounds, nearestWord } from './slips.ts';
import { joined, type Token, tokenize } from './tokens.ts';

/**
 * Looks for slips: spellings the glossary declares wrong, then words that neither the glossary nor any page
 * holds, which become the nearest name, or the nearest word of the texts.
 * @returns the query with its slips mended; undefined where nothing was to be mended
 */
export async function mend({ text, tokens }: Query, index: LanguageIndex): Promise<string | undefined> {
  let made = '';
  let done = 0;
  for (let at = 0; at < tokens.length; ) {
    const [length, right] = await lookAt(tokens.slice(at), index);
    const start = tokens[at]?.start ?? 0;
    at += length;
    if (right === undefined) continue;
    made += text.slice(done, start) + right;
    done = tokens[at - 1]?.end ?? 0;
  }
  return done > 0 ? made + text.slice(done) : undefined;
}

/** What a query goes on with: of how many tokens it is, and what it must be instead. */
type Piece = readonly [length: number, right?: string | undefined];

async function lookAt(tokens: readonly Token[], index: LanguageIndex): Promise<Piece> {
  const { names, finder, stop } = index;
  const length = Math.max(1, names.longest(tokens, 0));
  const [named] = names.find(tokens.slice(0, length));
  if (named) return [length, named.kind === 'misspelling' ? named.text : undefined];
  const [{ text = '', unspaced = true } = {}] = tokens;
  if (unspaced) return compound(tokens, index);
  const word = tokens.slice(0, 1);
  const known = stop.has(text) || names.beginning(word)[0] || (await finder.find(word, true)).size;
  return [1, known ? undefined : await nearest(text, index)];
}

/** The name that Chinese characters no page holds are a slip of; none where they may be one of several. */
async function compound(tokens: readonly Token[], { names, finder, rules }: LanguageIndex): Promise<Piece> {
  const end = tokens.findIndex(({ unspaced }) => !unspaced);
  const word = joined(tokens.slice(0, end < 0 ? tokens.length : end));
  const near = nearestCompounds(word, names.words.keys());
  const meant = new Set(near.map((name) => names.find(tokenize(name, rules))[0]?.page));
  const [right = ''] = near;
  if (meant.size !== 1 || (await finder.find(tokens.slice(0, right.length), false)).size > 0) return [1];
  return [right.length, right];
}

/** From how many letters on two edits are one slip: fewer for names, as there are fewer of them. */
const LONG_NAME = 6;
const LONG_WORD = 8;

/**
 * The name nearest to a word that is none, else the word of the texts nearest to it. Of these only those that
 * sort beside it are looked at: a slip rarely falls on the first letters, and these are read already.
 */
async function nearest(word: string, index: LanguageIndex): Promise<string | undefined> {
  const { words } = index.names;
  const name = nearestWord([word], words.keys(), LONG_NAME);
  if (name !== undefined) return words.get(name);
  const stem = index.rules.stem(word);
  // A slip near the end makes another ending of it, and so another stem.
  const term = nearestWord([word, stem], await index.reader.around(stem), LONG_WORD);
  return term === undefined ? undefined : asWritten(term, index);
}

/** A term as a page writes it, in small letters; the term itself where none does so in its text. */
async function asWritten(term: string, { reader, rules, page }: LanguageIndex): Promise<string> {
  for (const [number, places] of await reader.places(term)) {
    const [place = 0] = places();
    for (const { start, tokens } of layOut(await page(number), rules)) {
      const token = tokens()[positionOf(place) - start];
      if (token) return token.text;
    }
  }
  return term;
}
