import type { Spelling } from '../glossary/glossary.ts';
import { endsWord, isAlphabetic, isAsciiWord, isUnspaced, startsWord } from '../text/boundaries.ts';
import type { TermId } from '../text/brand.ts';
import { lowerCase, normalize } from '../text/normalize.ts';
import {
  platformBeside,
  resolveSenses,
  type SenseContext,
  type Surroundings,
  type Unresolved,
} from './senses.ts';
import { buildTrie, type Trie } from './trie.ts';

/** A name found in a text; offsets count in the text as it was given. */
export interface Match {
  readonly start: number;
  readonly end: number;
  readonly term: TermId;
}

/** A name found in a text, before its sense is chosen. */
export interface RawMatch {
  readonly start: number;
  readonly end: number;
  readonly entry: Pick<Spelling, 'term' | 'everyday' | 'senses'>;
}

export interface Matcher {
  readonly context: SenseContext;
  /** The terms a text names, in order, none overlapping; the longest name wins. */
  find(text: string, surroundings?: Surroundings): Match[];
  /** All names in a text, before their senses are chosen. */
  scan(text: string): RawMatch[];
  /** The platform that names share; undefined where they have none, or more than one. */
  platformOf(raw: readonly RawMatch[]): string | undefined;
  /** Chooses the senses of what `scan` found in one block. */
  resolve(
    raw: readonly RawMatch[],
    surroundings: Surroundings,
  ): { matches: Match[]; unresolved: Unresolved[] };
}

/**
 * Builds the matcher over all names of the glossary: a trie over folded text (NFKC, lower case), walked
 * from every place where a word may begin. The longest name that ends on a word boundary wins.
 * An English plural belongs to the mention (Pods, proxies); case is checked on the name.
 */
export function buildMatcher(
  spellings: readonly Spelling[],
  context: SenseContext = { platformOf: () => undefined },
): Matcher {
  const names = buildTrie(
    spellings.flatMap((spelling) =>
      [...variants(spelling.text)].map((text) => ({ text: lowerCase(text), value: { ...spelling, text } })),
    ),
  );
  const scan = (text: string): RawMatch[] => scanText(names, text);
  const resolve: Matcher['resolve'] = (raw, surroundings) => resolveSenses(raw, surroundings, context);
  const platformOf: Matcher['platformOf'] = (raw) =>
    platformBeside(new Set(raw.flatMap(({ entry }) => entry.term ?? [])), context.platformOf);
  return {
    context,
    scan,
    resolve,
    platformOf,
    find: (text, surroundings = {}) => resolve(scan(text), surroundings).matches,
  };
}

/** A name with and without the space that writers put, or do not put, between Han and Latin. */
function variants(name: string): Set<string> {
  const folded = normalize(name).text.replace(/\s+/g, ' ').trim();
  const result = new Set([folded]);
  let closed = '';
  let open = '';
  for (let i = 0; i < folded.length; i++) {
    const char = folded.charAt(i);
    const before = folded.charAt(i - 1);
    const after = folded.charAt(i + 1);
    if (char === ' ' && changesScript(before, after)) {
      open += char;
      continue;
    }
    if (changesScript(before, char)) open += ' ';
    open += char;
    closed += char;
  }
  result.add(closed);
  result.add(open);
  if (/[b-df-hj-np-tv-z]y$/.test(folded)) result.add(`${folded.slice(0, -1)}ies`);
  return result;
}

function changesScript(a: string, b: string): boolean {
  if (a === '' || b === '') return false;
  return (isUnspaced(a) && isAlphabetic(b)) || (isAlphabetic(a) && isUnspaced(b));
}

/** Tries the names at every place of a text where one may begin; behind one that stands there, goes on at its end. */
function scanText(names: Trie<Spelling>, original: string): RawMatch[] {
  const { text, original: originalAt } = normalize(original);
  const folded = lowerCase(text);
  const matches: RawMatch[] = [];
  let insideWord = false;
  for (let at = 0; at < folded.length; at++) {
    const code = folded.charCodeAt(at);
    // Inside a word no name begins; most places of most texts are left here.
    const inside = insideWord;
    insideWord = isAsciiWord(code);
    if (inside && insideWord) continue;
    const first = names.begin(code);
    if (first === 0 || !startsWord(text, at)) continue;
    const hit = longest(names, { text, folded, start: at, first });
    if (!hit) continue;
    const start = originalAt(at);
    const end = originalAt(hit.end);
    const { entry } = hit;
    // A name that begins or ends amid what one sign folds to (the c and the o of ℅) does not stand there.
    const whole = (at === 0 || start > originalAt(at - 1)) && end > originalAt(hit.end - 1);
    if (whole && (entry.term !== undefined || entry.senses)) matches.push({ start, end, entry });
    at = hit.end - 1;
    insideWord = isAsciiWord(folded.charCodeAt(at));
  }
  return matches;
}

/** A line break inside a paragraph, or a tab, is a space to the reader. */
function isSpace(code: number): boolean {
  return code === SPACE || code === 10 || code === 13 || code === 9;
}
const SPACE = 32;

/** A place where a name may begin: in the text with its case and without, and the node of its first character. */
interface Place {
  readonly text: string;
  readonly folded: string;
  readonly start: number;
  readonly first: number;
}

/** The longest name that stands at a place: it ends on a word boundary, and its case agrees where it matters. */
function longest(
  names: Trie<Spelling>,
  { text, folded, start, first }: Place,
): { end: number; entry: Spelling } | undefined {
  let best: { end: number; entry: Spelling } | undefined;
  let at = start + 1;
  for (let node = first; node !== 0; at++) {
    if (names.ends(node)) {
      const end = endOfMention(text, at);
      const entry =
        end === undefined ? undefined : names.values(node).find((e) => agrees(e, text, { start, end: at }));
      if (end !== undefined && entry) best = { end, entry };
    }
    const code = folded.charCodeAt(at);
    if (isSpace(code)) {
      node = names.step(node, SPACE);
      // Several spaces, or a line break and an indent, are one space to the reader.
      while (isSpace(folded.charCodeAt(at + 1))) at++;
    } else {
      node = names.step(node, code);
    }
  }
  return best;
}

/** Whether a name agrees in case with what is written, where its case matters. */
function agrees(
  { exact, text: name }: Spelling,
  text: string,
  { start, end }: { start: number; end: number },
): boolean {
  if (!exact || text.startsWith(name, start)) return true;
  const written = text.slice(start, end);
  return written.replace(/[ \t\r\n]+/g, ' ') === name;
}

/** Where a mention whose name ends before `end` ends: there, or behind an English plural; undefined inside a word. */
function endOfMention(text: string, end: number): number | undefined {
  if (endsWord(text, end)) return end;
  const last = text.charAt(end - 1);
  if (!/[A-Za-z]/.test(last)) return undefined;
  if (text.charAt(end) === 's' && last !== 's' && endsWord(text, end + 1)) return end + 1;
  if (!text.startsWith('es', end) || !endsWord(text, end + 2)) return undefined;
  return /(?:[sxz]|[cs]h)$/i.test(text.slice(Math.max(0, end - 2), end)) ? end + 2 : undefined;
}
