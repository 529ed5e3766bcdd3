import { expect, test } from 'vitest';
import { mapLimited } from '../../../src/astro/map-limited.ts';

const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

test('results stand in the order of the items, whichever is ready first', async () => {
  const doubled = await mapLimited([5, 1, 3], 3, async (n) => {
    await later(n);
    return n * 2;
  });
  expect(doubled).toEqual([10, 2, 6]);
});

test('never more work is open than allowed', async () => {
  let open = 0;
  let most = 0;
  await mapLimited([...Array(20).keys()], 4, async () => {
    open++;
    most = Math.max(most, open);
    await later(1);
    open--;
  });
  expect(most).toBe(4);
});

test('a failure reaches the caller', async () => {
  const failing = mapLimited([1, 2], 2, async (n) => {
    if (n === 2) throw new Error('no second');
    return n;
  });
  await expect(failing).rejects.toThrow('no second');
});

test('no items give no results', async () => {
  expect(await mapLimited([], 4, async () => 1)).toEqual([]);
});
