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
  return char.length > 1 ? ALPHABETIC.test(char) : alphabeticAt(char, 0);
}

/** Whether an alphabetic character stands at a place; false outside the text. */
function alphabeticAt(text: string, index: number): boolean {
  if (index < 0 || index >= text.length) return false;
  const code = text.charCodeAt(index);
  return code < 128 ? isAsciiWord(code) : classOf(code) !== OTHER;
}

const ALPHABETIC_LETTER = 1;
const MARK = 2;
const OTHER = 3;

/** What was found of each code unit beyond ASCII; 0 where it was not asked yet, as asking by script is slow. */
const known = new Uint8Array(0x10000);

function classOf(code: number): number {
  const found = known[code] ?? OTHER;
  if (found !== 0) return found;
  const char = String.fromCharCode(code);
  const is = /\p{M}/u.test(char) ? MARK : ALPHABETIC.test(char) ? ALPHABETIC_LETTER : OTHER;
  known[code] = is;
  return is;
}

/** Whether a cut before `index` would go through a surrogate pair, or between a character and its mark. */
function insideCharacter(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  if (index <= 0 || index >= text.length || code < 0x300) return false;
  if (code >= 0xdc00 && code <= 0xdfff) return (text.charCodeAt(index - 1) & 0xfc00) === 0xd800;
  return classOf(code) === MARK;
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
 * Whether a name may begin at `start`: not inside a character or a word, and not as the tail of a joined name
 * (the `compute` of `nova-compute`).
 */
export function startsWord(text: string, start: number): boolean {
  if (insideCharacter(text, start)) return false;
  if (!alphabeticAt(text, start)) return true;
  if (alphabeticAt(text, start - 1)) return false;
  return !(alphabeticAt(text, start - 2) && JOINERS.has(text.charAt(start - 1)));
}

/**
 * Whether a name may end before `end`: not inside a character or a word, and not as the head of a joined name
 * (the `node` of `node.js`); a full stop that ends a sentence is no joiner.
 */
export function endsWord(text: string, end: number): boolean {
  if (insideCharacter(text, end)) return false;
  if (!alphabeticAt(text, end - 1)) return true;
  if (alphabeticAt(text, end)) return false;
  return !(alphabeticAt(text, end + 1) && JOINERS.has(text.charAt(end)));
}
