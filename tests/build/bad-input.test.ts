import { readdirSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type LoadedSite, loadSite } from '../../src/astro/load-site.ts';
import { applyFixes } from '../../src/diagnostics/apply-fixes.ts';
import type { Severity } from '../../src/diagnostics/diagnostic.ts';
import { runGazetteer } from './command-line.ts';
import { copyFixtures, fixture, PROJECT, temporaryFolder } from './fixture-site.ts';

/** `case.json`: what is taken away from the base site, and all that must be said of what is laid over it. */
interface Case {
  readonly title: string;
  readonly remove?: readonly string[];
  /** Whether the command is run on it too: a build must stop there and leave the last site. */
  readonly build?: boolean;
  readonly expected: readonly {
    readonly severity: Severity;
    readonly id: string;
    readonly file: string;
    readonly line: number;
    readonly column: number;
    /** The words of the file that stand at line and column. */
    readonly at: string;
    /** Parts of the texts. */
    readonly message: string;
    readonly hint: string;
    /** How the line begins, from that place on, once `check --fix` has mended it; not given where it does not. */
    readonly fixed?: string;
  }[];
}

const temporary = temporaryFolder();
const cases = readdirSync(fixture('bad-input')).map((name): Case & { readonly name: string } => {
  const text = readFileSync(join(fixture('bad-input'), name, 'case.json'), 'utf8');
  return { ...(JSON.parse(text) as Case), name };
});

/** Reads a site as `check` does, named relative to its own folder, on a day on which the base site is fresh. */
function load(root: string): Promise<LoadedSite> {
  const today = '2026-03-01';
  return loadSite({ root, docs: 'docs', base: '/', site: undefined, repository: undefined, today });
}

/** What stands at a place, up to the end of its line. */
function wordsAt(text: string, { line, column }: { line: number; column: number }): string {
  return text.split('\n')[line - 1]?.slice(column - 1) ?? '';
}

function startingWith(words: string): RegExp {
  return new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}

test('The base site has no problem', async () => {
  const loaded = await load(await copyFixtures(temporary, 'base'));
  expect(loaded.diagnostics).toEqual([]);
  expect(loaded.site?.articles.size).toBe(2);
});

describe('Reported, and nothing else with it', () => {
  test.each(cases)('$title ($name)', async ({ name, remove = [], expected }) => {
    const root = await copyFixtures(temporary, 'base', `bad-input/${name}`);
    for (const path of remove) await rm(join(root, path));
    const { diagnostics } = await load(root);
    expect(diagnostics.map(({ fix: _, ...problem }) => problem)).toEqual(
      expected.map(({ at: _at, fixed: _fixed, ...problem }) => ({
        ...problem,
        message: expect.stringContaining(problem.message),
        hint: expect.stringContaining(problem.hint),
      })),
    );
    for (const [index, { file, at, fixed, ...place }] of expected.entries()) {
      const path = join(root, file);
      expect(wordsAt(await readFile(path, 'utf8').catch(() => ''), place), `${file}:${place.line}`).toMatch(
        startingWith(at),
      );
      const problem = diagnostics[index];
      expect(problem?.fix !== undefined, `Whether ${problem?.id} can be fixed`).toBe(fixed !== undefined);
      if (problem && fixed !== undefined) {
        const { text } = applyFixes(await readFile(path, 'utf8'), [problem]);
        expect(wordsAt(text, place)).toMatch(startingWith(fixed));
      }
    }
  });
});

describe('A build stops at an error, says where it is and leaves the last site', () => {
  test.each(cases.filter((c) => c.build))('$title ($name)', async ({ name, expected }) => {
    const root = await copyFixtures(temporary, 'base', `bad-input/${name}`);
    const out = join(root, 'dist');
    await mkdir(out);
    await writeFile(join(out, 'index.html'), 'the last site');
    const docs = join(root, 'docs');
    const { code, stderr } = await runGazetteer(['build'], { GAZETTEER_DOCS: docs, GAZETTEER_OUT: out });
    expect(code).toBe(1);
    for (const { file, line, column, severity, id } of expected) {
      const path = relative(PROJECT, join(root, file));
      expect(stderr).toContain(`${path}:${line}:${column} ${severity} ${id}\n`);
    }
    expect(await readdir(out)).toEqual(['index.html']);
    expect(await readFile(join(out, 'index.html'), 'utf8')).toBe('the last site');
  });
});

describe('Files that no editor would show', () => {
  test('A missing docs folder is named, with what to do', async () => {
    const root = await copyFixtures(temporary);
    const { site, diagnostics } = await load(root);
    expect(site).toBeUndefined();
    expect(diagnostics).toEqual([
      expect.objectContaining({
        id: 'docs/missing',
        file: 'docs',
        message: expect.stringContaining('docs, does not exist'),
        hint: expect.stringContaining('GAZETTEER_DOCS'),
      }),
    ]);
  });

  test('A docs folder without site.yaml says which file is missing', async () => {
    const root = await copyFixtures(temporary, 'base');
    await rm(join(root, 'docs/site.yaml'));
    const { diagnostics } = await load(root);
    expect(diagnostics.map((d) => `${d.id} ${d.file}`)).toEqual(['docs/missing-file docs/site.yaml']);
  });

  test.each([
    'docs/site.yaml',
    'docs/glossary/lorry.yaml',
    'docs/articles/shunting/en.md',
    'docs/diagrams/yard.mmd',
  ])('%s that is not UTF-8 is reported', async (file) => {
    const root = await copyFixtures(temporary, 'base');
    await appendFile(join(root, file), Buffer.from('# Stra\xdfe\n', 'latin1'));
    const { diagnostics } = await load(root);
    expect(diagnostics).toEqual([
      expect.objectContaining({
        id: 'docs/not-utf8',
        file,
        hint: expect.stringContaining('Save it as UTF-8'),
      }),
    ]);
  });

  test.each(['docs/articles/shunting/en.md', 'docs/articles/rail-and-road/en.mdx', 'docs/diagrams/yard.mmd'])(
    '%s with a byte order mark and Windows line ends reads as without',
    async (file) => {
      const root = await copyFixtures(temporary, 'base');
      const plain = await load(root);
      const text = await readFile(join(root, file), 'utf8');
      await writeFile(join(root, file), `\ufeff${text.replaceAll('\n', '\r\n')}`);
      const windows = await load(root);
      expect(windows.diagnostics).toEqual([]);
      expect(windows.site?.articles).toEqual(plain.site?.articles);
      expect(windows.site?.diagrams).toEqual(plain.site?.diagrams);
    },
  );

  test('Problems in a file with a byte order mark and Windows line ends keep their places', async () => {
    const root = await copyFixtures(temporary, 'base', 'bad-input/link-unknown-term');
    const file = join(root, 'docs/articles/rail-and-road/en.mdx');
    const before = await load(root);
    const text = await readFile(file, 'utf8');
    await writeFile(file, `\ufeff${text.replaceAll('\n', '\r\n')}`);
    expect((await load(root)).diagnostics).toEqual(before.diagnostics);
  });

  test('A term whose name differs from another in case only is told of it', async () => {
    const root = await copyFixtures(temporary, 'base');
    const folder = join(root, 'docs/glossary');
    await writeFile(join(folder, 'Lorry.yaml'), await readFile(join(folder, 'lorry.yaml')));
    const { diagnostics } = await load(root);
    expect(diagnostics).toEqual([
      expect.objectContaining({
        id: 'term/case-twin',
        severity: 'error',
        file: 'docs/glossary/Lorry.yaml',
        line: 1,
        column: 1,
        message: expect.stringContaining('“Lorry.yaml” and “lorry.yaml” differ in case only'),
        hint: expect.stringContaining('remove the other'),
      }),
    ]);
  });

  test('A name with a capital letter and no twin is told what a name may be', async () => {
    const root = await copyFixtures(temporary, 'base');
    await writeFile(join(root, 'docs/glossary/Canal.yaml'), 'name: { en: canal }\n');
    const { diagnostics } = await load(root);
    expect(diagnostics.map((d) => `${d.id} ${d.file}`)).toEqual(['docs/bad-name docs/glossary/Canal.yaml']);
  });

  test('A folder where a file should be is reported', async () => {
    const root = await copyFixtures(temporary, 'base');
    await rm(join(root, 'docs/sources/railway.yaml'));
    await mkdir(join(root, 'docs/sources/railway.yaml'));
    const { diagnostics } = await load(root);
    expect(diagnostics.map((d) => `${d.id} ${d.file}`)).toEqual([
      'docs/missing-file docs/sources/railway.yaml',
    ]);
  });
});
