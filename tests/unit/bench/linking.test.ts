import { describe, expect, test } from 'vitest';
import { buildMatcher } from '../../../src/linker/match.ts';
import { asTermId } from '../../../src/text/brand.ts';
import { generateChinesePages } from '../../bench/chinese-corpus.ts';
import { generatePages } from '../../bench/corpus.ts';
import { FEW_TERMS, generateTerms, MOST_TERMS } from '../../bench/generated-terms.ts';

const terms = generateTerms(MOST_TERMS);
const few = terms.slice(0, FEW_TERMS);
const namesOf = (of: typeof terms): string[] =>
  of.flatMap((t) => [...new Set([t.name, ...t.aliases, t.chinese.name, ...t.chinese.aliases])]);

describe('The generated glossary', () => {
  test('is the same every time, and a larger one holds the smaller', () => {
    expect(generateTerms(FEW_TERMS)).toEqual(few);
    expect(() => generateTerms(MOST_TERMS + 1)).toThrow(RangeError);
  });

  test('gives every name to one term, and every term an id of its own', () => {
    const names = namesOf(terms).map((name) => name.toLowerCase().replaceAll(' ', ''));
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(terms.map(({ id }) => id)).size).toBe(MOST_TERMS);
    expect(terms.filter(({ id }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  test('has names with hyphens, of several words that begin alike, in Han, and in Han within longer ones', () => {
    const names = new Set(namesOf(terms));
    const longer = [...names].filter((name) => [2, 4].some((cut) => names.has(name.slice(0, -cut))));
    expect([...names].filter((name) => /^[a-z]+-[a-z]+$/.test(name)).length).toBeGreaterThan(500);
    expect([...names].filter((name) => name.startsWith('request ')).length).toBeGreaterThan(20);
    expect([...names].filter((name) => /^\p{Script=Han}+$/u.test(name)).length).toBeGreaterThan(1000);
    expect(longer.filter((name) => /^\p{Script=Han}+$/u.test(name)).length).toBeGreaterThan(100);
  });
});

describe.each([
  ['English', generatePages],
  ['Chinese', generateChinesePages],
])('The generated pages in %s', (_, generate) => {
  test('come out the same every time, about 10 KB long', () => {
    expect(generate(3, terms)).toEqual(generate(5, terms).slice(0, 3));
    for (const { body } of generate(20, terms)) {
      expect(Buffer.byteLength(body)).toBeGreaterThan(9_500);
      expect(Buffer.byteLength(body)).toBeLessThan(13_500);
    }
  });

  test('name as many terms of the large glossary as of the small one, where they speak of that alone', () => {
    const matcherOf = (of: typeof terms) =>
      buildMatcher(namesOf(of).map((text) => ({ text, term: asTermId(text), exact: false })));
    const [many, small] = [matcherOf(terms), matcherOf(few)];
    const pages = generate(40, few).map(({ body }) => body);
    const count = (matcher: typeof many): number => pages.flatMap((body) => matcher.find(body)).length;
    expect(count(small)).toBeGreaterThan(40 * 40);
    expect(count(many) / count(small)).toBeLessThan(1.03);
  });
});
