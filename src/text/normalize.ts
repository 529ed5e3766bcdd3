/** A normalised text and the way back to the original. */
export interface Normalized {
  readonly text: string;
  /** Offset in the original of the character that made the normalised character at `index` (or the end). */
  original(index: number): number;
}

const identity = (index: number): number => index;

/** The full-width twins of the space and of all other printable ASCII. */
const FULL_WIDTH = /[\u3000\uff01-\uff5e]/g;
const narrowForm = (char: string): string =>
  char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0);

/** Signs that NFKC would spell out as letters or digits of the word beside them: OpenStack™, ①API, Nova². */
const SIGN = /^[\p{No}\u2120\u2122]/u;

/** One character as names are compared: compatibility forms folded (ＡＰＩ → API), case kept. */
const compatible = (char: string): string => (SIGN.test(char) ? char : char.normalize('NFKC'));

/**
 * Folds compatibility forms (full-width letters, ligatures, no-break spaces) and keeps for every
 * character of the result the offset it came from, so that a match can be found in the original.
 *
 * Works character by character (with its combining marks), so the map is exact where NFKC makes one
 * character of several or several of one.
 * @param text any string; lone surrogates pass through
 */
export function normalize(text: string): Normalized {
  if (isAscii(text)) return { text, original: identity };
  // Of Chinese text mostly the signs fold, one to one, and then nothing is left to do.
  const narrow = text.replace(FULL_WIDTH, narrowForm);
  if (narrow.normalize('NFKC') === narrow) {
    return { text: narrow, original: (index) => Math.min(index, text.length) };
  }
  let folded = '';
  const offsets: number[] = [];
  for (const cluster of clusters(text)) {
    const result = compatible(cluster.text);
    folded += result;
    for (let i = 0; i < result.length; i++) {
      // A result as long as its source maps one to one; else every unit points at the cluster's start.
      offsets.push(result.length === cluster.text.length ? cluster.start + i : cluster.start);
    }
  }
  offsets.push(text.length);
  return { text: folded, original: (index) => offsets[index] ?? text.length };
}

/** Lower case that never changes the length, so offsets stay true (`İ` is left as it is). */
export function lowerCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  let result = '';
  for (const char of text) {
    const small = char.toLowerCase();
    result += small.length === char.length ? small : char;
  }
  return result;
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** Combining marks, and the letters of hangul (half-width and compatibility forms too), which compose with what stands before. */
const JOINS = /^[\p{M}\uff9e\uff9f\u1160-\u11ff\u3131-\u318e\uffa0-\uffdc]/u;

/** Base characters with what composes with them: NFKC never looks further. */
function* clusters(text: string): Generator<{ text: string; start: number }> {
  let start = 0;
  let current = '';
  let at = 0;
  for (const char of text) {
    const joins = JOINS.test(char);
    if (current !== '' && !joins) {
      yield { text: current, start };
      current = '';
      start = at;
    }
    current += char;
    at += char.length;
  }
  if (current !== '') yield { text: current, start };
}
