import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildTrie, type Trie } from '../../../src/linker/trie.ts';

/** What the trie gives for a text. */
function lookUp<T>(trie: Trie<T>, text: string): readonly T[] {
  if (text === '') return [];
  let node = trie.begin(text.charCodeAt(0));
  for (let at = 1; at < text.length && node !== 0; at++) node = trie.step(node, text.charCodeAt(at));
  return node === 0 ? [] : trie.values(node);
}

const entries = (...texts: string[]) => texts.map((text, value) => ({ text, value }));

describe('A trie', () => {
  it('leads from each text to its value, and from its beginnings only to those that are texts too', () => {
    const trie = buildTrie(entries('node', 'node pool', 'nova', '网络', '网络节点'));
    expect(['node', 'node pool', 'nova', '网络', '网络节点'].map((text) => lookUp(trie, text))).toEqual([
      [0],
      [1],
      [2],
      [3],
      [4],
    ]);
    for (const text of ['n', 'no', 'nod', 'node ', 'node pools', 'x', '网', '络', '']) {
      expect(lookUp(trie, text), text).toEqual([]);
    }
  });

  it('keeps the order of values with the same text, and forgets the empty text', () => {
    const trie = buildTrie(entries('b', 'a', 'b', '', 'b'));
    expect(lookUp(trie, 'b')).toEqual([0, 2, 4]);
    expect(trie.step(0, 98)).toBe(0);
  });

  it('may be empty', () => {
    expect(lookUp(buildTrie([]), 'a')).toEqual([]);
    expect(lookUp(buildTrie(entries('')), 'a')).toEqual([]);
  });

  it('finds any child of a node that has many', () => {
    const letters = Array.from({ length: 3000 }, (_, index) => `x${String.fromCharCode(index * 21)}`);
    const trie = buildTrie(entries(...letters));
    expect(letters.map((text) => lookUp(trie, text)[0])).toEqual(letters.map((_, index) => index));
    expect(lookUp(trie, 'x\u0001')).toEqual([]);
    expect(lookUp(trie, 'x\uffff')).toEqual([]);
  });

  it('gives for every text what a list of all of them gives', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', '中', '\uffff', '\u0000', '\ud83d'),
      maxLength: 5,
    });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 40 }), fc.array(text), (texts, asked) => {
        const trie = buildTrie(entries(...texts));
        for (const one of [...texts, ...asked]) {
          const expected = one === '' ? [] : texts.flatMap((other, index) => (other === one ? [index] : []));
          expect(lookUp(trie, one)).toEqual(expected);
        }
      }),
    );
  });
});
