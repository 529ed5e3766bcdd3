/** Where a term stands: by page number, in order, each place a position and a weight in one number. */
export type Postings = ReadonlyMap<number, () => readonly number[]>;

/** The place of a position, counted in terms, before its weight is added. */
export const placeOf = (position: number): number => position * 256;
/** Position of a place. */
export const positionOf = (place: number): number => Math.floor(place / 256);
/** Weight of a place, see `WEIGHTS`. */
export const weightOf = (place: number): number => place % 256;

/** Weight of places before which none is told: that of running text. */
const USUAL = 24;

/**
 * The places of a term as text, which browsers read faster than anything else: pages between commas, each its
 * distance from the page before and its positions, which are distances too. A negative number is the weight
 * of the positions that follow, whose count begins anew. All numbers are of base 36.
 */
export function writePostings(postings: ReadonlyMap<number, readonly number[]>): string {
  let before = 0;
  const pages = [...postings].map(([page, places]) => {
    const numbers = [page - before];
    before = page;
    let [weight, last] = [USUAL, 0];
    for (const place of places.toSorted((a, b) => weightOf(a) - weightOf(b) || a - b)) {
      if (weightOf(place) !== weight) {
        [weight, last] = [weightOf(place), 0];
        numbers.push(-weight);
      }
      numbers.push(positionOf(place) - last);
      last = positionOf(place);
    }
    return numbers.map((number) => number.toString(36)).join(' ');
  });
  return pages.join();
}

/** Reads back what `writePostings` wrote; of each page when it is asked for. */
export function readPostings(text: string): Postings {
  let number = 0;
  return new Map(
    text.split(',').map((page) => {
      number += Number.parseInt(page, 36);
      return [number, once(() => readPlaces(page))];
    }),
  );
}

function readPlaces(page: string): number[] {
  const places: number[] = [];
  let [weight, position] = [USUAL, 0];
  for (const text of page.split(' ').slice(1)) {
    const number = Number.parseInt(text, 36);
    if (number < 0) [weight, position] = [-number, 0];
    else {
      position += number;
      places.push(placeOf(position) + weight);
    }
  }
  // Where all have one weight they are in order.
  return page.includes('-') ? places.sort((a, b) => a - b) : places;
}

/** Makes something when it is first asked for. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
