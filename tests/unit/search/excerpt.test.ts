import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf, markedRuns } from '../../../src/search/excerpt.ts';
import { rulesOf } from '../../../src/search/language-words.ts';
import type { Range } from '../../../src/search/layout.ts';
import { tokenize } from '../../../src/search/tokens.ts';

const rules = rulesOf('en');
/** The excerpt with its hits in brackets; every occurrence of the words is one. */
function shown(text: string, ...words: string[]): string {
  const marks = words.flatMap((word) =>
    [...text.matchAll(new RegExp(word, 'g'))].map((match): Range => [match.index, match.index + word.length]),
  );
  return excerptOf(text, marks, () => tokenize(text, rules))
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('');
}
const filler = (count: number): string => 'word '.repeat(count);

describe('excerptOf', () => {
  it('shows a short text whole, its hits marked', () => {
    expect(shown('Nova runs instances.', 'instances')).toBe('Nova runs [instances].');
  });
  it('shows how a text begins where nothing is marked', () => {
    const excerpt = shown(`Nova ${filler(60)}`);
    expect(excerpt).toMatch(/^Nova word .*word …$/);
    expect(excerpt.length).toBeLessThan(180);
  });
  it('cuts before and behind, between words', () => {
    const excerpt = shown(`${filler(60)}here ${filler(60)}`, 'here');
    expect(excerpt).toMatch(/^… word (?:word )+\[here\](?: word)+ …$/);
    expect(excerpt.length).toBeLessThan(190);
  });
  it('uses its room for what stands before a hit at the end', () => {
    const excerpt = shown(`${filler(60)}end`, 'end');
    expect(excerpt).toMatch(/\[end\]$/);
    expect(excerpt.length).toBeGreaterThan(140);
  });
  it('goes to where most hits stand together', () => {
    expect(shown(`one ${filler(60)} one two three ${filler(60)}`, 'one', 'two', 'three')).toContain(
      '[one] [two] [three]',
    );
  });
  it('cuts Chinese between characters, and takes half as many', () => {
    const excerpt = shown(
      `${'容器在集群中运行。'.repeat(30)}虚拟机${'容器在集群中运行。'.repeat(30)}`,
      '虚拟机',
    );
    expect(excerpt).toMatch(/^… .*\[虚拟机\].* …$/);
    expect(excerpt.length).toBeLessThan(100);
  });
  it('marks what overlaps as one', () => {
    const runs = markedRuns('abcdef', [
      [1, 3],
      [2, 5],
      [2, 4],
    ]);
    expect(runs).toEqual([
      { text: 'a', hit: false },
      { text: 'bcde', hit: true },
      { text: 'f', hit: false },
    ]);
  });
  it('shows only what the text holds, without breaking characters, and always a hit', () => {
    const piece = fc.oneof(
      fc.constantFrom('虚拟机', 'nova', '😀', ' ', '。', 'a\u0301'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    const texts = fc.array(piece, { minLength: 1, maxLength: 120 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.nat(), (text, seed) => {
        const tokens = tokenize(text, rules);
        const token = tokens[seed % Math.max(1, tokens.length)];
        const marks: Range[] = token ? [[token.start, token.end]] : [];
        const runs = excerptOf(text, marks, () => tokens);
        const plain = runs
          .map((run) => run.text)
          .join('')
          .replace(/^… /, '')
          .replace(/ …$/, '');
        expect(text).toContain(plain);
        expect(runs.some(({ hit }) => hit)).toBe(token !== undefined && token.end > token.start);
        for (const { text: part } of runs)
          expect(part.isWellFormed()).toBe(text.isWellFormed() || part.isWellFormed());
      }),
      { numRuns: 1000 },
    );
  });
});
