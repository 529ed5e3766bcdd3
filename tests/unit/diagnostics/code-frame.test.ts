import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeFrame } from '../../../src/diagnostics/code-frame.ts';
import { columnsOf, textColumns } from '../../../src/text/columns.ts';

const source = ['---', 'title: Wagons', '---', '', '机车拉 <5 节货车。', 'Last.'].join('\n');

describe('codeFrame', () => {
  it('shows the line, the two before it and a caret under the place', () => {
    expect(codeFrame(source, { line: 6, column: 3 })).toBe(
      ['4 |', '5 | 机车拉 <5 节货车。', '6 | Last.', '  |   ^'].join('\n'),
    );
  });
  it('counts a Chinese character as two columns', () => {
    const rows = codeFrame(source, { line: 5, column: 5 })?.split('\n') ?? [];
    expect(rows.at(-2)).toBe('5 | 机车拉 <5 节货车。');
    expect(rows.at(-1)).toBe(`  | ${' '.repeat(7)}^`);
  });
  it('keeps line numbers of different length in one column', () => {
    const text = Array.from({ length: 10 }, (_, n) => `line ${n + 1}`).join('\r\n');
    expect(codeFrame(text, { line: 10, column: 1 })).toBe(
      [' 8 | line 8', ' 9 | line 9', '10 | line 10', '   | ^'].join('\n'),
    );
  });
  it.each([
    ['the file as a whole', { line: 1, column: 1 }],
    ['a line the file does not have', { line: 7, column: 1 }],
    ['a column behind the end of the line', { line: 6, column: 7 }],
    ['an empty line', { line: 4, column: 1 }],
  ])('shows nothing for %s', (_, place) => {
    expect(codeFrame(source, place)).toBeUndefined();
  });
  it('cuts a long line round the place', () => {
    const long = `${'前'.repeat(300)}<5${'后'.repeat(300)}`;
    const [shown = '', caret = ''] =
      codeFrame(`x\n\n${long}`, { line: 3, column: 301 })?.split('\n').slice(2) ?? [];
    expect(shown).toMatch(/^3 \| …前+<5后+…$/);
    expect(textColumns(shown)).toBeLessThan(110);
    expect(textColumns(shown.slice(0, shown.indexOf('<')))).toBe(caret.indexOf('^'));
  });
  it('puts the caret under the character of the place, whatever the line holds', () => {
    const lines = fc.string({
      unit: fc.constantFrom('a', ' ', '\t', '货', '🚂', 'e\u0301', '<'),
      maxLength: 200,
    });
    fc.assert(
      fc.property(lines, fc.nat(), (line, at) => {
        const chars = [...line];
        const index = chars.length === 0 ? 0 : at % chars.length;
        const char = chars[index] ?? '';
        const column = chars.slice(0, index).join('').length + 1;
        const frame = codeFrame(`first\n${line}`, { line: 2, column });
        if (line.trim() === '' || /\p{M}/u.test(char)) return;
        const [shown = '', caret = ''] = frame?.split('\n').slice(-2) ?? [];
        const shownChar = [...shown].find(
          (c, n, all) => columnsOf(c) > 0 && textColumns(all.slice(0, n).join('')) === caret.length - 1,
        );
        // Blanks at the end of a line are not printed.
        expect(shownChar ?? ' ').toBe(char === '\t' ? ' ' : char);
      }),
    );
  });
});
