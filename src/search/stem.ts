/**
 * What a stemmer knows of a language. It travels with the names, so that a browser loads it for the languages it
 * searches; regular expressions are told by their source.
 */
export interface StemWords {
  /** Words with stems of their own. */
  readonly exceptions: readonly (readonly [word: string, stem: string])[];
  /** Words that are their own stems once they are singular. */
  readonly singular: readonly string[];
  /** What words begin with whose first region begins right behind it. */
  readonly beginnings: string;
  /** Endings of steps 2, 3 and 4. */
  readonly steps: readonly StemStep[];
  /** Endings that a word may be about to have when its typing stops. */
  readonly unfinished: readonly string[];
}

/** Endings, all in one expression, with what takes the place of each behind the first or the second region. */
export interface StemStep {
  readonly any: string;
  readonly rules: readonly (readonly [ending: string, rule: EndingRule])[];
}

type EndingRule = readonly [to: string, region: 1 | 2];

/** Gives the stem of a word of a language. */
export type Stem = (word: string) => string;

/**
 * Makes a stemmer of English: connects, connected and connection have one stem. The algorithm is Snowball's
 * English stemmer (Porter 2), https://snowballstem.org/algorithms/english/stemmer.html. It takes words in small
 * letters; whatever holds anything but a to z is its own stem.
 */
export function stemmer(words: StemWords): Stem {
  const exceptions = new Map(words.exceptions);
  const beginnings = new RegExp(words.beginnings);
  const steps = words.steps.map(({ any, rules }) => ({ any: new RegExp(any), rules: new Map(rules) }));
  return (word) => {
    if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
    const exception = exceptions.get(word);
    if (exception !== undefined) return exception;
    const marked = word.replace(/^y|([aeiouy])y/g, (_, vowel: string | undefined) => `${vowel ?? ''}Y`);
    const r1 = beginnings.exec(word)?.[0].length ?? regionAfter(marked, 0);
    const regions = [0, r1, regionAfter(marked, r1)] as const;
    const one = marked.replace(PLURAL, '');
    if (words.singular.includes(one)) return one;
    // A final y behind a consonant: happy, but not by.
    const ended = step1b(one, regions).replace(/(.[^aeiouy])[yY]$/, '$1i');
    const derived = steps.reduce((stem, step) => replaceEnding(stem, step, regions), ended);
    return step5(derived, regions).toLowerCase();
  };
}

/** Where the regions begin: the word, behind the first, and behind the second, group of vowels and consonants. */
type Regions = readonly [start: 0, first: number, second: number];

/** The word with its longest ending replaced; unchanged where the ending reaches out of its region. */
function replaceEnding(
  word: string,
  { any, rules }: { any: RegExp; rules: ReadonlyMap<string, EndingRule> },
  regions: Regions,
): string {
  const found = any.exec(word);
  const [to, region] = rules.get(found?.[0] ?? '') ?? [];
  return found && region && found.index >= regions[region] ? word.slice(0, found.index) + to : word;
}

/** What is dropped from plurals, and past forms in ied: caresses, cries, ties, gaps, but not of gas and status. */
const PLURAL = /(?<=ss)es$|(?<=..i)e[sd]$|(?<=ie)[sd]$|(?<=[aeiouy].*[^us])s$/;
const VOWEL = /[aeiouy]/;
const SHORT_SYLLABLE = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|^past)$/;

function regionAfter(word: string, from: number): number {
  const found = /[aeiouy][^aeiouy]/.exec(word.slice(from));
  return found ? from + found.index + 2 : word.length;
}

function step1b(word: string, [, r1]: Regions): string {
  const long = /eed(?:ly)?$/.exec(word);
  if (long) return long.index >= r1 ? word.slice(0, long.index + 2) : word;
  const ending = /(?:ed|ing)(?:ly)?$/.exec(word);
  const stem = ending && word.slice(0, ending.index);
  if (!stem || !VOWEL.test(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  // hopping, but not adding.
  if (/..(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$/.test(stem)) return stem.slice(0, -1);
  return stem.length <= r1 && SHORT_SYLLABLE.test(stem) ? `${stem}e` : stem;
}

function step5(word: string, [, r1, r2]: Regions): string {
  const last = word.length - 1;
  if (word.endsWith('ll')) return last >= r2 ? word.slice(0, -1) : word;
  if (!word.endsWith('e')) return word;
  const drop = last >= r2 || (last >= r1 && !SHORT_SYLLABLE.test(word.slice(0, -1)));
  return drop ? word.slice(0, -1) : word;
}
