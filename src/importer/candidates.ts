/** A name that recurs and that the glossary lacks. */
export interface Candidate {
  readonly name: string;
  readonly count: number;
  /** The files that use it, in the order of the import. */
  readonly files: readonly string[];
}

/** Where a text stands and which parts of it are names already. */
export interface CandidateText {
  readonly file: string;
  /** One block of prose, without code. */
  readonly text: string;
  /** What the glossary knows in it. */
  readonly known: readonly { readonly start: number; readonly end: number }[];
}

/** How often a name must stand in an import to be worth a look. */
const LEAST = 3;

/** A word in Latin letters with what may join words into one name. */
const LATIN = /[A-Za-z][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*/g;
/** What stands beside a word that is a part of something longer: a path, an address, a word with accents. */
const LETTER = /[\p{Script=Latin}\p{N}_/@.-]/u;
/** A term that a Chinese text sets in quotation marks or title marks. */
const QUOTED = /[「《“]([\p{Script=Han}][\p{Script=Han}A-Za-z0-9]{1,11})[」》”]/gu;
/** A number with a unit, a version, a size. */
const MEASURE = /^(?:v?\d|[a-z]?\d+$)/i;

/** Counts names over texts that come one by one. */
export interface CandidateCounter {
  add(text: CandidateText): void;
  /**
   * What recurs so far: found three times or more, the most frequent first, then by name.
   * @param files in the order in which they are to be named
   */
  found(files: readonly string[]): Candidate[];
}

/**
 * Finds names that recur over an import and that are no terms: acronyms, names with capitals inside, and
 * capitalised words that stand so inside sentences too; in Chinese what is set in quotation marks.
 */
export function candidateCounter(): CandidateCounter {
  const found = new Map<string, { count: number; inside: number; files: Set<string> }>();
  const small = new Set<string>();
  const count = (name: string, file: string, inside: boolean): void => {
    const entry = found.get(name) ?? { count: 0, inside: 0, files: new Set() };
    entry.count++;
    if (inside) entry.inside++;
    entry.files.add(file);
    found.set(name, entry);
  };
  return {
    add({ file, text, known }) {
      const free = (start: number, end: number): boolean =>
        known.every((k) => k.end <= start || k.start >= end);
      for (const match of text.matchAll(LATIN)) {
        const [word] = match;
        const end = match.index + word.length;
        if (/^[a-z]+$/.test(word)) small.add(word);
        else if (mayBeName(word) && standsAlone(text, match.index, end) && free(match.index, end))
          count(word, file, isShaped(word) || !beginsSentence(text, match.index));
      }
      for (const match of text.matchAll(QUOTED)) {
        const [, name = ''] = match;
        if (free(match.index + 1, match.index + 1 + name.length)) count(name, file, true);
      }
    },
    found: (files) =>
      [...found]
        .filter(([name, n]) => n.count >= LEAST && n.inside * 2 >= n.count && !small.has(name.toLowerCase()))
        .map(([name, n]) => ({ name, count: n.count, files: files.filter((file) => n.files.has(file)) }))
        .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)),
  };
}

function standsAlone(text: string, start: number, end: number): boolean {
  if (start > 0 && LETTER.test(text.charAt(start - 1))) return false;
  const after = text.charAt(end);
  // A full stop behind a word ends its sentence.
  return after === '' || after === '.' || !LETTER.test(after);
}

function mayBeName(word: string): boolean {
  if (word.length < 2 || MEASURE.test(word) || /\.(?:com|cn|org|net|io|html?|md|png|jpe?g)$/i.test(word))
    return false;
  return /[A-Z]/.test(word) && !ORDINARY.has(word);
}

/** Whether a word's own form tells that it is a name: an acronym, a capital inside, a digit. */
function isShaped(word: string): boolean {
  return /^[A-Z0-9][A-Z0-9.-]+s?$/.test(word) || /[a-z][A-Z]|[A-Z]{2}[a-z]|\d/.test(word);
}

/** Whether a place begins a sentence, a line or a quotation: there any English word has a capital. */
function beginsSentence(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 8), at).trimEnd();
  return before === '' || /[.!?:;。！？：；“"'(（\n•]$/.test(before);
}

/** Words with capitals that are no names of parts. */
const ORDINARY = new Set([
  'OK',
  'TODO',
  'FAQ',
  'README',
  'II',
  'III',
  'IV',
  'AM',
  'PM',
  'USA',
  'US',
  'UK',
  'EU',
  'CEO',
  'CTO',
  'PS',
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
  'English',
  'Chinese',
  'Figure',
  'Table',
  'Chapter',
  'Section',
  'Part',
  'Step',
  'Note',
  'Tip',
  'Warning',
]);
