import { positionOf } from './index-files.ts';
import type { LanguageIndex } from './language-index.ts';
import { layOut } from './layout.ts';
import type { Query } from './query.ts';
import { nearestWord } from './slips.ts';

/** A query looked over for slips. */
export interface Mended {
  /** The query with its slips mended; undefined where nothing was to be mended. */
  readonly text: string | undefined;
  /** Words that no page holds and no name is near to. */
  readonly unknown: readonly string[];
}

/**
 * Looks for slips of the keyboard: spellings the glossary declares wrong, then words that neither the
 * glossary nor any page holds, which become the nearest name, or the nearest word of the texts.
 */
export async function mend({ text, tokens }: Query, index: LanguageIndex): Promise<Mended> {
  const { names, finder } = index;
  const unknown: string[] = [];
  let made = '';
  let done = 0;
  for (let at = 0; at < tokens.length; ) {
    const length = names.longest(tokens, at);
    const part = tokens.slice(at, at + Math.max(1, length));
    const word = tokens[at]?.text ?? '';
    const { start = 0, unspaced = true } = tokens[at] ?? {};
    at += part.length;
    const end = tokens[at - 1]?.end ?? 0;
    const [named] = names.find(part);
    const known = named ?? names.beginning(part)[0] ?? (unspaced || (await finder.knows(word)));
    let right = named?.kind === 'misspelling' ? named.text : undefined;
    if (!known) {
      right = await nearest(word, index);
      if (right === undefined) unknown.push(text.slice(start, end));
    }
    if (right === undefined) continue;
    made += text.slice(done, start) + right;
    done = end;
  }
  return { text: done > 0 ? made + text.slice(done) : undefined, unknown };
}

/** From how many letters on two edits are one slip: fewer for names, as there are fewer of them. */
const LONG = { name: 6, word: 8 } as const;

/**
 * The name nearest to a word that is none, else the word of the texts nearest to it. Of these only those that
 * sort beside it are looked at: a slip rarely falls on the first letters, and these are read already.
 */
async function nearest(word: string, index: LanguageIndex): Promise<string | undefined> {
  const { words } = index.names;
  const name = nearestWord([word], words.keys(), LONG.name);
  if (name !== undefined) return words.get(name);
  const stem = index.rules.stem(word);
  // A slip near the end makes another ending of it, and so another stem.
  const term = nearestWord([word, stem], await index.reader.around(stem), LONG.word);
  return term === undefined ? undefined : asWritten(term, index);
}

/** A term as a page writes it, in small letters; the term itself where none does so in its text. */
async function asWritten(term: string, { reader, rules, page }: LanguageIndex): Promise<string> {
  for (const [number, [place = 0]] of await reader.places(term)) {
    for (const { start, tokens } of layOut(await page(number), rules)) {
      const token = tokens[positionOf(place) - start];
      if (token) return token.text;
    }
  }
  return term;
}
