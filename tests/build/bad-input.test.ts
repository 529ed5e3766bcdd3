import { readdirSync, readFileSync } from 'node:fs';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type LoadedSite, loadSite } from '../../src/astro/load-site.ts';
import type { Severity } from '../../src/diagnostics/diagnostic.ts';
import { copyFixtures, fixture, temporaryFolder } from './fixture-site.ts';

/** `case.json`: what is taken away from the base site, and all that must be said of what is laid over it. */
interface Case {
  readonly title: string;
  readonly remove?: readonly string[];
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
  }[];
}

const temporary = temporaryFolder();
const cases = readdirSync(fixture('bad-input')).map((name): Case & { readonly name: string } => {
  const text = readFileSync(join(fixture('bad-input'), name, 'case.json'), 'utf8');
  return { ...(JSON.parse(text) as Case), name };
});

/** Reads a site as `check` does, named relative to its own folder. */
function load(root: string): Promise<LoadedSite> {
  return loadSite({ root, docs: 'docs', base: '/', site: undefined, repository: undefined });
}

async function wordsAt(path: string, { line, column }: { line: number; column: number }): Promise<string> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text.split('\n')[line - 1]?.slice(column - 1) ?? '';
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
    expect(diagnostics).toEqual(
      expected.map(({ at: _, ...problem }) => ({
        ...problem,
        message: expect.stringContaining(problem.message),
        hint: expect.stringContaining(problem.hint),
      })),
    );
    for (const { file, at, ...place } of expected) {
      const words = await wordsAt(join(root, file), place);
      expect(words.startsWith(at), `${file}:${place.line}:${place.column} is “${words}”`).toBe(true);
    }
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
