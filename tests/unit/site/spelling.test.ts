import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGlossary } from '../../../src/glossary/glossary.ts';
import { buildMatcher } from '../../../src/linker/match.ts';
import { buildSpellChecker, type SpellChecker } from '../../../src/site/spelling.ts';
import { termFile } from '../glossary/term-files.ts';

function checkerOf(...files: ReturnType<typeof termFile>[]): SpellChecker {
  const { glossary } = buildGlossary(files, new Map());
  return buildSpellChecker(glossary, buildMatcher(glossary.spellings));
}

const wrong = '[Railyard, rail yrad, 轨场, iot, wago, 调车场站]';
const checker = checkerOf(
  termFile('yard', `misspellings: ${wrong}\nexcept: [轨场效应]\naliases: {en: [Railyard Club]}\n`, {
    name: '{en: RailYard, zh: 编组场}',
  }),
  termFile('iot', 'misspellings: [IOT]\n', { name: '{en: IoT}' }),
  termFile('wago', '', { name: '{en: wago plug}' }),
);
const found = (text: string): string[] =>
  checker.find(text).map(({ start, end, wrong: word, right }) => {
    expect(text.slice(start, end)).toBe(word);
    return `${start} ${word} → ${right}`;
  });

describe('the right form', () => {
  const terms = checkerOf(
    termFile('lorry', 'misspellings: [lory, lories, camion]\naliases: {en: [lorries]}\n', {
      name: '{en: lorry, zh: 卡车}',
    }),
    termFile('yard', 'misspellings: [Railyard, rail yard, railyrad, 编租场]\n', {
      name: '{en: RailYard, zh: 编组场}',
    }),
  );
  it.each([
    ['a lory', true],
    ['a Lory', true],
    ['two lorys', false],
    ['two lories', false],
    ['a camion', false],
    ['a Railyard', true],
    ['a railyrad', true],
    ['the rail yard', true],
    ['the rail\nyard', false],
    ['编租场', true],
  ])('is certain in %j: %s', (text, certain) => {
    expect(terms.find(text).map((m) => m.certain)).toEqual([certain]);
  });
});

describe('a misspelling', () => {
  it.each([
    ['as it is', 'A Railyard.', ['2 Railyard → RailYard']],
    ['in another case, where it begins with a capital', 'A railyard, a RAILYARD, a RailYard.', []],
    ['in any case, where it is in small letters', 'Rail Yrad', ['0 Rail Yrad → RailYard']],
    ['over a line break', 'rail\n  yrad', ['0 rail\n  yrad → RailYard']],
    ['in the plural', 'two Railyards', ['4 Railyards → RailYard']],
    ['inside a word', 'Railyarder, myRailyard, Railyard.js, the-Railyard', []],
    ['between Chinese characters', '在轨场与Railyard中', ['1 轨场 → 编组场', '4 Railyard → RailYard']],
    ['in full-width letters', 'Ｒａｉｌｙａｒｄ', ['0 Ｒａｉｌｙａｒｄ → RailYard']],
    ['more than once', 'Railyard Railyard', ['0 Railyard → RailYard', '9 Railyard → RailYard']],
    ['inside a longer right name', 'the Railyard Club', []],
    ['inside a phrase that is excepted', '轨场效应', []],
    ['whose case is right', 'an IoT and an iot', ['14 iot → RailYard']],
    ['that is another case of a right name', 'an IOT', ['3 IOT → IoT']],
    ['in quotation marks of its own', '“Railyard”, "Railyard" and 「轨场」', []],
    ['in quotation marks with other words', '“the Railyard”', ['5 Railyard → RailYard']],
    ['nowhere', 'A RailYard.', []],
  ])('is found %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });
  it('is explained by the name it comes nearest to', () => {
    expect(found('调车场站')).toEqual(['0 调车场站 → 编组场']);
  });
  it('is found nowhere where no term declares one', () => {
    expect(checkerOf(termFile('a')).find('Railyard')).toEqual([]);
  });
  it('that is a right name is not looked for', () => {
    const own = termFile('a', 'misspellings: [wagn, Wagen, car]\naliases: { en: [Wagen] }\n', {
      name: '{en: wagon}',
    });
    const both = checkerOf(own, termFile('b', '', { name: '{en: car}' }));
    expect(both.find('A wagn, a Wagen and a car.').map((m) => m.wrong)).toEqual(['wagn']);
  });
  it('never stands in the name of a term', () => {
    const part = fc.constantFrom('RailYard', '编组场', 'IoT', 'Railyard Club', 'wago plug', '，', ' ', '. ');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
        expect(found(parts.join(', '))).toEqual([]);
      }),
    );
  });
});
