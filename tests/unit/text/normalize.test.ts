import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerCase, normalize } from '../../../src/text/normalize.ts';

/** The offsets of all characters of the normalised text, and of its end. */
function offsetsOf(text: string): number[] {
  const normalized = normalize(text);
  return Array.from({ length: normalized.text.length + 1 }, (_, index) => normalized.original(index));
}

describe('normalize', () => {
  it.each([
    ['plain text stays as it is', 'Nova API', 'Nova API', [0, 1, 2, 3, 4, 5, 6, 7, 8]],
    ['Chinese stays as it is', '云平台', '云平台', [0, 1, 2, 3]],
    ['full-width letters become narrow, one to one', 'ＡＰＩ', 'API', [0, 1, 2, 3]],
    ['a full-width space becomes a space', '云　Ｘ', '云 X', [0, 1, 2, 3]],
    ['a no-break space becomes a space', 'a\u00a0b', 'a b', [0, 1, 2, 3]],
    ['a ligature becomes its letters, all from one place', 'conﬁg', 'config', [0, 1, 2, 3, 3, 4, 5]],
    ['a ligature of three letters', 'oﬃce', 'office', [0, 1, 1, 1, 2, 3, 4]],
    ['a letter and its accent become one', 'cafe\u0301 x', 'café x', [0, 1, 2, 3, 5, 6, 7]],
    ['half-width kana and its mark become one', 'ｶﾞ!', 'ガ!', [0, 2, 3]],
    ['hangul letters become a syllable', '\u1112\u1161\u11ab!', '한!', [0, 3, 4]],
    ['a hangul syllable takes up its final', '하\u11ab!', '한!', [0, 2, 3]],
    ['half-width hangul becomes a syllable', 'ﾻￂ!', '카!', [0, 2, 3]],
    ['compatibility hangul composes as NFKC has it', 'ㄱㅏ!', '가!', [0, 2, 3]],
    ['radicals from a PDF become characters', '⽹络', '网络', [0, 1, 2]],
    ['a letter beyond the first plane becomes narrow', '𝐀b', 'Ab', [0, 2, 3]],
    ['a character beyond the first plane stays, one to one', '😀Ａ', '😀A', [0, 1, 2, 3]],
    ['a lone surrogate passes through', '\ud83dＡ', '\ud83dA', [0, 1, 2]],
    ['a mark without a letter passes through', '\u0301Ａ', '\u0301A', [0, 1, 2]],
    ['marks are put in order', 'Ａa\u0301\u0323', 'Aạ\u0301', [0, 1, 1, 4]],
    ['a trade mark sign is no part of the name', 'Ｋ8s™', 'K8s™', [0, 1, 2, 3, 4]],
    ['a circled digit is no part of the name', '①ＡＰＩ', '①API', [0, 1, 2, 3, 4]],
    ['a raised digit is no part of the name', 'Ｎova²', 'Nova²', [0, 1, 2, 3, 4, 5]],
    ['the empty text', '', '', [0]],
  ])('%s', (_, text, folded, offsets) => {
    expect(normalize(text).text).toBe(folded);
    expect(offsetsOf(text)).toEqual(offsets);
  });

  it('gives the end of the original beyond the end', () => {
    expect(normalize('ＡＢ').original(7)).toBe(2);
    expect(normalize('ﬁ').original(2)).toBe(1);
  });

  /** Characters that fold, compose, reorder or resist. */
  const tricky = fc.constantFrom(
    ...[
      'a',
      'é',
      'Ａ',
      '９',
      '　',
      'ﬁ',
      'ﬃ',
      'ｶ',
      'ﾞ',
      'ﾟ',
      '\u0301',
      '\u0323',
      '\u3099',
      '가',
      '\u1100',
      '\u1161',
    ],
    ...[
      '\u11a8',
      'ㄱ',
      'ㅏ',
      'ﾡ',
      'ￂ',
      '中',
      '⽹',
      '㍿',
      '℅',
      '…',
      '𝐀',
      '😀',
      '\ud83d',
      '\ude00',
      'İ',
      'ŀ',
      '½',
      '①',
      '™',
    ],
  );
  const anyText = fc.oneof(
    fc.string({ unit: tricky, maxLength: 20 }),
    fc.string({ unit: 'binary', maxLength: 20 }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
      .map((units) => String.fromCharCode(...units)),
  );

  /** Where a character begins that composes with nothing before it. */
  function clusterStarts(text: string): number[] {
    const starts: number[] = [];
    let at = 0;
    for (const char of text) {
      if (at === 0 || !/^[\p{M}\uff9e\uff9f\p{Script=Hangul}]/u.test(char)) starts.push(at);
      at += char.length;
    }
    return [...starts, text.length];
  }

  it('maps offsets in order, from the start to the end', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const offsets = offsetsOf(text);
        expect(offsets.at(-1)).toBe(text.length);
        expect(offsets[0]).toBe(0);
        for (const [index, offset] of offsets.entries())
          expect(offset).toBeGreaterThanOrEqual(offsets[index - 1] ?? 0);
      }),
      { numRuns: 500 },
    );
  });

  it('cuts original and normalised text at the same place between whole characters', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const starts = clusterStarts(text);
        const [from = 0, to = 0] = [starts[a % starts.length] ?? 0, starts[b % starts.length] ?? 0].sort(
          (x, y) => x - y,
        );
        const whole = normalize(text);
        const start = normalize(text.slice(0, from)).text.length;
        const end = start + normalize(text.slice(from, to)).text.length;
        expect(whole.original(start)).toBe(from);
        expect(whole.original(end)).toBe(to);
        expect(whole.text.slice(start, end)).toBe(
          normalize(text.slice(whole.original(start), whole.original(end))).text,
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('is NFKC where no sign stands for letters', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const plain = text.replace(/[\p{No}™℠]/gu, '');
        expect(normalize(plain).text).toBe(plain.normalize('NFKC'));
      }),
      { numRuns: 1000 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = normalize(text.replace(/\p{No}/gu, '')).text;
        expect(normalize(once).text).toBe(once);
      }),
    );
  });
});

describe('lowerCase', () => {
  it.each([
    ['API', 'api'],
    ['Ω и Ж', 'ω и ж'],
    ['İstanbul İ', 'İstanbul İ'],
    ['İSTANBUL', 'İstanbul'],
    ['ＡＰＩ', 'ａｐｉ'],
    ['𝐀𐐀', '𝐀𐐨'],
    ['云平台', '云平台'],
  ])('turns %j into %j', (text, expected) => {
    expect(lowerCase(text)).toBe(expected);
  });

  it('keeps the length of every character there is', () => {
    const changed: string[] = [];
    for (let code = 0; code <= 0x10ffff; code++) {
      const char = String.fromCodePoint(code);
      if (lowerCase(char).length !== char.length) changed.push(code.toString(16));
    }
    expect(changed).toEqual([]);
  });

  it('keeps the length of any text and lowers its letters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('İ', 'A', 'b', 'Σ', '中', '😀', '\ud83d', 'ß', 'Ａ') }),
        (text) => {
          const lower = lowerCase(text);
          expect(lower.length).toBe(text.length);
          expect(lower).not.toMatch(/[AΣＡ]/);
          expect([...lower].filter((c) => c === 'İ').length).toBe([...text].filter((c) => c === 'İ').length);
        },
      ),
    );
  });
});
