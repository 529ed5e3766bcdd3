import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ENGLISH_STEMS } from '../../../src/search/english-stems.ts';
import { stemmer } from '../../../src/search/stem.ts';

const stemEnglish = stemmer(ENGLISH_STEMS);

describe('stemEnglish', () => {
  it.each([
    // Plurals.
    ['caresses', 'caress'],
    ['ties', 'tie'],
    ['cries', 'cri'],
    ['gas', 'gas'],
    ['gaps', 'gap'],
    ['kubernetes', 'kubernet'],
    ['status', 'status'],
    // Past and present.
    ['agreed', 'agre'],
    ['hopping', 'hop'],
    ['adding', 'add'],
    ['hoped', 'hope'],
    ['luxuriated', 'luxuri'],
    ['bring', 'bring'],
    // Endings.
    ['happy', 'happi'],
    ['by', 'by'],
    ['relational', 'relat'],
    ['virtualization', 'virtual'],
    ['containerization', 'container'],
    ['scheduler', 'schedul'],
    ['usefulness', 'use'],
    ['communication', 'communic'],
    ['generalization', 'general'],
    ['technologically', 'technolog'],
    ['adoption', 'adopt'],
    ['controll', 'control'],
    ['rate', 'rate'],
    ['pasted', 'paste'],
    // Exceptions, and words that only look like others.
    ['skies', 'sky'],
    ['news', 'news'],
    ['herring', 'herring'],
    ['constructor', 'constructor'],
    ['organization', 'organiz'],
    ['interval', 'interval'],
    // The y of yet is no vowel, the y of gym is one.
    ['yes', 'yes'],
    ['gyms', 'gym'],
  ])('%s → %s', (word, stem) => {
    expect(stemEnglish(word)).toBe(stem);
  });

  it.each([['connect', 'connected', 'connecting', 'connection', 'connections']])(
    'forms of one word have one stem',
    (...words) => {
      expect(new Set(words.map(stemEnglish)).size).toBe(1);
    },
  );

  it('leaves whatever is no English word in small letters', () => {
    for (const word of ['k8s', 'v1', '容器', 'café', 'ok', '', 'NASA']) expect(stemEnglish(word)).toBe(word);
  });

  it('makes no word longer by more than a letter, and none of letters empty', () => {
    const word = fc.stringMatching(/^[a-z]{1,12}$/);
    fc.assert(
      fc.property(word, (w) => {
        const stem = stemEnglish(w);
        expect(stem.length).toBeGreaterThan(0);
        expect(stem.length).toBeLessThanOrEqual(w.length + 1);
        expect(stem).toMatch(/^[a-z]+$/);
      }),
      { numRuns: 2000 },
    );
  });
});
