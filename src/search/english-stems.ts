import type { StemWords } from './stem.ts';

/** The words and endings of Snowball's English stemmer, version 3. */
export const ENGLISH_STEMS: StemWords = {
  exceptions:
    'skis>ski skies>sky idly>idl gently>gentl ugly>ugli early>earli only>onli singly>singl sky>sky news>news ' +
    'howe>howe atlas>atlas cosmos>cosmos bias>bias andes>andes',
  singular: 'inning outing canning herring earring evening proceed exceed succeed',
  beginnings: 'gener commun arsen past univers later emerg organ inter',
  second:
    'ational>ate fulness>ful iveness>ive ization>ize ousness>ous biliti>ble lessli>less tional>tion alism>al ' +
    'aliti>al ation>ate entli>ent fulli>ful iviti>ive ousli>ous abli>able alli>al anci>ance ator>ate enci>ence ' +
    'izer>ize bli>ble (?<=l)ogi>og (?<=[cdeghkmnrt])li>',
  third: 'ational>ate tional>tion alize>al icate>ic iciti>ic ical>ic ness> ful> ative>>',
  fourth:
    'ement>> able>> ance>> ence>> ible>> ment>> ant>> ate>> ent>> (?<=[st])ion>> ism>> iti>> ive>> ize>> ous>> ' +
    'al>> er>> ic>>',
  unfinished: 'ization isation izing ising ational ating ations ability ingly ements iveness ically edly',
};
