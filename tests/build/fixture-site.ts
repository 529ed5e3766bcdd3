import { mkdirSync, mkdtempSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll } from 'vitest';

/** The project's folder. */
export const PROJECT = resolve(import.meta.dirname, '../..');

const FIXTURES = join(PROJECT, 'tests/fixtures/build');

/** The path of a fixture, `rich` or `bad-input/yaml-syntax`. */
export function fixture(name: string): string {
  return join(FIXTURES, name);
}

/** A folder in the system's temporary one, removed when the tests of the file have run. */
export function temporaryFolder(): string {
  return removedAfterwards(mkdtempSync(join(tmpdir(), 'gazetteer-')));
}

/**
 * A folder for built sites, inside the project: Astro shares its own temporary folder between builds
 * that go elsewhere, and another one may run at the same time.
 */
export function outputFolder(): string {
  const parent = join(PROJECT, '.gazetteer/tests');
  mkdirSync(parent, { recursive: true });
  return removedAfterwards(mkdtempSync(join(parent, 'built-')));
}

function removedAfterwards(folder: string): string {
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Copies fixtures into a new folder, each laid over those before it.
 * @param parent where the new folder is made
 * @returns the folder that holds `docs`
 */
export async function copyFixtures(parent: string, ...names: readonly string[]): Promise<string> {
  const root = await mkdtemp(join(parent, 'site-'));
  for (const name of names) await cp(fixture(name), root, { recursive: true });
  return root;
}
