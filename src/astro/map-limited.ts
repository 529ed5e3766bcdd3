/**
 * Does work for all items, a few at a time, so that files are read while others are worked on and yet
 * never too many are open.
 * @returns the results in the order of the items
 */
export async function mapLimited<T, R>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}

/** How many files are worked on at once: more than Node's threads for files gain nothing. */
export const FILES_AT_ONCE = 8;
