import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { PROJECT } from './fixture-site.ts';
import type { Step } from './guide-steps.ts';

/** What the clone of a repository does not hold. */
const LEFT_OUT = new Set(['.git', '.gazetteer', 'node_modules', 'dist']);
/** Longer than a first start takes on a busy machine, in milliseconds. */
const PATIENCE = 180_000;

/** A machine on which somebody follows the guide. */
export interface Machine {
  /** Folder in which the first command runs. */
  readonly home: string;
  /** The repository that `git clone` and `git push` reach. */
  readonly origin: string;
  readonly env: NodeJS.ProcessEnv;
}

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/**
 * Prepares a machine: git knows nobody's settings, and finds this project where GitHub would be.
 * @param folder an empty folder
 */
export async function prepareMachine(folder: string): Promise<Machine> {
  const home = join(folder, 'home');
  const source = join(folder, 'source');
  const origin = join(folder, 'hub/gazetteer.git');
  mkdirSync(home, { recursive: true });
  for (const name of readdirSync(PROJECT)) {
    if (!LEFT_OUT.has(name)) cpSync(join(PROJECT, name), join(source, name), { recursive: true });
  }
  const passedOn = ['PATH', 'TMPDIR', 'GAZETTEER_CHROMIUM', 'PLAYWRIGHT_BROWSERS_PATH'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value]];
  });
  const author = { NAME: 'An Author', EMAIL: 'author@example.org' };
  const env: NodeJS.ProcessEnv = {
    ...Object.fromEntries(passedOn),
    HOME: home,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${join(folder, 'hub')}/.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://github.com/you/',
    ...Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((who) =>
        Object.entries(author).map(([key, value]) => [`GIT_${who}_${key}`, value]),
      ),
    ),
  };
  const machine = { home, origin, env };
  const made = await run(
    'git init -q -b main && git add -A && git commit -qm start && git clone -q --bare . ../hub/gazetteer.git',
    source,
    env,
  );
  if (made.code !== 0) throw new Error(made.output);
  return machine;
}

/**
 * Follows steps to the letter.
 * @returns the folder in which the last command ran, and what the commands said that were to fail
 * @throws where a command ends otherwise than the step says
 */
export async function follow(
  steps: readonly Step[],
  { home, env }: Machine,
): Promise<{ folder: string; failures: string[]; served: string }> {
  let folder = home;
  let served = '';
  const failures: string[] = [];
  for (const step of steps) {
    if (step.kind === 'file') {
      const path = join(folder, step.path);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, step.text);
      continue;
    }
    for (const line of step.lines) {
      if (line.startsWith('cd ')) {
        folder = join(folder, line.slice(3));
        lendPackages(folder);
      } else if (line === 'npm run dev') served = await lookAtDev(folder, env);
      else {
        const { code, output } = await run(line, folder, env);
        if ((code !== 0) !== step.fails) throw new Error(`“${line}” ended with ${code}:\n${output}`);
        if (step.fails) failures.push(output);
      }
    }
  }
  return { folder, failures, served };
}

/** Puts the packages of this project into a clone of it, where npm would install them. */
export function lendPackages(folder: string): void {
  const target = join(folder, 'node_modules');
  mkdirSync(target);
  for (const name of readdirSync(join(PROJECT, 'node_modules'))) {
    if (name !== '.cache') symlinkSync(join(PROJECT, 'node_modules', name), join(target, name));
  }
}

/** Runs a command as a shell does. */
export async function run(command: string, cwd: string, env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawn('sh', ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** Starts the preview, reads its home page and stops it. @returns the page */
async function lookAtDev(cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  const port = String(await freePort());
  // A group of its own: npm hands a signal on to its shell, not to what that started.
  const child = spawn('npm', ['run', 'dev'], {
    cwd,
    env: { ...env, PORT: port },
    detached: true,
    stdio: 'ignore',
  });
  try {
    return await firstAnswer(`http://127.0.0.1:${port}/`);
  } finally {
    stopGroup(child);
  }
}

async function firstAnswer(url: string): Promise<string> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      const response = await fetch(url);
      if (response.ok) return await response.text();
    } catch {
      // Not listening yet.
    }
    if (Date.now() > end) throw new Error(`${url} did not answer.`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function stopGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
