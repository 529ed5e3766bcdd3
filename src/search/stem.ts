/**
 * The stem of an English word: connects, connected and connection have one. The algorithm is Snowball's
 * English stemmer (Porter 2), https://snowballstem.org/algorithms/english/stemmer.html.
 * @param word small letters; whatever holds anything but a to z is its own stem
 */
export function stemEnglish(word: string): string {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  const exception = EXCEPTIONS.get(word);
  if (exception !== undefined) return exception;
  if (INVARIANT.has(word)) return word;
  const marked = word.replace(/^y|([aeiouy])y/g, (_, vowel: string | undefined) => `${vowel ?? ''}Y`);
  const regions = regionsOf(marked);
  const plural = step1a(marked);
  if (UNCHANGED_AFTER_PLURAL.has(plural)) return plural;
  const past = step1b(plural, regions);
  // A final y behind a consonant: happy, but not by.
  const ended = past.replace(/(.[^aeiouy])[yY]$/, '$1i');
  return step5(step4(step3(step2(ended, regions), regions), regions), regions).toLowerCase();
}

/** Where the regions begin behind the first, and behind the second, group of vowels and consonants. */
interface Regions {
  readonly r1: number;
  readonly r2: number;
}

/** Words or endings with what takes their place. */
type Pairs = readonly (readonly [string, string])[];
const pairs = (list: string): Pairs => list.split(' ').map((pair) => pair.split('>') as [string, string]);

const EXCEPTIONS: ReadonlyMap<string, string> = new Map(
  pairs('skis>ski skies>sky idly>idl gently>gentl ugly>ugli early>earli only>onli singly>singl'),
);
const INVARIANT = new Set('sky news howe atlas cosmos bias andes'.split(' '));
const UNCHANGED_AFTER_PLURAL = new Set(
  'inning outing canning herring earring evening proceed exceed succeed'.split(' '),
);
const VOWEL = /[aeiouy]/;
const SHORT_SYLLABLE = /(?:[^aeiouy][aeiouy][^aeiouywxY]|^[aeiouy][^aeiouy]|^past)$/;

function regionsOf(word: string): Regions {
  const after = (from: number): number => {
    const found = /[aeiouy][^aeiouy]/.exec(word.slice(from));
    return found ? from + found.index + 2 : word.length;
  };
  const special = /^(?:gener|commun|arsen|past|univers|later|emerg|organ|inter)/.exec(word);
  const r1 = special ? special[0].length : after(0);
  return { r1, r2: after(r1) };
}

function step1a(word: string): string {
  if (word.endsWith('sses')) return word.slice(0, -2);
  if (/ie[sd]$/.test(word)) return word.slice(0, word.length > 4 ? -2 : -1);
  if (/[us]s$/.test(word)) return word;
  return /[aeiouy].+s$/.test(word) ? word.slice(0, -1) : word;
}

function step1b(word: string, { r1 }: Regions): string {
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

/** The longest endings first. */
const STEP_2 = pairs(
  'ational>ate fulness>ful iveness>ive ization>ize ousness>ous biliti>ble lessli>less tional>tion alism>al ' +
    'aliti>al ation>ate entli>ent fulli>ful iviti>ive ousli>ous abli>able alli>al anci>ance ator>ate enci>ence ' +
    'izer>ize bli>ble',
);
const STEP_3 = pairs('ational>ate tional>tion alize>al icate>ic iciti>ic ical>ic ness> ful>');

/** The word with its longest ending replaced; unchanged where the ending reaches out of the region. */
function replaceEnding(word: string, endings: Pairs, from: number): string | undefined {
  const found = endings.find(([ending]) => word.endsWith(ending));
  if (!found) return undefined;
  const start = word.length - found[0].length;
  return start >= from ? word.slice(0, start) + found[1] : word;
}

function step2(word: string, { r1 }: Regions): string {
  const replaced = replaceEnding(word, STEP_2, r1);
  if (replaced !== undefined) return replaced;
  if (word.endsWith('ogi')) return /logi$/.test(word) && word.length - 3 >= r1 ? word.slice(0, -1) : word;
  return /[cdeghkmnrt]li$/.test(word) && word.length - 2 >= r1 ? word.slice(0, -2) : word;
}

function step3(word: string, { r1, r2 }: Regions): string {
  const replaced = replaceEnding(word, STEP_3, r1);
  if (replaced !== undefined) return replaced;
  return word.endsWith('ative') && word.length - 5 >= r2 ? word.slice(0, -5) : word;
}

const STEP_4 = /(?:ement|able|ance|ence|ible|ment|ant|ate|ent|ion|ism|iti|ive|ize|ous|al|er|ic)$/;

function step4(word: string, { r2 }: Regions): string {
  const found = STEP_4.exec(word);
  if (!found || found.index < r2) return word;
  if (found[0] === 'ion' && !/[st]$/.test(word.slice(0, -3))) return word;
  return word.slice(0, found.index);
}

function step5(word: string, { r1, r2 }: Regions): string {
  const last = word.length - 1;
  if (word.endsWith('ll')) return last >= r2 ? word.slice(0, -1) : word;
  if (!word.endsWith('e')) return word;
  const drop = last >= r2 || (last >= r1 && !SHORT_SYLLABLE.test(word.slice(0, -1)));
  return drop ? word.slice(0, -1) : word;
}
