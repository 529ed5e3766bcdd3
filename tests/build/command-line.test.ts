import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { runGazetteer } from './command-line.ts';
import { copyFixtures, PROJECT, temporaryFolder } from './fixture-site.ts';

const temporary = temporaryFolder();

async function check(args: readonly string[], ...fixtures: readonly string[]) {
  const root = await copyFixtures(temporary, 'base', ...fixtures);
  const run = await runGazetteer(['check', ...args], { GAZETTEER_DOCS: join(root, 'docs') });
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

  test('refuses a format it does not know', async () => {
    const { code, stderr } = await check(['--format', 'xml']);
    expect(code).toBe(2);
    expect(stderr).toContain('text, json, github');
  });

  test('names a docs folder that does not exist, and what to do', async () => {
    const { code, stdout } = await runGazetteer(['check'], { GAZETTEER_DOCS: join(temporary, 'nowhere') });
    expect(code).toBe(1);
    expect(stdout).toContain('docs/missing');
    expect(stdout).toContain('GAZETTEER_DOCS');
  });
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
