import { SMALL_SIZE, TEXT_SIZE } from './theme.ts';

/**
 * Advance widths of the characters from U+0020 to U+007E in the measured font (src/diagrams/theme.ts),
 * regular, in thousandths of the font size. A browser test compares them with what Chromium measures
 * and shows the right ones where they differ.
 */
export const ASCII_WIDTHS: readonly number[] = [
  224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555, 555, 555, 555,
  555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638, 688, 589, 552, 689, 728, 293,
  535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721, 575, 878, 573, 531, 603, 338, 392, 338, 555,
  559, 606, 563, 618, 510, 620, 554, 325, 564, 607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468,
  377, 607, 521, 802, 498, 521, 475, 338, 270, 338, 555,
];

/** How much wider semibold text is at most. */
const BOLD = 1.07;
/**
 * How much wider a reader's system font may be than the measured one: the page shows the former. The
 * widest of the common ones, DejaVu Sans, stays below for every name of the first site.
 */
const SYSTEM_FONT = 1.12;

/** The type a text is set in. */
export interface Type {
  /** In pixels. */
  readonly size: number;
  readonly bold: boolean;
}
export const PLAIN: Type = { size: TEXT_SIZE, bold: false };
export const STRONG: Type = { size: TEXT_SIZE, bold: true };
export const SMALL: Type = { size: SMALL_SIZE, bold: false };

/**
 * The length of a line of text in the measured font, regular: what a browser measures, or up to a
 * fiftieth and a pixel more, since that has kerning. A letter with an accent is as wide as without; every other
 * character beyond ASCII counts as a full square.
 * @param size of the type, in pixels
 * @returns pixels
 */
export function textWidth(text: string, size: number): number {
  let thousandths = 0;
  for (const char of text) thousandths += advance(char);
  return (thousandths * size) / 1000;
}

/** The room a line of text needs whatever common system font it is shown in, in pixels. */
export function roomFor(text: string, { size, bold }: Type): number {
  // Semibold letters differ more from font to font than regular ones do.
  return textWidth(text, size) * SYSTEM_FONT * (bold ? BOLD * SYSTEM_FONT : 1);
}

function advance(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  // From U+1100 on stand the scripts of squares and the signs that this font draws as squares.
  if (code > 0x7e && code < 0x1100) {
    if (/^\p{M}$/u.test(char)) return 0;
    return ASCII_WIDTHS[char.normalize('NFD').charCodeAt(0) - 0x20] ?? 1000;
  }
  return ASCII_WIDTHS[code - 0x20] ?? 1000;
}
