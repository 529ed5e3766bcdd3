import { layOut } from './layout.ts';
import type { AskedIndex } from './phrases.ts';
import type { Query } from './query.ts';
import { nearestCompounds, nearestWord } from './slips.ts';
import type { Alike } from './spellings.ts';
import { joined, type Token, tokenize } from './tokens.ts';

/** Where slips are looked for, and what is known of them. */
interface Known {
  readonly index: AskedIndex;
  /** Which characters sound alike, where that is known. */
  readonly alike: Alike | undefined;
}

/**
 * Looks for slips: spellings the glossary declares wrong, then words that neither the glossary nor any page
 * holds, which become the nearest name, or the nearest word of the texts.
 * @returns the query with its slips mended; undefined where nothing was to be mended
 */
export async function mend({ text, tokens }: Query, known: Known): Promise<string | undefined> {
  let made = '';
  let done = 0;
  for (let at = 0; at < tokens.length; ) {
    const [length, right] = await lookAt(tokens.slice(at), known);
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

async function lookAt(tokens: readonly Token[], known: Known): Promise<Piece> {
  const { names, find, stop } = known.index;
  const length = names.longest(tokens, 0);
  const [{ text = '', unspaced = true } = {}] = tokens;
  const slip = unspaced ? await compound(tokens, known, length) : undefined;
  if (slip !== undefined) return [slip.length, slip];
  const part = tokens.slice(0, length);
  const [named] = names.find(part);
  // What may still become the name is no wrong spelling yet.
  const wrong =
    named?.kind === 'misspelling' && names.beginning(part).every(({ page }) => page !== named.page);
  if (named) return [length, wrong ? named.text : undefined];
  if (unspaced) return [1];
  const word = tokens.slice(0, 1);
  const held = stop.has(text) || names.beginning(word)[0] || (await find(word, { loose: true })).size;
  return [1, held ? undefined : await nearest(text, known.index)];
}

/** The name that Chinese characters no page holds are a slip of; none where they may be one of several. */
async function compound(
  tokens: readonly Token[],
  { index: { names, find, rules }, alike }: Known,
  named: number,
): Promise<string | undefined> {
  if (named > 0 && !alike) return undefined;
  const end = tokens.findIndex(({ unspaced }) => !unspaced);
  const word = joined(tokens.slice(0, end < 0 ? tokens.length : end));
  const near = nearestCompounds(word, names.words.keys(), { alike, named });
  const meant = new Set(near.map((name) => names.find(tokenize(name, rules))[0]?.page));
  const [right = ''] = near;
  if (meant.size !== 1) return undefined;
  return (await find(tokens.slice(0, right.length))).size > 0 ? undefined : right;
}

/** From how many letters on two edits are one slip: fewer for names, as there are fewer of them. */
const LONG_NAME = 6;
const LONG_WORD = 8;

/**
 * The name nearest to a word that is none, else the word of the texts nearest to it. Of these only those that
 * sort beside it are looked at: a slip rarely falls on the first letters, and these are read already.
 */
async function nearest(word: string, index: AskedIndex): Promise<string | undefined> {
  const { words } = index.names;
  const name = nearestWord([word], words.keys(), LONG_NAME);
  if (name !== undefined) return words.get(name);
  const stem = index.rules.stem(word);
  // A slip near the end makes another ending of it, and so another stem.
  const term = nearestWord([word, stem], await index.reader.around(stem), LONG_WORD);
  return term === undefined ? undefined : asWritten(term, index);
}

/** A term as a page writes it, in small letters; the term itself where none does so in its text. */
async function asWritten(term: string, { reader, rules, page }: AskedIndex): Promise<string> {
  for (const number of (await reader.places(term)).keys()) {
    const tokens = layOut(await page(number), rules).flatMap((block) => block.tokens());
    const token = tokens.find(({ text }) => rules.stem(text) === term);
    if (token) return token.text;
  }
  return term;
}
