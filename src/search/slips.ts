import { editDistance } from '../text/edit-distance.ts';

/**
 * The candidate a word differs from by a slip of the keyboard: one edit in short words, two in long ones. A
 * word with a digit in it is meant as it stands, and two slips, one of them on the first letter, make another
 * word of it.
 * @param forms the word, or several forms of it of which the nearest counts
 * @param long from how many letters on two edits are one slip; below half of them and one more a word is meant
 * as it stands, as nearly any is near to another
 */
export function nearestWord(
  forms: readonly string[],
  candidates: Iterable<string>,
  long: number,
): string | undefined {
  const [word = ''] = forms;
  let best: string | undefined;
  let least = 3;
  for (const candidate of /\d/.test(word) ? [] : candidates) {
    const shorter = Math.min(word.length, candidate.length);
    const limit = shorter < long / 2 + 1 ? 0 : shorter < long ? 1 : 2;
    for (const form of forms) {
      if (Math.abs(candidate.length - form.length) > limit) continue;
      const edits = editDistance(form, candidate);
      if (edits > limit || edits >= least || (edits > 1 && candidate[0] !== word[0])) continue;
      [best, least] = [candidate, edits];
    }
  }
  return best;
}

/** Chinese names are compared from so many characters on. */
const FEWEST = 3;

/**
 * The names that the beginning of a Chinese text differs from by one character: the longest there are. In a
 * name of three characters the first one must be right: another one makes another word of it.
 * @param text characters of a script written without spaces, folded
 */
export function nearestCompounds(text: string, names: Iterable<string>): readonly string[] {
  const near = [...names].filter(
    (name) =>
      name.length >= FEWEST &&
      name.length <= text.length &&
      (name.length > FEWEST || name[0] === text[0]) &&
      editDistance(name, text.slice(0, name.length)) === 1,
  );
  const longest = Math.max(...near.map(({ length }) => length));
  return near.filter(({ length }) => length === longest);
}
