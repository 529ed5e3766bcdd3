import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasProcessTree, treeMemory } from './process-tree.ts';

/** A build that was measured. */
export interface Measured {
  /** Wall time of the whole command, in seconds. */
  readonly seconds: number;
  /** Most memory it held at once, in bytes; undefined where the system does not tell. */
  readonly memory: number | undefined;
}

/** A command to measure. */
export interface Command {
  readonly name: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Brings everything into the state of a first build; not measured. */
  readonly prepare: () => Promise<void>;
}

/** Makes the main process itself tell its memory, where there is no /proc to read it from. */
const REPORTER = new URL('report-memory.mjs', import.meta.url).href;

const watched = hasProcessTree();

/** How often memory is looked at, in milliseconds: looking costs both sides the same. */
const EVERY = 100;

/**
 * Runs a build on this Node and measures it.
 * @throws with what it printed where it fails: a benchmark of a broken build says nothing
 */
export async function measure(command: Command): Promise<Measured> {
  await command.prepare();
  const folder = await mkdtemp(join(tmpdir(), 'gazetteer-bench-run-'));
  const told = join(folder, 'memory');
  let memory = 0;
  let said = '';
  const started = performance.now();
  const code = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [...(watched ? [] : ['--import', REPORTER]), ...command.args], {
      cwd: command.cwd,
      env: { ...process.env, ...command.env, GAZETTEER_BENCH_MEMORY: told },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const timer = setInterval(() => {
      if (watched && child.pid !== undefined) memory = Math.max(memory, treeMemory(child.pid));
    }, EVERY);
    child.stdout.on('data', (data) => (said += data));
    child.stderr.on('data', (data) => (said += data));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(timer);
      resolve(code);
    });
  });
  const seconds = (performance.now() - started) / 1000;
  if (!watched) memory = Number(await readFile(told, 'utf8').catch(() => '0'));
  await rm(folder, { recursive: true });
  if (code !== 0) throw new Error(`${command.name} failed with ${code}:\n${said.slice(-4000)}`);
  return { seconds, memory: memory === 0 ? undefined : memory };
}

/** Two builds measured in turns, A B A B, so that a busy machine slows both. */
export interface Pairs {
  readonly a: readonly Measured[];
  readonly b: readonly Measured[];
}

/** Measures two commands in turns. `say` is told each figure as it comes. */
export async function measurePairs(
  [a, b]: readonly [Command, Command],
  { rounds, say }: { rounds: number; say: (line: string) => void },
): Promise<Pairs> {
  const results: { a: Measured[]; b: Measured[] } = { a: [], b: [] };
  for (let round = 0; round < rounds; round++) {
    for (const [key, command] of [
      ['a', a],
      ['b', b],
    ] as const) {
      const measured = await measure(command);
      results[key].push(measured);
      const megabytes = measured.memory === undefined ? '' : `, ${Math.round(measured.memory / 1e6)} MB`;
      say(`  ${command.name}: ${measured.seconds.toFixed(1)} s${megabytes}`);
    }
  }
  return results;
}

/** The ratio of each pair, A to B. */
export function ratios({ a, b }: Pairs, of: (measured: Measured) => number | undefined): number[] {
  return a.flatMap((measured, index) => {
    const other = b[index];
    const [left, right] = [of(measured), other && of(other)];
    return left === undefined || right === undefined || right === 0 ? [] : [left / right];
  });
}

/** The middle value, the mean of the two middle ones of an even count; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  const low = sorted[Math.floor((sorted.length - 1) / 2)] ?? Number.NaN;
  const high = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  return (low + high) / 2;
}
