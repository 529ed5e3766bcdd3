/**
 * How wide text stands in a terminal or another fixed-width font: two columns for the characters of
 * Chinese, Japanese and Korean, their punctuation and most emoji, none for marks that stand on the letter
 * before. Source: the classes Wide and Fullwidth of https://www.unicode.org/reports/tr11/
 */
const WIDE: readonly (readonly [first: number, last: number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1faff],
  [0x20000, 0x3fffd],
];
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** The columns one character takes: 0, 1 or 2. */
export function columnsOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x300) return 1;
  if (WIDE.some(([first, last]) => code >= first && code <= last)) return 2;
  return NO_WIDTH.test(char) ? 0 : 1;
}

/** The columns a text without line breaks and tabs takes. */
export function textColumns(text: string): number {
  let columns = 0;
  for (const char of text) columns += columnsOf(char);
  return columns;
}
