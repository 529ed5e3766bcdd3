import { describe, expect, it } from 'vitest';
import { CARD_WIDTH, checkTerms, widthOf } from '../../../src/glossary/check-terms.ts';
import { type AmbiguousWord, buildGlossary, type TermFile } from '../../../src/glossary/glossary.ts';
import type { Source } from '../../../src/glossary/term-schema.ts';
import { buildMatcher } from '../../../src/linker/match.ts';
import { buildSpellChecker } from '../../../src/site/spelling.ts';
import { asTermId } from '../../../src/text/brand.ts';
import { COMMON_WORDS } from '../../../src/text/common-words.ts';
import { places, termFile } from './term-files.ts';

const source = (key: string, checked: string): [string, Source] => [
  key,
  { key, title: key, url: 'https://example.org', checked },
];
const sources = new Map([
  source('old', '2024-03-09'),
  source('older', '2019'),
  source('month', '2024-03'),
  source('year', '2024'),
  source('fresh', '2026-02-01'),
]);

function check(files: readonly TermFile[], { today = '2026-03-10', words = [] as AmbiguousWord[] } = {}) {
  const { glossary } = buildGlossary(files, sources, words);
  return checkTerms(files, { sources, spellings: glossary.spellings, today });
}

describe('a status', () => {
  const status = (keys: string, today?: string) =>
    places(
      check([termFile('a', `status:\n  state: active\n  sources: [${keys}]\n`)], today ? { today } : {}),
    );
  const old = ['a.yaml:7:10 warning term/old-status'];

  it.each([
    ['old', '2026-03-09', []],
    ['old', '2026-03-10', old],
    ['older, old', '2026-03-10', old],
    ['old, fresh', '2026-03-10', []],
    ['fresh, older', '2026-03-10', []],
    ['month', '2026-03-31', []],
    ['month', '2026-04-01', old],
    ['year', '2026-12-31', []],
    ['year', '2027-01-01', old],
    ['month, old', '2026-03-20', []],
  ])('with the sources %s is, on %s, worth %j', (keys, today, expected) => {
    expect(status(keys, today)).toEqual(expected);
  });
  it('names the date of the newest look', () => {
    const file = termFile('a', 'status: { state: active, sources: [older, old] }\n');
    expect(check([file])[0]?.message).toContain('was checked 2024-03-09.');
  });
  it('is never too old where nobody says what day it is', () => {
    const file = termFile('a', 'status: { state: active, sources: [older] }\n');
    expect(checkTerms([file], { sources, spellings: [] })).toEqual([]);
  });
  it('without a source that is known is reported elsewhere', () => {
    expect(status('gone')).toEqual([]);
  });
});

describe('the width of a text', () => {
  it.each([
    ['', 0],
    ['abcd', 2],
    ['铁路', 2],
    ['铁路，公路。', 6],
    ['ＡＢ', 2],
    ['Pod 是最小单元', 7],
    ['𠮷', 1],
  ])('“%s” is %d', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });
});

describe('a definition', () => {
  const problems = (definition: string) => places(check([termFile('a', '', { definition })]));
  it.each([
    ['at the limit, in Latin letters', `{en: ${'x'.repeat(2 * CARD_WIDTH)}}`, []],
    ['beyond it', `{en: ${'x'.repeat(2 * CARD_WIDTH + 1)}}`, ['a.yaml:5:18 warning term/long-definition']],
    ['at the limit, in Han', `{en: x, zh: ${'铁'.repeat(CARD_WIDTH)}}`, []],
    [
      'beyond it in one language',
      `{en: x, zh: ${'铁'.repeat(CARD_WIDTH)}路}`,
      ['a.yaml:5:25 warning term/long-definition'],
    ],
  ])('%s', (_, definition, expected) => {
    expect(problems(definition)).toEqual(expected);
  });
  it('that is too long is told how long it may be', () => {
    const [problem] = check([termFile('a', '', { definition: `{en: ${'x'.repeat(300)}}` })]);
    expect(problem?.message).toContain(
      `150, where a Chinese character counts 1 and a Latin letter ½; at most ${CARD_WIDTH}`,
    );
  });
});

describe('a name that is an everyday word', () => {
  const common = 'term/common-word';
  it.each([
    ['a lower-case name', '{en: window}', '', [`a.yaml:1:12 warning ${common}`]],
    ['a Chinese name', '{en: Wnd, zh: 窗口}', '', [`a.yaml:1:21 warning ${common}`]],
    ['an alias', '{en: Wnd}', 'aliases: { en: [Wnd2, window] }\n', [`a.yaml:6:23 warning ${common}`]],
    ['in full-width letters', '{en: ｗｉｎｄｏｗ}', '', [`a.yaml:1:12 warning ${common}`]],
    [
      'a proper name that is matched in any case',
      '{en: Window}',
      'match: any\n',
      [`a.yaml:1:12 warning ${common}`],
    ],
    ['a proper name', '{en: Window}', '', []],
    ['one that says so', '{en: window}', 'everyday: true\n', []],
    ['as a part of a longer name', '{en: window frame}', '', []],
    ['a word that is not everyday', '{en: hypervisor}', '', []],
  ])('%s', (_, name, rest, expected) => {
    expect(places(check([termFile('a', rest, { name })]))).toEqual(expected);
  });
  it('is right where it has senses', () => {
    const words: AmbiguousWord[] = [
      {
        text: 'window',
        senses: [{ term: asTermId('a'), platform: 'rail', near: [] }],
        except: [],
        place: { file: 'senses.yaml', line: 1, column: 1 },
      },
    ];
    const named = termFile('a', '', { name: '{en: window}' });
    expect(check([named], { words })).toEqual([]);
    expect(check([named])).toHaveLength(1);
  });
  it('is known by a list in small letters of both scripts', () => {
    const words = [...COMMON_WORDS];
    expect(words.filter((word) => !/^(?:\p{Ll}+|\p{Script=Han}+)$/u.test(word))).toEqual([]);
    expect(words.filter((word) => /\p{Script=Han}/u.test(word)).length).toBeGreaterThan(300);
    expect(words.filter((word) => /\p{Ll}/u.test(word)).length).toBeGreaterThan(300);
  });
});

describe('a misspelling', () => {
  const owner = (name: string, rest = '') => termFile('other', rest, { name });
  const wrong = 'a.yaml:6:16 error term/right-misspelling';
  it.each([
    ['that is the name of another term', 'Wagon', owner('{en: Wagon}'), [wrong]],
    ['that is an alias of another term', 'wagon', owner('{en: W}', 'aliases: {en: [wagon]}\n'), [wrong]],
    ['with other spaces', '"rail   yard"', owner('{en: rail yard}'), [wrong]],
    ['that another term matches in any case', 'WAGON', owner('{en: wagon}'), [wrong]],
    ['that differs from a proper name by case', 'wagon', owner('{en: Wagon}'), []],
    ['that is no name', 'wagn', owner('{en: wagon}'), []],
  ])('%s', (_, text, file, expected) => {
    expect(places(check([termFile('a', `misspellings: [${text}]\n`), file]))).toEqual(expected);
  });
  it('that is a right name of its own term is an error too, another case of it is none', () => {
    const own = (text: string) =>
      check([termFile('a', `misspellings: [${text}]\nmatch: any\n`, { name: '{en: IoT}' })]);
    expect(places(own('IoT'))).toEqual([wrong]);
    expect(own('IOT')).toEqual([]);
  });
  it('names the term whose name it is', () => {
    const [problem] = check([termFile('a', 'misspellings: [Wagon]\n'), owner('{en: Wagon}')]);
    expect(problem?.message).toBe('“Wagon” is called a misspelling, but is a right name of other.');
  });
});

describe('a term with a great many aliases', () => {
  /** Builds glossary, matcher and spell checker, runs all checks and finds a mention; gives the milliseconds it took. */
  function work(count: number): number {
    const names = Array.from({ length: count }, (_, n) => `part ${n.toString(36)} of the yard`);
    const list = (of: readonly string[]) => `[${of.join(', ')}]`;
    const misspellings = names.map((name) => name.replace('part', 'prat'));
    const rest = `aliases: { en: ${list(names)} }\nmisspellings: ${list(misspellings)}\n`;
    const begin = performance.now();
    const file = termFile('a', rest);
    const { glossary, diagnostics } = buildGlossary([file, termFile('b')], sources);
    const problems = checkTerms([file], { sources, spellings: glossary.spellings, today: '2026-01-01' });
    const matcher = buildMatcher(glossary.spellings);
    const spelling = buildSpellChecker(glossary, matcher);
    expect(spelling.find(`We saw ${misspellings[0]}.`)).toHaveLength(1);
    const text = `We saw ${names.at(-1)}, ${names[0]} and the parts.`;
    const found = matcher.find(text).map(({ start, end }) => text.slice(start, end));
    const taken = performance.now() - begin;
    expect({ found, diagnostics, problems }).toEqual({
      found: [names.at(-1), names[0]],
      diagnostics: [],
      problems: [],
    });
    return taken;
  }

  it('takes time in proportion to them', () => {
    work(1_000);
    const [few, many] = [work(2_500), work(10_000)];
    // Four times the work; squared it would be sixteen times. A floor keeps a fast machine from dividing by nothing.
    expect(many / Math.max(few, 20)).toBeLessThan(10);
    expect(many).toBeLessThan(5_000);
  });
});
