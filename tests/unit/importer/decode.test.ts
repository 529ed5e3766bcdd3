import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../src/importer/decode.ts';

/** 中文内容：我们在这里说的是操作系统。 as GB18030. */
const GB = Uint8Array.from(
  Buffer.from('d6d0cec4c4dac8dda3baced2c3c7d4dad5e2c0efcbb5b5c4cac7b2d9d7f7cfb5cdb3a1a3', 'hex'),
);
const bytesOf = (text: string, encoding: BufferEncoding): Uint8Array =>
  Uint8Array.from(Buffer.from(text, encoding));

describe('decode', () => {
  it.each([
    ['UTF-8', bytesOf('# 词汇\n', 'utf8'), '# 词汇\n'],
    ['UTF-8 with BOM', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61), 'a'],
    ['UTF-16 LE', Uint8Array.from([0xff, 0xfe, ...bytesOf('词 a\n', 'utf16le')]), '词 a\n'],
    ['UTF-16 BE', Uint8Array.of(0xfe, 0xff, 0x8b, 0xcd, 0x00, 0x61), '词a'],
    ['GB18030', GB, '中文内容：我们在这里说的是操作系统。'],
  ])('reads %s', (encoding, bytes, text) => {
    expect(decode(bytes)).toEqual({ text, encoding, carriageReturns: false });
  });

  it('ends lines with a line feed and tells that they did not', () => {
    expect(decode(bytesOf('a\r\nb\rc\n', 'utf8'))).toEqual({
      text: 'a\nb\nc\n',
      encoding: 'UTF-8',
      carriageReturns: true,
    });
  });

  it.each([
    ['NUL bytes', Uint8Array.of(0x61, 0, 0x62)],
    ['UTF-16 without a mark', bytesOf('abc', 'utf16le')],
    ['NUL in UTF-16', Uint8Array.of(0xff, 0xfe, 0, 0)],
  ])('calls %s binary', (_, bytes) => {
    expect(decode(bytes)).toEqual({ problem: 'binary' });
  });

  it.each([
    ['Latin letters with accents', bytesOf('Die Straße führt über Größe und Fuß.', 'latin1')],
    ['one accent', bytesOf('café', 'latin1')],
    // 簡體中文的文字編碼 as Big5
    ['Big5', Uint8Array.from(Buffer.from('c2b2c5e9a4a4a4e5aabaa4e5a672bd73bd58', 'hex'))],
    // 안녕하세요 세계 as EUC-KR
    ['Korean', Uint8Array.from(Buffer.from('bec8b3e7c7cfbcbcbfe420bcbcb0e8', 'hex'))],
    // これはテスト as EUC-JP
    ['Japanese', Uint8Array.from(Buffer.from('a4b3a4eca4cfa5c6a5b9a5c8', 'hex'))],
    ['UTF-16 of odd length', Uint8Array.of(0xff, 0xfe, 0x61)],
  ])('does not guess at %s', (_, bytes) => {
    expect(decode(bytes)).toEqual({ problem: 'unknown-encoding' });
  });

  it('reads back every text that was written as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.includes('\0') && !text.startsWith('\ufeff') && !text.includes('\r'));
        expect(decode(bytesOf(text, 'utf8'))).toMatchObject({ text });
      }),
    );
  });
});
