import { describe, expect, it } from 'vitest';
import { languageWords, rulesOf } from '../../../src/search/language-words.ts';
import { readNames } from '../../../src/search/names.ts';
import { parseQuery } from '../../../src/search/query.ts';

import { unitsOf } from '../../../src/search/units.ts';

const rules = rulesOf('zh-CN');
const names = readNames(
  [
    { page: 0, names: ['容器', 'container'] },
    { page: 1, names: ['容器编排'] },
    { page: 2, names: ['虚拟机', 'virtual machine', 'VM'] },
    { page: 3, names: ['Signal Box', 'box'] },
    { page: 4, names: ['box'], gloss: 'case' },
  ],
  rules,
);
const { stop, asking } = languageWords('zh-CN');
const vocabulary = {
  names,
  stop: new Set(`${stop} ${asking}`.split(' ')),
  asking: new Set(asking.split(' ')),
};
const units = (text: string) => {
  const query = parseQuery(text, rules);
  return unitsOf(query, query.tokens, vocabulary);
};
const parts = (text: string): string[] =>
  units(text).sought.map((tokens) =>
    tokens.map((t) => t.text).join(tokens.some((t) => t.unspaced) ? '' : ' '),
  );

describe('unitsOf', () => {
  it.each([
    ['words', 'pod network', ['pod', 'network']],
    ['a word with a hyphen is one thing', 'kube-apiserver flags', ['kube apiserver', 'flags']],
    ['a sign between words parts them', 'pod, network', ['pod', 'network']],
    ['words of a question are left out', 'how does a pod work?', ['pod']],
    ['unless there are no others', 'how', ['how']],
    ['a known name is one thing', 'the virtual machines of a signal box', ['virtual machines', 'signal box']],
    ['the longest name counts', '容器编排工具', ['容器编排', '工具']],
    ['Chinese is cut into words', '虚拟机的网络性能', ['虚拟机', '网络', '性能']],
    ['a question in Chinese', '什么是容器', ['容器']],
    ['a character that is left over belongs to the word before', '区块链', ['区块链']],
    ['a single character by itself', '云', ['云']],
    ['letters among characters', '虚拟机VM迁移', ['虚拟机', 'vm', '迁移']],
    ['what is said twice counts once', 'pod pod 容器 容器', ['pod', '容器']],
    ['nothing', '…', []],
  ])('%s: %s', (_, text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  it('knows the words it is asked with, and how they stand together', () => {
    const asking = (text: string): string[] =>
      units(text).asking.map((tokens) => tokens.map((token) => token.text).join(' '));
    expect(asking('which box do I need')).toEqual(['which', 'need', 'do i need']);
    expect(asking('容器和虚拟机有什么区别')).toEqual(['区 别', '有 什 么 区 别']);
    expect(asking('how')).toEqual([]);
    expect(asking('容器')).toEqual([]);
  });
});

describe('parseQuery', () => {
  it('keeps what stands in quotes apart from the rest', () => {
    const { quoted, rest, tokens } = parseQuery('a “b c” "d" 「e」 "f', rules);
    const texts = (all: readonly { readonly text: string }[]) => all.map((t) => t.text).join(' ');
    expect(quoted.map(texts)).toEqual(['b c', 'd', 'e']);
    expect(texts(rest)).toBe('a f');
    expect(texts(tokens)).toBe('a b c d e f');
  });
});
