import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { measureDiagrams } from './diagrams.ts';
import { compareBuilds } from './identical.ts';
import { measureImport } from './import.ts';
import { measureLinking } from './linking.ts';
import { measurePeers } from './peers.ts';
import { benchPage, partText } from './report.ts';
import type { Bench, Part, PartName } from './result.ts';
import { measureSearch } from './search.ts';
import { measureSpeed } from './speed.ts';
import { measureWeight } from './weight.ts';

const PARTS: Readonly<Record<PartName, (bench: Bench) => Promise<Part>>> = {
  speed: measureSpeed,
  peers: measurePeers,
  linking: measureLinking,
  weight: measureWeight,
  diagrams: measureDiagrams,
  search: measureSearch,
  import: measureImport,
  identical: compareBuilds,
};

/** The parts there are, in the order in which they run. */
export const PART_NAMES = Object.keys(PARTS) as PartName[];

/**
 * Runs the benchmark and prints its figures; a whole run writes tests/bench/README.md.
 * @throws where something broke: a build that fails, a peer that cannot be installed
 */
export async function runParts(
  root: string,
  { only, quick }: { only: PartName | undefined; quick: boolean },
): Promise<void> {
  const work = join(tmpdir(), `gazetteer-bench-${userInfo().username}`);
  await mkdir(work, { recursive: true });
  const bench: Bench = { root, work, quick, say: (line) => console.log(line) };
  const parts: Part[] = [];
  for (const name of only === undefined ? PART_NAMES : [only]) parts.push(await PARTS[name](bench));
  console.log(`\n${parts.map(partText).join('\n\n')}\n`);
  if (quick || only !== undefined) return;
  const page = join(root, 'tests/bench/README.md');
  await writeFile(page, benchPage(parts, new Date()));
  console.log('Written to tests/bench/README.md');
}
