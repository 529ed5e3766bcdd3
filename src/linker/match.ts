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

interface Node {
  readonly next: Map<number, Node>;
  readonly entries: Entry[];
}
type Entry = Spelling;

/**
 * Builds the matcher over all names of the glossary: a trie over folded text (NFKC, lower case), walked
 * from every place where a word may begin. The longest name that ends on a word boundary wins.
 * An English plural belongs to the mention (Pods, proxies); case is checked on the name.
 */
export function buildMatcher(
  spellings: readonly Spelling[],
  context: SenseContext = { platformOf: () => undefined },
): Matcher {
  const root: Node = { next: new Map(), entries: [] };
  for (const spelling of spellings) {
    for (const text of variants(spelling.text)) add(root, { ...spelling, text });
  }
  const scan = (text: string): RawMatch[] => scanText(root, text);
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

function add(root: Node, entry: Entry): void {
  const folded = lowerCase(entry.text);
  let node = root;
  for (let i = 0; i < folded.length; i++) {
    const code = folded.charCodeAt(i);
    let next = node.next.get(code);
    if (!next) {
      next = { next: new Map(), entries: [] };
      node.next.set(code, next);
    }
    node = next;
  }
  node.entries.push(entry);
}

function scanText(root: Node, original: string): RawMatch[] {
  const normalized = normalize(original);
  // A line break inside a paragraph is a space to the reader.
  const text = /[\r\n\t]/.test(normalized.text) ? normalized.text.replace(/[\r\n\t]/g, ' ') : normalized.text;
  const folded = lowerCase(text);
  const matches: RawMatch[] = [];
  let at = 0;
  while (at < folded.length) {
    const code = folded.charCodeAt(at);
    // Inside a word no name begins; most places of most texts are left here.
    if (isAsciiWord(code) && at > 0 && isAsciiWord(folded.charCodeAt(at - 1))) {
      at++;
      continue;
    }
    const first = root.next.get(code);
    const hit = first && startsWord(text, at) ? longest(first, text, folded, at) : undefined;
    if (hit) {
      const start = normalized.original(at);
      const end = normalized.original(hit.end);
      // A name that is only a part of what one sign folds to (the c of ℅) stands nowhere in the original.
      const { entry } = hit;
      if (end > start && (entry.term !== undefined || entry.senses)) matches.push({ start, end, entry });
      at = hit.end;
    } else {
      at++;
    }
  }
  return matches;
}

function longest(
  first: Node,
  text: string,
  folded: string,
  start: number,
): { end: number; entry: Entry } | undefined {
  let best: { end: number; entry: Entry } | undefined;
  let node: Node | undefined = first;
  let at = start + 1;
  while (node) {
    if (node.entries.length > 0) {
      const end = endOfMention(text, at);
      if (end !== undefined) {
        const written = text.slice(start, at).replace(/ +/g, ' ');
        const entry = node.entries.find((e) => !e.exact || e.text === written);
        if (entry) best = { end, entry };
      }
    }
    node = node.next.get(folded.charCodeAt(at));
    // Several spaces, or a line break and an indent, are one space to the reader.
    if (folded.charAt(at) === ' ') while (folded.charAt(at + 1) === ' ') at++;
    at++;
  }
  return best;
}

/** Where a mention whose name ends before `end` ends: there, or behind an English plural; undefined inside a word. */
function endOfMention(text: string, end: number): number | undefined {
  if (endsWord(text, end)) return end;
  const last = text.charAt(end - 1);
  if (!/[A-Za-z]/.test(last)) return undefined;
  if (text.charAt(end) === 's' && last !== 's' && endsWord(text, end + 1)) return end + 1;
  const hisses = /(?:[sxz]|[cs]h)$/i.test(text.slice(Math.max(0, end - 2), end));
  if (hisses && text.startsWith('es', end) && endsWord(text, end + 2)) return end + 2;
  return undefined;
}
