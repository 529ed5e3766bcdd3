/**
 * Where a name may begin and end in running text.
 *
 * Scripts that write spaces between words (Latin, Greek, Cyrillic …) need a boundary; Han, kana and
 * hangul do not. 使用API接口 therefore holds the word API, while “café” does not hold “caf”.
 */
const ALPHABETIC = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}\p{Nd}_]/u;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** True where the character belongs to a script that separates words by spaces (digits and `_` count). */
export function isAlphabetic(char: string): boolean {
  const code = char.charCodeAt(0);
  return code < 128 ? isAsciiWord(code) : ALPHABETIC.test(char);
}

/** Whether a code unit is an ASCII letter, a digit or `_`: what most of most texts is made of. */
export function isAsciiWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
  );
}

/** True for a character of a script that is written without spaces between words. */
export function isUnspaced(char: string): boolean {
  return char.charCodeAt(0) >= 0x2e80 && UNSPACED.test(char);
}

/**
 * Whether two neighbouring characters belong to one written word.
 * @param before the character on the left, `''` at the start of the text
 * @param after the character on the right, `''` at the end of the text
 */
export function glued(before: string, after: string): boolean {
  if (before === '' || after === '') return false;
  return isAlphabetic(before) && isAlphabetic(after);
}

/** Marks that join two words into one name: `node.js`, `kube-proxy`, `user@host`. */
const JOINERS = new Set(['-', '.', '@', '\u2010', '\u2011']);

/**
 * Whether a name may begin at `start`: not inside a word, and not as the tail of a joined name
 * (the `compute` of `nova-compute`).
 */
export function startsWord(text: string, start: number): boolean {
  const first = text.charAt(start);
  const before = text.charAt(start - 1);
  if (glued(before, first)) return false;
  return !(isAlphabetic(first) && JOINERS.has(before) && isAlphabetic(text.charAt(start - 2)));
}

/**
 * Whether a name may end before `end`: not inside a word, and not as the head of a joined name
 * (the `node` of `node.js`); a full stop that ends a sentence is no joiner.
 */
export function endsWord(text: string, end: number): boolean {
  const last = text.charAt(end - 1);
  const after = text.charAt(end);
  if (glued(last, after)) return false;
  return !(isAlphabetic(last) && JOINERS.has(after) && isAlphabetic(text.charAt(end + 1)));
}
