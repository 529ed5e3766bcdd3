import { appendFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { runGazetteer } from './command-line.ts';
import { copyFixtures, PROJECT, temporaryFolder } from './fixture-site.ts';

const temporary = temporaryFolder();

/** Seconds from 1970 to a day on which nothing in the base site is old, and to one on which it is. */
const DAYS = { fresh: Date.UTC(2026, 2, 1) / 1000, old: Date.UTC(2030, 2, 1) / 1000 };

async function check(args: readonly string[], ...fixtures: readonly string[]) {
  const root = await copyFixtures(temporary, 'base', ...fixtures);
  const run = await runGazetteer(['check', ...args], {
    GAZETTEER_DOCS: join(root, 'docs'),
    SOURCE_DATE_EPOCH: String(DAYS.fresh),
  });
  return { ...run, docs: relative(PROJECT, join(root, 'docs')) };
}

describe('gazetteer check', () => {
  test('finds nothing wrong with the base site', async () => {
    expect(await check([])).toMatchObject({ code: 0, stdout: 'No problems\n', stderr: '' });
  });

  test('prints each problem with its place, in all files at once, and fails', async () => {
    const { code, stdout, docs } = await check(
      [],
      'bad-input/link-unknown-term',
      'bad-input/yaml-unknown-key',
    );
    expect(code).toBe(1);
    expect(stdout).toContain(
      [
        `${docs}/articles/rail-and-road/en.mdx:32:99 error term/unknown`,
        '  There is no term “locomotiv” in the glossary.',
        '  Did you mean “locomotive”? Ids are the file names in docs/glossary.',
        '',
        `${docs}/glossary/depot.yaml:8:1 error schema/unknown-key`,
      ].join('\n'),
    );
    expect(stdout).toMatch(/\n2 errors\n$/);
  });

  test('warns without failing', async () => {
    const { code, stdout } = await check([], 'bad-input/term-missing-text');
    expect(code).toBe(0);
    expect(stdout).toMatch(/lorry\.yaml:8:3 warning translation\/missing-text[\s\S]*\n1 warning\n$/);
  });

  test('gives the same problems as JSON', async () => {
    const { code, stdout, docs } = await check(['--format', 'json'], 'bad-input/yaml-unknown-key');
    expect(code).toBe(1);
    const [problem, ...others] = JSON.parse(stdout) as Diagnostic[];
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ id: 'schema/unknown-key', file: `${docs}/glossary/depot.yaml`, line: 8 });
  });

  test('gives them as annotations for GitHub', async () => {
    const { stdout, docs } = await check(['--format=github'], 'bad-input/yaml-unknown-key');
    expect(stdout).toContain(
      `::error file=${docs}/glossary/depot.yaml,line=8,col=1,title=schema/unknown-key::`,
    );
  });

  test('tells of a notice without failing', async () => {
    const { code, stdout, docs } = await check([], 'bad-input/term-never-mentioned');
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining(`${docs}/glossary/canal.yaml:1:1 notice term/never-mentioned\n`),
    });
    expect(stdout).toMatch(/\n1 notice\n$/);
  });

  test('gives every severity in every format', async () => {
    const cases = ['bad-input/term-common-word', 'bad-input/term-never-mentioned'];
    const json = await check(['--format', 'json'], ...cases);
    const severities = (JSON.parse(json.stdout) as Diagnostic[]).map((d) => d.severity);
    expect(severities.sort()).toEqual(['notice', 'warning', 'warning']);
    const github = await check(['--format', 'github'], 'bad-input/term-never-mentioned');
    expect(github.stdout).toContain(
      `::notice file=${github.docs}/glossary/canal.yaml,line=1,col=1,title=term/never-mentioned::`,
    );
    expect(github.stdout).toMatch(/\n1 notice\n$/);
  });

  test.each([
    ['a notice', 'warning', ['term-never-mentioned'], 0],
    ['a notice', 'notice', ['term-never-mentioned'], 1],
    ['a warning', 'warning', ['term-common-word'], 1],
    ['an error', 'notice', ['yaml-unknown-key'], 1],
  ])('for %s ends, with --fail-on %s, as it should', async (_, failOn, cases, expected) => {
    const { code } = await check([`--fail-on=${failOn}`], ...cases.map((c) => `bad-input/${c}`));
    expect(code).toBe(expected);
  });

  test.each([
    [['--format', 'xml'], 'text, json, github'],
    [['--fail-on', 'hint'], 'error, warning, notice'],
    [['--formt', 'json'], '--format text|json|github'],
    [['--format'], '--format text|json|github'],
    [['docs'], '--format text|json|github'],
  ])('refuses %j and says what it takes', async (args, takes) => {
    const { code, stdout, stderr } = await runGazetteer(['check', ...args], {});
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(takes);
  });

  test('judges age by SOURCE_DATE_EPOCH where it is given', async () => {
    const root = await copyFixtures(temporary, 'base');
    const { stdout } = await runGazetteer(['check'], {
      GAZETTEER_DOCS: join(root, 'docs'),
      SOURCE_DATE_EPOCH: String(DAYS.old),
    });
    expect(stdout).toMatch(/locomotive\.yaml:10:10 warning term\/old-status[\s\S]*\n1 warning\n$/);
  });

  test('names a docs folder that does not exist, and what to do', async () => {
    const { code, stdout } = await runGazetteer(['check'], { GAZETTEER_DOCS: join(temporary, 'nowhere') });
    expect(code).toBe(1);
    expect(stdout).toContain('docs/missing');
    expect(stdout).toContain('GAZETTEER_DOCS');
  });
});

test('A build stops for errors, shows warnings and only counts notices', async () => {
  const cases = ['term-never-mentioned', 'term-common-word'].map((c) => `bad-input/${c}`);
  const root = await copyFixtures(temporary, 'base', ...cases);
  // An error stops the build before anything is built; what it prints until then is what this is about.
  await appendFile(join(root, 'docs/glossary/wagon.yaml'), 'misspellings: [truck]\n');
  const { code, stderr } = await runGazetteer(['build'], {
    GAZETTEER_DOCS: join(root, 'docs'),
    GAZETTEER_OUT: join(root, 'dist'),
    SOURCE_DATE_EPOCH: String(DAYS.fresh),
  });
  expect(code).toBe(1);
  expect(stderr).toContain('depot.yaml:2:17 warning term/common-word');
  expect(stderr).toContain('wagon.yaml:11:16 error term/right-misspelling');
  expect(stderr).not.toContain('notice term/');
  expect(stderr).toMatch(/\n1 error, 2 warnings and 1 notice; “npm run check” shows the notices\n$/);
});

test.each([
  ['SITE_URL', 'freight.example'],
  ['BASE_PATH', '/../up'],
])('%s that is no address ends every command with one plain line', async (name, value) => {
  const { code, stdout, stderr } = await runGazetteer(['check'], { [name]: value });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^${name} is “${value}”, but should be .*\\n$`));
});

test('A command that does not exist is named, with those that do', async () => {
  const { code, stderr } = await runGazetteer(['biuld'], {});
  expect(code).toBe(2);
  expect(stderr).toContain('There is no command “biuld”');
  expect(stderr).toContain('builds the site into dist/');
});
