import { editDistance } from '../text/edit-distance.ts';

/**
 * The known name nearest to a wrong one, or undefined where none is near: at most one edit up to five
 * letters, two up to eight, three beyond (Damerau–Levenshtein, adjacent transpositions).
 */
export function suggest(wrong: string, known: Iterable<string>): string | undefined {
  const limit = wrong.length <= 5 ? 1 : wrong.length <= 8 ? 2 : 3;
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const name of known) {
    if (Math.abs(name.length - wrong.length) >= bestDistance) continue;
    const distance = editDistance(wrong.toLowerCase(), name.toLowerCase());
    if (distance < bestDistance) [best, bestDistance] = [name, distance];
  }
  return best;
}
