import { defineConfig } from 'vitest/config';

/** Real builds and a real browser: slow, and greedy enough that more than two files at once gain nothing. */
const twoAtATime = { maxWorkers: 2, testTimeout: 120_000, hookTimeout: 120_000 } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Pure functions share their modules between files: a quarter of the time.
          isolate: false,
          include: ['tests/unit/**/*.test.ts'],
          setupFiles: ['tests/property-seed.ts'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'build',
          include: ['tests/build/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          ...twoAtATime,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          sequence: { groupOrder: 2 },
          ...twoAtATime,
        },
      },
    ],
  },
});
