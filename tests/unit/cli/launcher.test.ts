import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** Prints what it was called with: stands for the application. */
const APPLICATION = `
const [, , ...args] = process.argv;
console.log('main: ' + args.join(' '));
if (args[0] === process.env['FAIL']) process.exitCode = 3;
`;

/** Stands for npm: writes down its calls and “installs” the tools of FAKE_TOOLS. */
const NPM = `#!/bin/sh
if [ "$1" = --version ]; then echo "\${FAKE_NPM:-10.0.0}"; exit 0; fi
echo "npm $*" >> calls.txt
if [ -n "$FAKE_ERROR" ]; then echo "npm error code $FAKE_ERROR" >&2; exit 1; fi
rm -rf node_modules; cp -R tools node_modules
`;

let root: string;
let bin: string;

function run(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const PATH = [bin, process.env['PATH']].join(delimiter);
  const options = { cwd: root, env: { ...process.env, PATH, GAZETTEER_CHROMIUM: '', ...env } };
  return new Promise((done) => {
    execFile(process.execPath, ['scripts/gazetteer.mjs', ...args], options, (error, stdout, stderr) => {
      done({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(root, name, '..'), { recursive: true });
    await writeFile(join(root, name), text);
  }
}

const calls = async (): Promise<string[]> => {
  const text = await readFile(join(root, 'calls.txt'), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
};

const lock = (packages: object): string =>
  JSON.stringify({ lockfileVersion: 3, packages: { '': {}, ...packages } });

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'gazetteer-launcher-'));
  bin = join(root, 'bin');
  await cp('scripts', join(root, 'scripts'), { recursive: true });
  await write({
    'bin/npm': NPM,
    'package.json': '{}',
    'package-lock.json': lock({}),
    'src/cli/main.ts': APPLICATION,
    'tools/.keep': '',
  });
  await chmod(join(bin, 'npm'), 0o755);
});

afterEach(() => rm(root, { recursive: true, force: true }));

// The stand-in for npm is a shell script.
describe.skipIf(process.platform === 'win32')('the launcher', () => {
  it('installs once', async () => {
    expect(await run(['check'])).toMatchObject({ code: 0 });
    expect(await run(['check', '--format', 'json'])).toEqual({
      code: 0,
      output: 'main: check --format json\n',
    });
    expect(await calls()).toHaveLength(1);
  });

  it('installs again when the lockfile changed', async () => {
    await run(['check']);
    await write({ 'package-lock.json': lock({ 'node_modules/a': { version: '1.0.0' } }) });
    await run(['check']);
    expect(await calls()).toHaveLength(2);
  });

  it('leaves alone what somebody installed by hand from the same lockfile', async () => {
    const packages = { 'node_modules/a': { version: '1.0.0' } };
    const other = { 'node_modules/b': { version: '1.0.0', optional: true, os: ['aix'] } };
    await write({
      'package-lock.json': lock({ ...packages, ...other }),
      'node_modules/.package-lock.json': lock(packages),
    });
    await run(['check']);
    expect(await calls()).toEqual([]);
  });

  it('builds and then serves on start, and gives serve the arguments', async () => {
    const { output } = await run(['start', '--open']);
    expect(output).toMatch(/main: build\nmain: serve --open\n$/);
  });

  it('does not serve what failed to build', async () => {
    const { code, output } = await run(['start'], { FAIL: 'build' });
    expect(code).toBe(3);
    expect(output).not.toContain('serve');
  });

  it.each([
    ['no network', { FAKE_ERROR: 'ENOTFOUND' }, 'cannot be reached'],
    ['a lockfile out of step', { FAKE_ERROR: 'EUSAGE' }, 'does not fit package.json'],
    ['an old npm', { FAKE_NPM: '8.19.4' }, 'needs npm 9 or newer; this is npm 8.19.4'],
  ])('says what to do about %s', async (_, env, message) => {
    const { code, output } = await run(['build'], env);
    expect(code).toBe(1);
    expect(output).toContain(message);
    expect(output).not.toContain('main:');
  });

  it('lists its commands when it does not know one', async () => {
    const { code, output } = await run(['biuld']);
    expect(code).toBe(1);
    expect(output).toContain('start | test | build');
  });
});

/** Stands for a tool; vitest's writes a report of two tests passed and FAILED_TESTS failed. */
const TOOL = `
const file = process.argv.find((arg) => arg.startsWith('--outputFile.json='))?.slice(18);
const failed = Number(process.env.FAILED_TESTS ?? 0);
if (file) {
  const { mkdirSync, writeFileSync } = require('node:fs');
  mkdirSync('.gazetteer/test-results', { recursive: true });
  writeFileSync(file, JSON.stringify({ numPassedTests: 2, numFailedTests: failed, testResults: [] }));
}
const broken = process.env.BROKEN_TOOL === process.argv[1].split('/').at(-2);
process.exitCode = broken || (file && failed > 0) ? 1 : 0;
`;

describe.skipIf(process.platform === 'win32')('npm test', () => {
  beforeEach(async () => {
    for (const [name, program] of [
      ['@astrojs/check', 'astro-check'],
      ['@biomejs/biome', 'biome'],
      ['vitest', 'vitest'],
    ] as const) {
      await write({
        [`tools/${name}/package.json`]: JSON.stringify({ bin: { [program]: 'run.cjs' } }),
        [`tools/${name}/run.cjs`]: TOOL,
      });
    }
    await write({ 'scripts/ensure-browser.mjs': "console.log('/usr/bin/browser');" });
  });

  it('runs all stages and ends with the sum of the tests', async () => {
    const { code, output } = await run(['test']);
    expect(code).toBe(0);
    expect(output.trimEnd().split('\n').at(-1)).toBe('6 passed, 0 failed');
    expect(output.match(/^ok {5}.* \d+\.\d s$/gm)).toHaveLength(8);
  });

  it('compares the committed pictures before the build, which would mend them', async () => {
    const { output } = await run(['test']);
    const compared = output.indexOf('main: diagrams --fresh');
    expect(compared).toBeGreaterThan(0);
    expect(compared).toBeLessThan(output.indexOf('main: build'));
  });

  it('stops at the first stage that fails', async () => {
    const { code, output } = await run(['test'], { FAILED_TESTS: '1' });
    expect(code).toBe(1);
    expect(output).not.toContain('main: build');
    expect(output).toContain('not run browser tests');
    expect(output.trimEnd().split('\n').at(-1)).toBe('2 passed, 1 failed');
  });

  it('counts a failing stage without tests as a failure', async () => {
    const { code, output } = await run(['test'], { BROKEN_TOOL: 'biome' });
    expect(code).toBe(1);
    expect(output.trimEnd().split('\n').at(-1)).toBe('0 passed, 1 failed');
  });
});
