import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyFixes } from '../../../src/diagnostics/apply-fixes.ts';
import type { Diagnostic, Edit } from '../../../src/diagnostics/diagnostic.ts';
import { placeAt } from '../../../src/diagnostics/locate.ts';

const problem = (...fix: Edit[]): Diagnostic => ({
  id: 'text/misspelling',
  severity: 'warning',
  message: '',
  hint: '',
  file: 'a.md',
  line: 1,
  column: 1,
  ...(fix.length > 0 && { fix }),
});
const edit = (line: number, column: number, old: string, text: string): Edit => ({ line, column, old, text });

describe('applyFixes', () => {
  it('changes what it is told and nothing else', () => {
    const { text, mended } = applyFixes('one\ntow, tow\nthree\n', [problem(edit(2, 6, 'tow', 'two'))]);
    expect(text).toBe('one\ntow, two\nthree\n');
    expect(mended).toHaveLength(1);
  });
  it('keeps a byte order mark and every kind of line end', () => {
    const fixes = [
      problem(edit(1, 1, 'a', 'A')),
      problem(edit(2, 1, 'b', 'B')),
      problem(edit(3, 1, 'c', 'C')),
    ];
    expect(applyFixes('\ufeffa\r\nb\rc\n', fixes).text).toBe('\ufeffA\r\nB\rC\n');
  });
  it('makes a fix of several changes whole', () => {
    const comment = problem(edit(1, 1, '<!--', '{/*'), edit(2, 3, '-->', '*/}'));
    expect(applyFixes('<!-- a\nb -->', [comment]).text).toBe('{/* a\nb */}');
  });
  it.each([
    ['a file that says something else by now', edit(1, 1, 'tow', 'two')],
    ['a line that is gone', edit(9, 1, 'one', 'two')],
  ])('leaves %s alone', (_, change) => {
    expect(applyFixes('one\n', [problem(change)])).toEqual({ text: 'one\n', mended: [] });
  });
  it('makes no part of a fix that does not fit as a whole', () => {
    expect(applyFixes('<!-- a', [problem(edit(1, 1, '<!--', '{/*'), edit(1, 8, '-->', '*/}'))]).text).toBe(
      '<!-- a',
    );
  });
  it('does not change one place twice', () => {
    const twice = [problem(edit(1, 1, 'one', 'two')), problem(edit(1, 2, 'ne', 'x'))];
    expect(applyFixes('one', twice)).toEqual({ text: 'two', mended: [twice[0]] });
  });
  it('passes over problems without a fix', () => {
    expect(applyFixes('one', [problem()])).toEqual({ text: 'one', mended: [] });
  });
  it('leaves every character outside the places as it was', () => {
    const pieces = fc.array(fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', '货', '🚂', ' ') }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(pieces, (texts) => {
        const source = texts.join('[x]');
        const normal = source.replace(/\r\n?/g, '\n');
        const fixes = [...normal.matchAll(/x/g)].map(({ index }) => {
          const { line, column } = placeAt(normal, index);
          return problem(edit(line, column, 'x', 'fixed'));
        });
        expect(applyFixes(source, fixes).text).toBe(texts.join('[fixed]'));
      }),
    );
  });
});
