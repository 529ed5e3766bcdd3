import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../../src/search/language-words.ts';
import { indexTerms, tokenize } from '../../../src/search/tokens.ts';

const rules = rulesOf(
  'zh-CN',
  new Map([
    ['虛', '虚'],
    ['擬', '拟'],
    ['機', '机'],
  ]),
);
const texts = (text: string): string[] => tokenize(text, rules).map((token) => token.text);
const anything = fc.string({ unit: 'binary', maxLength: 60 });

describe('tokenize', () => {
  it.each([
    ['words, folded', 'Open vSwitch (OVS)', ['open', 'vswitch', 'ovs']],
    ['hyphens, dots and slashes part words', 'kube-apiserver/v1.29', ['kube', 'apiserver', 'v1', '29']],
    ['camel case does not', 'ReplicaSet', ['replicaset']],
    ['an apostrophe does not', "Nova’s node's", ['novas', 'nodes']],
    ['Chinese character by character', '虚拟机。', ['虚', '拟', '机']],
    ['letters among characters', '浮动IP地址', ['浮', '动', 'ip', '地', '址']],
    ['full width', 'Ｋ８Ｓ　集群', ['k8s', '集', '群']],
    ['traditional characters', '虛擬機', ['虚', '拟', '机']],
    ['accents', 'Café naïve', ['cafe', 'naive']],
    ['kana', 'がク', ['か', 'ク']],
    ['no letters at all', '… —— “”！😀 <>&*', []],
    ['the empty text', '', []],
  ])('%s', (_, text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it('cuts a run of letters that nobody types', () => {
    expect(texts('a'.repeat(500))).toEqual(['a'.repeat(40)]);
  });

  it('spaces and punctuation make no difference beside Chinese', () => {
    const all = ['浮动IP', '浮动 IP', '浮动ip', '浮动-ＩＰ', '「浮动」IP', '浮、动 (IP)'];
    for (const text of all) expect(texts(text)).toEqual(texts('浮动IP'));
  });

  it('never throws, and gives places in order that hold what they say', () => {
    fc.assert(
      fc.property(anything, (text) => {
        let behind = 0;
        for (const token of tokenize(text, rules)) {
          expect(token.text).not.toBe('');
          expect(token.start).toBeGreaterThanOrEqual(behind);
          expect(token.end).toBeGreaterThanOrEqual(token.start);
          expect(token.end).toBeLessThanOrEqual(text.length);
          behind = token.start;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('reads two texts apart as it reads each', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        expect(texts(`${a}\n${b}`)).toEqual([...texts(a), ...texts(b)]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('indexTerms', () => {
  const terms = (text: string): string[] => indexTerms(tokenize(text, rules), rules);
  it('pairs characters, and stems words', () => {
    expect(terms('虚拟机 instances')).toEqual(['虚拟', '拟机', '机', 'instanc']);
  });
  it('gives one term for each token, without spaces, as positions are counted by them', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const found = terms(text);
        expect(found.length).toBe(tokenize(text, rules).length);
        for (const term of found) expect(term).toMatch(/^[^\s<>&"]+$/u);
      }),
      { numRuns: 1000 },
    );
  });
  it('stems no words of a language whose rules are not known', () => {
    expect(indexTerms(tokenize('Die Instanzen', rulesOf('de')), rulesOf('de'))).toEqual(['die', 'instanzen']);
  });
});
