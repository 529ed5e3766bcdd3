import { describe, expect, it } from 'vitest';
import { spellingsFor } from '../../../src/astro/spellings-data.ts';
import { commonCharacters, simplify, soundsAlike } from '../../../src/search/spellings.ts';

const spellings = spellingsFor(['列车时刻表在网络上。火车站，软件，机车，铁路。']);

describe('simplify', () => {
  it.each([
    ['traditional characters', '時刻表', '时刻表'],
    ['words of Taiwan', '軟體', '软件'],
    ['in a sentence', '火車站的網路', '火车站的网络'],
    ['nothing else', 'Train 12, 铁路', 'Train 12, 铁路'],
  ])('%s: %s', (_, typed, expected) => {
    expect(simplify(typed, spellings)).toBe(expected);
  });
});

describe('soundsAlike', () => {
  const alike = soundsAlike(spellings);
  it.each([
    ['容', '荣', true],
    ['拟', '你', true],
    ['编', '边', true],
    ['间', '件', true],
    // Only nearly.
    ['编', '变', true],
    ['容', '龙', false],
    ['间', '江', false],
    ['器', '期', true],
    ['车', '站', false],
    // Not among the common ones: like itself only.
    ['岔', '岔', true],
    ['魍', '魍', true],
    ['魍', '网', false],
    ['a', 'b', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(alike(a, b)).toBe(expected);
    expect(alike(b, a)).toBe(expected);
  });
  it('knows the common characters in the order of their sounds', () => {
    const all = commonCharacters();
    expect(all.match(/\p{Script=Han}/gu)).toHaveLength(3755);
    expect([...all.slice(0, 4)]).toEqual(['啊', '阿', '埃', '挨']);
    // About as many as there are syllables.
    expect([...spellings.sounds].length).toBeGreaterThan(390);
    expect([...spellings.sounds].length).toBeLessThan(410);
    expect([...spellings.sounds].every((char) => all.includes(char))).toBe(true);
  });
});
