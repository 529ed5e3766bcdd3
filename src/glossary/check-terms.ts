import { diagnose } from '../diagnostics/catalogue.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { isUnspaced } from '../text/boundaries.ts';
import { COMMON_WORDS } from '../text/common-words.ts';
import { lowerCase, normalize } from '../text/normalize.ts';
import { isExact, type Spelling, type TermFile } from './glossary.ts';
import type { Source } from './term-schema.ts';

/** How wide a definition may be that a card shows: 110 Chinese characters or 220 Latin letters. */
export const CARD_WIDTH = 110;

/** How long what a source says of a status is believed. */
const YEARS_FRESH = 2;

/** What the facts of terms are checked against. */
export interface TermChecks {
  readonly sources: ReadonlyMap<string, Source>;
  /** The right names of all terms, from `buildGlossary`. */
  readonly spellings: readonly Spelling[];
  /** ISO date; without it no status is too old. */
  readonly today?: string | undefined;
}

/**
 * Reports what a reader would stumble over in the facts of single terms: definitions that are too long for
 * a card, statuses that nobody has looked at for two years, names that are everyday words, and misspellings
 * that are right names.
 */
export function checkTerms(files: readonly TermFile[], checks: TermChecks): Diagnostic[] {
  const right = rightNames(checks.spellings);
  const oldest = checks.today === undefined ? undefined : yearsBefore(checks.today, YEARS_FRESH);
  const sensed = new Set(checks.spellings.flatMap((s) => (s.senses ? [lowerCase(s.text)] : [])));
  return files.flatMap((file) => [
    ...longDefinitions(file),
    ...(oldest === undefined ? [] : oldStatus(file, checks.sources, oldest)),
    ...commonWords(file, sensed),
    ...rightMisspellings(file, right),
  ]);
}

/** The room a text takes: 1 for a sign as wide as it is high (Han, full-width forms), ½ for others. */
export function widthOf(text: string): number {
  let width = 0;
  for (const char of text) width += isUnspaced(char) || /[\u3000-\u303f\uff00-\uff60]/.test(char) ? 1 : 0.5;
  return width;
}

function longDefinitions({ facts, placeOf }: TermFile): Diagnostic[] {
  return Object.entries(facts.definition).flatMap(([lang, text]) => {
    const width = widthOf(text);
    if (width <= CARD_WIDTH) return [];
    const params = { width, limit: CARD_WIDTH };
    return [diagnose('term/long-definition', placeOf(['definition', lang]), params, 'warning')];
  });
}

function oldStatus(
  { facts, placeOf }: TermFile,
  sources: ReadonlyMap<string, Source>,
  oldest: string,
): Diagnostic[] {
  const newest = (facts.status?.sources ?? [])
    .flatMap((key) => sources.get(key)?.checked ?? [])
    .sort((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1))
    .at(-1);
  if (newest === undefined || lastDay(newest) >= oldest) return [];
  return [diagnose('term/old-status', placeOf(['status', 'state']), { checked: newest }, 'warning')];
}

/** The last day a date may mean, to be compared as text: of 2024 it is 2024-12-31. */
function lastDay(date: string): string {
  if (date.length === 4) return `${date}-12-31`;
  return date.length === 7 ? `${date}-31` : date;
}

function yearsBefore(date: string, years: number): string {
  return `${Number(date.slice(0, 4)) - years}${date.slice(4)}`;
}

function commonWords({ facts, placeOf }: TermFile, sensed: ReadonlySet<string>): Diagnostic[] {
  if (facts.everyday) return [];
  return namesOf(facts).flatMap(({ text, path }) => {
    const folded = lowerCase(normalize(text).text);
    // A name with a capital letter is found in running text as it stands only: Heat is no heat.
    const asWord = text === folded || !isExact(text, facts.match);
    if (!asWord || !COMMON_WORDS.has(folded) || sensed.has(folded)) return [];
    return [diagnose('term/common-word', placeOf(path), { word: text }, 'warning')];
  });
}

/** The names and aliases of a term with their paths in its file. */
function namesOf(facts: TermFile['facts']): { text: string; path: (string | number)[] }[] {
  const names = Object.entries(facts.name).map(([lang, text]) => ({ text, path: ['name', lang] }));
  const aliases = Object.entries(facts.aliases).flatMap(([lang, texts]) =>
    texts.map((text, n) => ({ text, path: ['aliases', lang, n] })),
  );
  return [...names, ...aliases];
}

/** The right names of the glossary, as they are written and, where case does not matter, in small letters. */
interface RightNames {
  readonly asWritten: ReadonlyMap<string, string>;
  readonly inAnyCase: ReadonlyMap<string, string>;
}

function rightNames(spellings: readonly Spelling[]): RightNames {
  const asWritten = new Map<string, string>();
  const inAnyCase = new Map<string, string>();
  for (const { text, term, exact } of spellings) {
    if (term === undefined) continue;
    asWritten.set(plain(text), term);
    if (!exact) inAnyCase.set(lowerCase(plain(text)), term);
  }
  return { asWritten, inAnyCase };
}

function plain(text: string): string {
  return normalize(text).text.replace(/\s+/g, ' ');
}

/** A term may call another case of its own name wrong (Iot for IoT), never a name as somebody writes it rightly. */
function rightMisspellings({ id, facts, placeOf }: TermFile, right: RightNames): Diagnostic[] {
  return facts.misspellings.flatMap((text, index) => {
    const other = right.inAnyCase.get(lowerCase(plain(text)));
    const owner = right.asWritten.get(plain(text)) ?? (other === id ? undefined : other);
    if (owner === undefined) return [];
    return [diagnose('term/right-misspelling', placeOf(['misspellings', index]), { text, owner })];
  });
}
