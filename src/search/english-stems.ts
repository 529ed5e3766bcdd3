import type { StemStep, StemWords } from './stem.ts';

const EXCEPTIONS = `
  skis>ski skies>sky idly>idl gently>gentl ugly>ugli early>earli only>onli singly>singl sky>sky news>news howe>howe
  atlas>atlas cosmos>cosmos bias>bias andes>andes
`;
const SINGULAR = 'inning outing canning herring earring evening proceed exceed succeed';
const BEGINNINGS = 'gener commun arsen past univers later emerg organ inter';

/**
 * Endings with what takes their place: `ending>to` behind the first region, `ending>>to` behind the second. What
 * must stand before an ending is written as in a regular expression.
 */
const SECOND = `
  ational>ate fulness>ful iveness>ive ization>ize ousness>ous biliti>ble lessli>less tional>tion alism>al aliti>al
  ation>ate entli>ent fulli>ful iviti>ive ousli>ous abli>able alli>al anci>ance ator>ate enci>ence izer>ize bli>ble
  (?<=l)ogi>og (?<=[cdeghkmnrt])li>
`;
const THIRD = 'ational>ate tional>tion alize>al icate>ic iciti>ic ical>ic ness> ful> ative>>';
const FOURTH = `
  ement>> able>> ance>> ence>> ible>> ment>> ant>> ate>> ent>> (?<=[st])ion>> ism>> iti>> ive>> ize>> ous>> al>>
  er>> ic>>
`;
const UNFINISHED =
  'ization isation izing ising ational ating ations ability ingly ements iveness ically edly ion';

/** The words and endings of Snowball's English stemmer, version 3. */
export const ENGLISH_STEMS: StemWords = {
  exceptions: listed(EXCEPTIONS).map((pair) => pair.split('>') as [string, string]),
  singular: listed(SINGULAR),
  beginnings: `^(?:${listed(BEGINNINGS).join('|')})`,
  steps: [SECOND, THIRD, FOURTH].map(stepOf),
  unfinished: listed(UNFINISHED),
};

function listed(text: string): string[] {
  return text.trim().split(/\s+/);
}

function stepOf(list: string): StemStep {
  const rules = [...list.matchAll(/(\(\S+\))?(\w+)(>+)(\w*)/g)];
  return {
    any: `(?:${rules.map(([, before = '', ending]) => before + ending).join('|')})$`,
    rules: rules.map(([, , ending = '', sign, to = '']) => [ending, [to, sign === '>' ? 1 : 2]]),
  };
}
