import { isUnspaced } from '../text/boundaries.ts';

/** Marks that may not begin a line, and marks that may not end one. */
const CLOSING = /^[\p{Pe}\p{Pf}、，。；：！？,.;:!?%]$/u;
const OPENING = /^[\p{Ps}\p{Pi}]$/u;

/**
 * Breaks a label into as few lines as fit, of lengths as even as can be. Lines end after spaces, after
 * hyphens and slashes between letters, and between Han characters, whose marks stay with them; a word
 * that is too long by itself is left whole.
 * @param widthOf length of a text
 * @param limit what a line may measure, in the same unit
 */
export function wrapLabel(text: string, widthOf: (text: string) => number, limit: number): readonly string[] {
  const pieces = breakable(text);
  const lines = fill(pieces, widthOf, limit);
  if (lines.length === 1) return lines;
  // The narrowest limit that needs no further line makes the lines even.
  const step = limit / 40;
  let best = lines;
  for (let narrower = limit - step; narrower > 0; narrower -= step) {
    const tried = fill(pieces, widthOf, narrower);
    if (tried.length > lines.length) break;
    best = tried;
  }
  return best;
}

function fill(
  pieces: readonly string[],
  widthOf: (text: string) => number,
  limit: number,
): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > limit) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()];
}

/** The text in pieces between which a line may end; a space stays with the piece before it. */
function breakable(text: string): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let before = '';
  for (const char of text.trim()) {
    if (piece !== '' && mayBreak(before, char)) {
      pieces.push(piece);
      piece = '';
    }
    piece += char;
    before = char;
  }
  return [...pieces, piece];
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ' || CLOSING.test(after) || OPENING.test(before)) return false;
  if (before === ' ') return true;
  if (before === '-' || before === '/') return /\p{L}/u.test(after);
  return isUnspaced(before) || isUnspaced(after) || (CLOSING.test(before) && before.charCodeAt(0) > 0x2e80);
}
