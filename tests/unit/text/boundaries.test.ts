import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endsWord, glued, isAlphabetic, isUnspaced, startsWord } from '../../../src/text/boundaries.ts';

/** Whether a name stands as a word of its own at its first place in the text. */
function standsIn(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at < 0) throw new Error(`“${text}” does not hold “${name}” at all.`);
  return startsWord(text, at) && endsWord(text, at + name.length);
}

describe('a name is a word of its own', () => {
  it.each([
    ['between Han characters', '使用API接口', 'API'],
    ['between kana', 'このAPIを', 'API'],
    ['between spaces', 'the API is', 'API'],
    ['as the whole text', 'API', 'API'],
    ['at the start', 'API first', 'API'],
    ['at the end of a sentence', 'It is an API.', 'API'],
    ['before a full stop and the next sentence', 'An API. Next', 'API'],
    ['before a Chinese full stop', '这是API。下一句', 'API'],
    ['beside slashes', 'input/API/output', 'API'],
    ['beside one slash', 'API/REST', 'API'],
    ['in brackets', '(API)', 'API'],
    ['in full-width brackets', '（API）', 'API'],
    ['before a possessive', 'the API’s', 'API'],
    ['before a comma', 'API,REST', 'API'],
    ['before a colon', 'API:v2', 'API'],
    ['behind a hyphen that joins nothing', '- API', 'API'],
    ['before a hyphen that joins nothing', 'API- and', 'API'],
    ['behind a hyphen after Han', '虚拟-API', 'API'],
    ['before a dash', 'API—the', 'API'],
    ['before an ellipsis of dots', 'API...', 'API'],
    ['when Han itself, inside Han', '使用虚拟机运行', '虚拟机'],
    ['when Han itself, beside Latin', 'KVM虚拟机VM', '虚拟机'],
    ['when Han itself, behind a hyphen', 'a-网', '网'],
    ['when joined inside', 'run kube-proxy now', 'kube-proxy'],
    ['when dotted inside', 'run node.js now', 'node.js'],
    ['when dotted, at the end of a sentence', 'run node.js.', 'node.js'],
  ])('%s', (_, text, name) => {
    expect(standsIn(text, name)).toBe(true);
  });
});

describe('a name is no word of its own', () => {
  it.each([
    ['inside a Latin word', 'capital', 'api'],
    ['as the head of a word with an accent', 'café', 'caf'],
    ['before a combining accent', 'cafe\u0301', 'cafe'],
    ['before a mark on Han', '网\u0301', '网'],
    ['when a mark itself', '网\u0301', '\u0301'],
    ['as the first half of a surrogate pair', '😀', '\ud83d'],
    ['as the second half of a surrogate pair', '😀', '\ude00'],
    ['before a digit', 'API2', 'API'],
    ['behind a digit', '2API', 'API'],
    ['before full-width digits', 'API２', 'API'],
    ['beside full-width letters', 'ＡAPI', 'API'],
    ['beside an underscore', 'API_KEY', 'API'],
    ['behind an underscore', 'MY_API', 'API'],
    ['inside a Cyrillic word', 'кубернетес', 'кубер'],
    ['as the head of a dotted name', 'node.js', 'node'],
    ['as the tail of a dotted name', 'node.js', 'js'],
    ['as the head of a joined name', 'kube-proxy', 'kube'],
    ['as the tail of a joined name', 'kube-proxy', 'proxy'],
    ['in the middle of a joined name', 'nova-api-wsgi', 'api'],
    ['beside a hyphen that does not break', 'kube\u2011proxy', 'proxy'],
    ['beside an at sign', 'root@nova', 'nova'],
  ])('%s', (_, text, name) => {
    expect(standsIn(text, name)).toBe(false);
  });
});

describe('scripts', () => {
  it.each(['a', 'Z', '0', '_', 'é', 'ß', 'Ａ', '９', 'Ω', 'ж', '\u0301'])(
    '%j separates words by spaces',
    (char) => {
      expect(isAlphabetic(char)).toBe(true);
      expect(isUnspaced(char)).toBe(false);
    },
  );
  it.each(['中', 'の', 'カ', '々'])('%j is written without spaces', (char) => {
    expect(isUnspaced(char)).toBe(true);
    expect(isAlphabetic(char)).toBe(false);
  });
  it.each(['', ' ', '-', '/', '。', '（', '“', '①', '™', '\ud83d'])('%j belongs to no word', (char) => {
    expect(isAlphabetic(char)).toBe(false);
    expect(isUnspaced(char)).toBe(false);
  });
  it('glues two letters of alphabets, never Latin and Han, never the edge of a text', () => {
    expect(glued('a', 'b')).toBe(true);
    expect(glued('a', '中')).toBe(false);
    expect(glued('中', 'b')).toBe(false);
    expect(glued('中', '文')).toBe(false);
    expect(glued('', 'b')).toBe(false);
    expect(glued('a', '')).toBe(false);
  });
  it('never lets a word end where the next letter belongs to it', () => {
    const unit = fc.constantFrom('a', 'é', '1', '_', '中', 'の', ' ', '-', '.', '@', '/', '。');
    fc.assert(
      fc.property(fc.string({ unit, minLength: 2 }), fc.nat(), (text, seed) => {
        const at = 1 + (seed % (text.length - 1));
        const inside = glued(text.charAt(at - 1), text.charAt(at));
        if (inside) expect([startsWord(text, at), endsWord(text, at)]).toEqual([false, false]);
        // A cut between two words is a boundary for at least one of them, unless a mark joins them.
        else if (!/[-.@]/.test(text.slice(at - 1, at + 1))) {
          expect([startsWord(text, at), endsWord(text, at)]).toEqual([true, true]);
        }
      }),
    );
  });
});
