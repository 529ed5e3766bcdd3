import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const SCRIPT = resolve('scripts/complete-lockfile.mjs');
const folders: string[] = [];

function run(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [SCRIPT, ...args], (error, stdout, stderr) => {
      done({ code: error ? Number(error.code) : 0, output: stdout + stderr });
    });
  });
}

/** A project of one dependency whose binaries are named in `optional`; `more` are entries of its lockfile. */
async function project(optional: Record<string, string>, more: object = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gazetteer-lock-'));
  folders.push(folder);
  const packages = {
    '': { dependencies: { tool: '1.2.3' } },
    'node_modules/tool': { version: '1.2.3', optionalDependencies: optional },
    ...more,
  };
  await writeFile(join(folder, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
  return folder;
}

async function entries(folder: string): Promise<Record<string, unknown>> {
  const lock: unknown = JSON.parse(await readFile(join(folder, 'package-lock.json'), 'utf8'));
  expect(lock).toHaveProperty('packages');
  return (lock as { packages: Record<string, unknown> }).packages;
}

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

describe('package-lock.json', () => {
  it('has an entry for every optional package, so that npm ci works on every system', async () => {
    expect(await run('--check')).toEqual({ code: 0, output: 'package-lock.json is complete.\n' });
  });

  it('names no registry and no folder of a machine', async () => {
    expect(await readFile('package-lock.json', 'utf8')).not.toMatch(/"resolved"|file:/);
  });
});

describe('complete-lockfile', () => {
  it('derives the system of a package from its name', async () => {
    const folder = await project({
      '@tool/windows-arm64': '1.2.3',
      'tool-linux-x64-musl': '1.2.3',
      'tool-linux-arm64-gnu': '1.2.3',
      'tool-darwin-x64': '1.2.3',
      'tool-wasm32-wasi': '1.2.3',
    });
    expect((await run(folder)).code).toBe(0);
    const found = await entries(folder);
    const common = { version: '1.2.3', optional: true };
    expect(found['node_modules/@tool/windows-arm64']).toEqual({ ...common, os: ['win32'], cpu: ['arm64'] });
    expect(found['node_modules/tool-linux-x64-musl']).toEqual({
      ...common,
      os: ['linux'],
      cpu: ['x64'],
      libc: ['musl'],
    });
    expect(found['node_modules/tool-linux-arm64-gnu']).toMatchObject({ libc: ['glibc'] });
    expect(found['node_modules/tool-darwin-x64']).toEqual({ ...common, os: ['darwin'], cpu: ['x64'] });
    expect(found['node_modules/tool-wasm32-wasi']).toEqual({ ...common, cpu: ['wasm32'] });
    expect(await run('--check', folder)).toMatchObject({ code: 0 });
  });

  it('only reports with --check', async () => {
    const folder = await project({ 'tool-darwin-x64': '1.2.3' });
    const { code, output } = await run('--check', folder);
    expect(code).toBe(1);
    expect(output).toContain('tool-darwin-x64 1.2.3');
    expect(await entries(folder)).not.toHaveProperty(['node_modules/tool-darwin-x64']);
  });

  it('finds a package that stands beside the one that wants it', async () => {
    const nested = { 'node_modules/tool/node_modules/tool-darwin-x64': { version: '1.2.3', optional: true } };
    const folder = await project({ 'tool-darwin-x64': '1.2.3' }, nested);
    expect(await run('--check', folder)).toMatchObject({ code: 0 });
  });

  it('refuses what it cannot lock: a range instead of a version', async () => {
    const folder = await project({ 'tool-darwin-x64': '^1.2.3' });
    const { code, output } = await run(folder);
    expect(code).toBe(1);
    expect(output).toContain('npm install');
  });
});
