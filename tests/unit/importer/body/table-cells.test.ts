import { describe, expect, it } from 'vitest';
import { convert, shownText } from './convert.ts';

const table = (cell: string): string => `| a |\n|---|\n| ${cell} |\n`;

describe('backslashes and bars in a cell are read back as they were', () => {
  it.each([
    ['in text', 'x&#92;&#124;y', 'x\\|y'],
    ['in emphasis', '*x&#92;&#124;y*', 'x\\|y'],
    ['in two nodes', 'x&#92;*&#124;y*', 'x\\|y'],
    ['at the end', 'x&#92;', 'x\\'],
    ['twice', 'x&#92;&#92;&#124;y', 'x\\\\|y'],
    ['in a link', '[x&#92;&#124;](https://example.org/a&#124;b)', 'x\\|'],
    ['in the words of a picture', '![x&#92;&#124;y](lost/a.png)', 'x\\|y'],
    ['in code', '<code>x&#92;&#124;y</code>', 'x\\|y'],
    ['a bar in code', '`x\\|y`', 'x|y'],
    ['a path', 'C:\\dir\\file', 'C:\\dir\\file'],
  ])('%s', (_, cell, shown) => {
    const { mdx, diagnostics } = convert(table(cell));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(shownText(mdx)).toBe(`a ${shown}`);
  });
});
