import type { Glossary, Spelling, Term } from '../glossary/glossary.ts';
import { isExact } from '../glossary/glossary.ts';
import { buildMatcher, type Matcher } from '../linker/match.ts';
import { isUnspaced } from '../text/boundaries.ts';
import { editDistance } from '../text/edit-distance.ts';
import { lowerCase, normalize } from '../text/normalize.ts';

/** A wrong spelling in a text; offsets count in the text as it was given. */
export interface Misspelling {
  readonly start: number;
  readonly end: number;
  readonly wrong: string;
  /** The name of the term that comes nearest to it. */
  readonly right: string;
  /** Whether the one can be put in the place of the other unseen: no other name can be meant. */
  readonly certain: boolean;
}

/** Finds the wrong spellings of terms in texts. */
export interface SpellChecker {
  /** The misspellings in a text, in order. */
  find(text: string): Misspelling[];
}

/**
 * Makes the spell checker of a glossary: it knows the misspellings its terms declare and finds them as
 * whole words, by the same rules as mentions. A wrong spelling with a capital letter is one in that case
 * only; none inside a right name or a phrase that a term excepts, nor in quotation marks of its own.
 * @param matcher finds the right names
 */
export function buildSpellChecker(
  { terms, spellings }: Pick<Glossary, 'terms' | 'spellings'>,
  matcher: Pick<Matcher, 'scan'>,
): SpellChecker {
  const wrong: Spelling[] = [];
  const shields: Spelling[] = [];
  for (const term of terms.values()) {
    const own = new Set([term.name, ...Object.values(term.aliases)].flatMap((names) => Object.values(names)));
    for (const text of term.misspellings) {
      if (!own.has(text) && !isNameOfOther(text, term, matcher))
        wrong.push({ text, term: term.id, exact: true });
    }
    for (const text of term.except) shields.push({ text, term: undefined, exact: isExact(text, undefined) });
  }
  if (wrong.length === 0) return { find: () => [] };
  const declared = new Set(wrong.map((w) => w.text));
  const folded = new Set(wrong.map((w) => foldName(w.text)));
  const right = spellings
    .filter((s) => s.term !== undefined && folded.has(foldName(s.text)))
    .map((s) => ({ text: s.text, term: undefined, exact: s.exact }));
  const wrongInAnyCase = wrong
    .filter((w) => !isExact(w.text, undefined))
    .map((w) => ({ ...w, exact: false }));
  // Of names spelled alike the first that fits counts: those in one case only come before those in any.
  const scanner = buildMatcher([
    ...right.filter((s) => s.exact),
    ...wrong,
    ...right.filter((s) => !s.exact),
    ...shields,
    ...wrongInAnyCase,
  ]);
  const find = (text: string): Misspelling[] => {
    const hits = scanner.scan(text);
    if (hits.length === 0) return [];
    // Few texts come here: only now the longer right names are looked for.
    const names = matcher.scan(text);
    return hits.flatMap(({ start, end, entry }) => {
      const term = entry.term === undefined ? undefined : terms.get(entry.term);
      if (!term) return [];
      if (isQuoted(text, start, end)) return [];
      const written = text.slice(start, end);
      const within = names.find((name) => name.start <= start && name.end >= end);
      const longer = within !== undefined && within.end - within.start > end - start;
      if (longer || (within && !declared.has(written))) return [];
      const right = nearestName(term, written);
      // In the plural or over the end of a line it is more than the declared letters.
      const certain = folded.has(foldName(written)) && isCertain(term, written, right);
      return [{ start, end, wrong: written, right, certain }];
    });
  };
  return { find };
}

function foldName(text: string): string {
  return lowerCase(normalize(text).text);
}

/** Whether what a term calls wrong is right elsewhere, which is reported at the term. */
function isNameOfOther(text: string, { id }: Term, matcher: Pick<Matcher, 'scan'>): boolean {
  return matcher.scan(text).some((m) => m.start === 0 && m.end === text.length && m.entry.term !== id);
}

/**
 * Whether a name is what a wrong spelling must mean: it differs in case, blanks and hyphens only or by few
 * letters, and every other name of the term is further away. “lories” is not “lorry”, but “lorries”.
 */
function isCertain({ name, aliases }: Term, wrong: string, right: string): boolean {
  const limit = wrong.length >= 8 ? 2 : wrong.length >= (isHan(wrong) ? 3 : 4) ? 1 : 0;
  const distance = bareDistance(wrong, right);
  if (distance > limit) return false;
  const others = [...Object.values(name), ...Object.values(aliases).flat()].filter((text) => text !== right);
  return others.every((other) => bareDistance(wrong, other) > distance);
}

/** Edits between two names, blanks, hyphens and case aside. */
function bareDistance(a: string, b: string): number {
  const bare = (text: string): string => foldName(text).replace(/[\s-]+/g, '');
  return editDistance(bare(a), bare(b));
}

/** Quotation marks that may stand right round a word. */
const QUOTES = new Set(['“”', '‘’', '""', "''", '「」', '『』', '«»', '„“']);

/** Whether a word stands in quotation marks of its own: then the wrong form itself is spoken of. */
export function isQuoted(text: string, start: number, end: number): boolean {
  return QUOTES.has(text.charAt(start - 1) + text.charAt(end));
}

/** Of the term's names in all languages the nearest to a wrong spelling, one of its script where there is one. */
function nearestName({ name }: Term, wrong: string): string {
  const all = Object.values(name);
  const alike = all.filter((text) => isHan(text) === isHan(wrong));
  const [first = '', ...others] = alike.length > 0 ? alike : all;
  return others.reduce(
    (best, text) => (editDistance(wrong, text) < editDistance(wrong, best) ? text : best),
    first,
  );
}

function isHan(text: string): boolean {
  return [...text].some(isUnspaced);
}
