import { editDistance } from '../text/edit-distance.ts';
import type { Alike } from './spellings.ts';

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

/** From how many characters on a Chinese name is known by the others when one of them is wrong. */
const FEWEST = 3;

/**
 * The names a Chinese text begins with, but for wrong characters: one that sounds otherwise, or any number that
 * sound alike. Of the longest such names those that sound alike, if any do. In a name of three characters the
 * first one must be right or sound alike: another one makes another word of it.
 * @param text characters of a script written without spaces, folded
 * @param alike none where nothing is known of sounds
 * @param named how many characters are a name already: only a longer one counts then, and must sound alike
 */
export function nearestCompounds(
  text: string,
  names: Iterable<string>,
  { alike, named = 0 }: { alike?: Alike | undefined; named?: number } = {},
): readonly string[] {
  let near: string[] = [];
  let best = 0;
  for (const name of names) {
    if (name.length <= named || name.length > text.length || text.startsWith(name)) continue;
    const wrong = [...name].flatMap((char, i) => (char === text[i] ? [] : [i]));
    const [first = 0] = wrong;
    const sounds = alike && wrong.every((i) => alike(name[i] ?? '', text[i] ?? ''));
    const known = wrong.length === 1 && name.length >= FEWEST && (first > 0 || name.length > FEWEST);
    if (!sounds && (named > 0 || !known)) continue;
    const fit = sounds ? name.length + 0.5 : name.length;
    if (fit > best) [near, best] = [[], fit];
    if (fit === best) near.push(name);
  }
  return near;
}
