import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { type Run, runGazetteer } from './command-line.ts';
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
        '    30 | <Diagram id="yard" />',
        '    31 |',
        '    32 | …ng](article:shunting#hump).<Cite source="handbook" /> See [the engine](term:locomotiv), [the yar…',
        '       |                                                            ^',
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
    [['--dry-run'], '--dry-run goes with --fix'],
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

describe('gazetteer check --fix', () => {
  const SLIPS = '机车<br>拉 <5 节。<!-- 待查 --> See [it](term:locomotiv) and <https://a.example>, {no}.\r\n';

  async function site(): Promise<{ docs: string; file: string; run: (...args: string[]) => Promise<Run> }> {
    const docs = join(await copyFixtures(temporary, 'base'), 'docs');
    const file = join(docs, 'articles/rail-and-road/en.mdx');
    await appendFile(file, `\r\n${SLIPS}`);
    const env = { GAZETTEER_DOCS: docs, SOURCE_DATE_EPOCH: String(DAYS.fresh) };
    return { docs, file, run: (...args) => runGazetteer(['check', ...args], env) };
  }

  test('mends what is certain, leaves every other character, and does it once', async () => {
    const { docs, file, run } = await site();
    const before = await readFile(file, 'utf8');
    const others = await contentsOf(docs);
    const first = await run('--fix');
    const mended = SLIPS.replace('<br>', '<br />')
      .replace('<5', '\\<5')
      .replace('<!-- 待查 -->', '{/* 待查 */}')
      .replace('<https://a.example>', '[https://a.example](https://a.example)');
    // What stands behind a problem that is left is mended when that one is.
    expect(await readFile(file, 'utf8')).toBe(before.replace(SLIPS, mended));
    expect(first.code).toBe(1);
    expect(first.stderr).toContain('en.mdx:39:3 “<br>” → “<br />”\n');
    expect(first.stderr).toContain('Fixed 4 problems in 1 file.');
    expect(first.stdout).toMatch(/error mdx\/expression[\s\S]*\n1 error\n$/);

    await writeFile(file, (await readFile(file, 'utf8')).replace('{no}', 'no'));
    const second = await run('--fix');
    expect(second).toMatchObject({ code: 0, stdout: 'No problems\n' });
    const after = before.replace(SLIPS, mended.replace('locomotiv', 'locomotive').replace('{no}', 'no'));
    expect(await readFile(file, 'utf8')).toBe(after);

    const third = await run('--fix');
    expect(third.stderr).toBe('Nothing to fix with certainty.\n\n');
    expect(await readFile(file, 'utf8')).toBe(after);
    expect(await contentsOf(docs)).toEqual(new Map([...others, [file, after]]));
  });

  test('only shows what it would do with --dry-run', async () => {
    const { docs, run } = await site();
    const before = await contentsOf(docs);
    const { stderr, code } = await run('--fix', '--dry-run');
    expect(code).toBe(1);
    expect(stderr).toContain('“<!--” → “{/*”\n');
    expect(stderr).toContain('Would fix 4 problems in 1 file; nothing was written.');
    expect(await contentsOf(docs)).toEqual(before);
  });
});

async function contentsOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((e) => e.isFile()).map((e) => join(e.parentPath, e.name));
  return new Map(await Promise.all(files.map(async (f) => [f, await readFile(f, 'utf8')] as const)));
}

describe('gazetteer new', () => {
  async function docsFolder(): Promise<{ docs: string; run: (...args: string[]) => Promise<Run> }> {
    const docs = join(await copyFixtures(temporary, 'base'), 'docs');
    const env = { GAZETTEER_DOCS: docs, SOURCE_DATE_EPOCH: String(DAYS.fresh) };
    return { docs, run: (...args) => runGazetteer(args, env) };
  }
  const FERRY = ['ferry', '--title=Ferry', '--title.zh-cn=渡轮', '--platform=road', '--layer=motion'];

  test('writes skeletons that check finds no error in, and says what is still to be written', async () => {
    const { docs, run } = await docsFolder();
    const made = await run('new', 'term', ...FERRY, '--kind', 'vehicle');
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain('/glossary/ferry.yaml\n');
    expect(await run('new', 'article', '--title', 'By sea: a view')).toMatchObject({ code: 0 });
    const article = await readdir(join(docs, 'articles/by-sea-a-view'));
    expect(article.sort()).toEqual(['en.mdx', 'zh-cn.mdx']);
    const { stdout } = await run('check', '--format', 'json');
    const problems = JSON.parse(stdout) as Diagnostic[];
    expect(problems.filter((d) => d.severity === 'error')).toEqual([]);
    const unwritten = problems
      .filter((d) => d.id === 'text/placeholder')
      .map((d) => d.file.split('/').at(-1));
    expect(unwritten.sort()).toEqual([
      'en.mdx',
      'en.mdx',
      'ferry.yaml',
      'ferry.yaml',
      'zh-cn.mdx',
      'zh-cn.mdx',
      'zh-cn.mdx',
    ]);
  });

  test.each([
    [
      'a kind that the site does not have',
      ['term', ...FERRY, '--kind', 'ship'],
      '--kind is one of vehicle, place; not “ship”',
    ],
    ['a missing fact where nobody can be asked', ['term', ...FERRY], '--kind is one of vehicle, place.'],
    ['an id that can be none', ['article', 'By Sea', '--title', 'x'], 'Take “by-sea”?'],
    [
      'an id that is taken',
      ['article', 'shunting', '--title', 'x'],
      'There is an article “shunting” already',
    ],
    [
      'a name of another term',
      ['term', 'x', '--title', 'lorry'],
      '“lorry” is a name of the term lorry already',
    ],
    ['a missing title', ['diagram', 'x'], '--title'],
    ['what it does not know', ['page'], 'gazetteer new article|term|diagram'],
    ['an option it does not know', ['term', '--name', 'x'], 'gazetteer new article|term|diagram'],
  ])('refuses %s and writes nothing', async (_, args, said) => {
    const { docs, run } = await docsFolder();
    const before = await contentsOf(docs);
    const { code, stdout, stderr } = await run('new', ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(said);
    expect(stderr).toMatch(/Nothing was written\.\n$/);
    expect(await contentsOf(docs)).toEqual(before);
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
