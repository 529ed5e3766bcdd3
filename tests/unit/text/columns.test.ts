import { describe, expect, it } from 'vitest';
import { textColumns } from '../../../src/text/columns.ts';

describe('the columns of a text in a terminal', () => {
  it.each([
    ['', 0],
    ['wagon', 5],
    ['naïve', 5],
    ['nai\u0308ve', 5],
    ['货车', 4],
    ['使用API接口', 11],
    ['“ok”', 4],
    ['（注）', 6],
    ['ｗ', 2],
    ['한국', 4],
    ['カ', 2],
    ['🚂', 2],
    ['a\u200bb', 2],
  ])('%j takes %i', (text, columns) => {
    expect(textColumns(text)).toBe(columns);
  });
});
