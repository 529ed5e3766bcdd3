import { optionOf } from './check.ts';

/**
 * `gazetteer bench`: measures speed, page weight and whether builds repeat. The benchmark itself stands
 * with the tests and is loaded only here.
 * @throws where something broke; a missed bar is only reported
 */
export async function runBench(args: readonly string[]): Promise<number> {
  const { PART_NAMES, runParts } = await import('../../tests/bench/run.ts');
  const asked = optionOf(args, '--only');
  const only = PART_NAMES.find((name) => name === asked);
  if (asked !== undefined && only === undefined) {
    process.stderr.write(`--only is one of ${PART_NAMES.join(', ')}; not “${asked}”.\n`);
    return 2;
  }
  await runParts(process.cwd(), { only, quick: args.includes('--quick') });
  return 0;
}
