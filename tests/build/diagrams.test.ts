import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { findBrowser } from '../../src/diagrams/browser.ts';
import { type Run, runGazetteer } from './command-line.ts';
import { copyFixtures, fixture, PROJECT, temporaryFolder } from './fixture-site.ts';

const temporary = temporaryFolder();
const browser = findBrowser(process.env);

/** A copy of the base site with its diagram changed. */
async function siteWith(change: (text: string) => string): Promise<{ root: string; file: string }> {
  const root = await copyFixtures(temporary, 'base');
  const path = join(root, 'docs/diagrams/yard.mmd');
  await writeFile(path, change(await readFile(path, 'utf8')));
  return { root, file: relative(PROJECT, path) };
}

/** A diagram drawn from the glossary. */
const VIEW = `title: { en: By rail, zh-cn: 铁路运输 }
description: { en: What runs on rails., zh-cn: 铁路上运行的车辆。 }
caption: { en: Drawn from the glossary., zh-cn: 根据术语表绘制。 }
pages: [home]
terms: [locomotive, wagon]
relations: [depends-on]
`;

function run(
  args: readonly string[],
  root: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  return runGazetteer(args, { GAZETTEER_DOCS: join(root, 'docs'), ...env });
}

const pictures = (root: string): Promise<string[]> => readdir(join(root, 'docs/diagrams/rendered'));

/** Surroundings in which no browser is found. */
const NOWHERE: [string, Readonly<Record<string, string>>][] = [
  ['GAZETTEER_CHROMIUM leads nowhere', { GAZETTEER_CHROMIUM: '/nowhere/chromium' }],
];
// Elsewhere browsers have places of their own, which no setting hides.
if (process.platform === 'linux' && !existsSync('/snap/bin/chromium')) {
  const hidden = { GAZETTEER_CHROMIUM: '', PATH: '', PLAYWRIGHT_BROWSERS_PATH: '/nowhere', HOME: '/nowhere' };
  NOWHERE.push(['the PATH is empty', hidden]);
}

describe('Without a browser', () => {
  test('the committed pictures serve', async () => {
    const root = await copyFixtures(temporary, 'base');
    const { code, stdout, stderr } = await run(['check'], root);
    const hint =
      'after a change of the renderer run: GAZETTEER_DOCS=tests/fixtures/build/base/docs npm run diagrams';
    expect(`${stdout}${stderr}`.trim(), hint).toBe('No problems');
    expect(code).toBe(0);
  });

  test.each(NOWHERE)('a changed diagram says what to run (%s)', async (_, env) => {
    const { root, file } = await siteWith((text) => text.replace('brings // 送来', 'pulls // 拉来'));
    const before = await pictures(root);
    const { code, stdout } = await run(['check', '--format', 'json'], root, env);
    expect(code).toBe(1);
    const found = JSON.parse(stdout) as Diagnostic[];
    expect(found).toEqual(
      ['en', 'zh-cn'].map((language) => ({
        id: 'diagram/not-rendered',
        severity: 'error',
        file,
        line: 1,
        column: 1,
        message: expect.stringContaining(`yard has changed and no picture of it exists in ${language}`),
        hint: expect.stringContaining('Run “npm run diagrams”'),
      })),
    );
    expect(await pictures(root)).toEqual(before);
  });

  test('`diagrams` reports what is wrong in any part of a diagram and takes no picture away', async () => {
    const { root, file } = await siteWith((text) => text.replace('caption:', 'captoin:'));
    const before = await pictures(root);
    const { code, stdout, stderr } = await run(['diagrams', '--prune'], root);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`${file}:6:1 error schema/unknown-key`);
    expect(stderr).toContain('Did you mean “caption”?');
    expect(await pictures(root)).toEqual(before);
  });

  test('a build with a changed diagram fails before anything is built', async () => {
    const { root } = await siteWith((text) => text.replace('A marshalling yard', 'A yard'));
    const out = join(root, 'dist');
    const { code, stderr } = await run(['build'], root, { GAZETTEER_OUT: out });
    expect(code).toBe(1);
    expect(stderr).toContain('error diagram/not-rendered');
    expect(await readdir(root)).toEqual(['docs']);
  });
});

test('A diagram of 2,000 parts is refused before a browser is asked for', async () => {
  const parts = Array.from({ length: 2000 }, (_, n) => `  wagon --> part-${n}["${n}"]\n`).join('');
  const { root, file } = await siteWith((text) => `${text}${parts}`);
  const { code, stdout } = await run(['check', '--format=json'], root);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual([
    expect.objectContaining({
      id: 'diagram/too-large',
      file,
      message: expect.stringContaining('2003 parts; at most 200'),
    }),
  ]);
});

describe.skipIf(browser === undefined)('With a browser', () => {
  const env = { GAZETTEER_CHROMIUM: browser ?? '' };

  test('a diagram that does not parse fails with file, line and Mermaid’s own words', async () => {
    const { root, file } = await siteWith((text) => text.replace('wagon -->', 'wagon -->>> ]'));
    const before = await pictures(root);
    const { code, stdout } = await run(['check', '--format=json'], root, env);
    expect(code).toBe(1);
    const text = await readFile(join(root, 'docs/diagrams/yard.mmd'), 'utf8');
    const line = text.split('\n').findIndex((words) => words.includes(']')) + 1;
    expect(JSON.parse(stdout)).toEqual([
      {
        id: 'diagram/syntax',
        severity: 'error',
        file,
        line,
        column: expect.any(Number),
        message: expect.stringMatching(/^Mermaid cannot read “wagon -->>> \].*Expecting/),
        hint: expect.stringContaining('quote labels'),
        frame: expect.stringContaining('wagon -->>> ]'),
      },
    ]);
    expect(await pictures(root)).toEqual(before);
  });

  test('`diagrams` draws what changed, in every language, and takes the old pictures away', async () => {
    const { root } = await siteWith((text) => text.replace('brings // 送来', 'pulls // 拉来'));
    const before = await pictures(root);
    const drawn = await run(['diagrams'], root, env);
    expect(drawn).toMatchObject({ code: 0, stderr: '' });
    expect(drawn.stdout).toContain('Rendering yard (en), yard (zh-cn)');
    const after = await pictures(root);
    expect(after).toHaveLength(4);
    expect(after.filter((name) => before.includes(name))).toEqual([]);
    expect(await run(['check'], root)).toMatchObject({ code: 0 });
    const svg = await readFile(
      join(root, 'docs/diagrams/rendered', after.find((n) => /zh-cn.*svg/.test(n)) ?? ''),
      'utf8',
    );
    expect(svg).toContain('拉来');
  });

  test('`diagrams --prune` takes away what no diagram uses, views included, and no other picture', async () => {
    const root = await copyFixtures(temporary, 'base');
    await writeFile(join(root, 'docs/diagrams/by-rail.yaml'), VIEW);
    expect(await run(['diagrams'], root, env)).toMatchObject({ code: 0, stderr: '' });
    const before = await pictures(root);
    expect(before.filter((name) => name.startsWith('by-rail.'))).toHaveLength(4);
    const stale = ['siding.en.0123456789abcdef.svg', 'yard.en.0123456789abcdef.svg', 'yard.de.0.json'];
    for (const name of stale) await writeFile(join(root, 'docs/diagrams/rendered', name), '<svg></svg>');
    const pruned = await run(['diagrams', '--prune'], root, env);
    expect(pruned).toMatchObject({ code: 0, stderr: '' });
    for (const name of stale) expect(pruned.stdout).toContain(name);
    expect(await pictures(root)).toEqual(before);
    // A view that cannot be read is no view that is gone.
    await writeFile(join(root, 'docs/diagrams/by-rail.yaml'), VIEW.replace('wagon', 'waggon'));
    expect(await run(['diagrams', '--prune'], root, env)).toMatchObject({ code: 1 });
    expect(await pictures(root)).toEqual(before);
    await rm(join(root, 'docs/diagrams/by-rail.yaml'));
    expect(await run(['diagrams', '--prune'], root, env)).toMatchObject({ code: 0 });
    expect((await pictures(root)).filter((name) => name.startsWith('by-rail.'))).toEqual([]);
  });
});

describe.skipIf(browser === undefined)('`diagrams --fresh` renders all anew and compares', () => {
  const env = { GAZETTEER_CHROMIUM: browser ?? '' };

  // Those of the site itself are compared before it is built: scripts/test-stages.mjs.
  test('The committed pictures of the fixture are what is drawn today', async () => {
    const docs = relative(PROJECT, fixture('base/docs'));
    const { code, stdout, stderr } = await runGazetteer(['diagrams', '--fresh'], {
      GAZETTEER_DOCS: docs,
      ...env,
    });
    const hint = `run: GAZETTEER_DOCS=${docs} npm run diagrams -- --prune`;
    expect({ code, stderr }, hint).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('every picture is as committed');
  });

  test('A picture that differs by one sign is named, and the fresh one can be looked at', async () => {
    const root = await copyFixtures(temporary, 'base');
    const folder = join(root, 'docs/diagrams/rendered');
    const before = await pictures(root);
    const name = before.find((file) => file.endsWith('.svg')) ?? '';
    const text = await readFile(join(folder, name), 'utf8');
    await writeFile(join(folder, name), text.replace('font-size="14"', 'font-size="15"'));
    await writeFile(join(folder, 'siding.en.0123456789abcdef.svg'), '<svg></svg>');
    const { code, stderr } = await run(['diagrams', '--fresh'], root, env);
    expect(code).toBe(1);
    const path = relative(PROJECT, join(folder, name));
    expect(stderr).toContain(`${path}:1:1 error diagram/picture-differs`);
    expect(stderr).toContain('siding.en.0123456789abcdef.svg:1:1 warning diagram/stale-picture');
    expect(stderr).toContain('1 error and 1 warning');
    const fresh = /another one: (\S+\.svg)\./.exec(stderr)?.[1] ?? '';
    expect(await readFile(fresh, 'utf8')).toBe(text);
    await rm(dirname(fresh), { recursive: true });
    expect(await pictures(root)).toEqual([...before, 'siding.en.0123456789abcdef.svg'].sort());
  });

  test('A picture that is missing is named by its diagram', async () => {
    const root = await copyFixtures(temporary, 'base');
    const folder = join(root, 'docs/diagrams/rendered');
    for (const name of await pictures(root)) if (name.startsWith('yard.en.')) await rm(join(folder, name));
    const { code, stderr } = await run(['diagrams', '--fresh'], root, env);
    expect(code).toBe(1);
    expect(stderr).toContain('yard.mmd:1:1 error diagram/not-rendered');
    expect(stderr).toContain('1 error\n');
  });
});

describe('`diagrams` and its options', () => {
  test('--fresh without a browser says what it needs', async () => {
    const { code, stderr } = await run(['diagrams', '--fresh'], await copyFixtures(temporary, 'base'));
    expect(code).toBe(1);
    expect(stderr).toContain('GAZETTEER_CHROMIUM');
  });
  test('an unknown option is not overlooked', async () => {
    const { code, stderr } = await run(['diagrams', '--clean'], await copyFixtures(temporary, 'base'));
    expect(code).toBe(2);
    expect(stderr).toContain('--prune and --fresh');
  });
});
