import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { findBrowser } from '../../src/diagrams/browser.ts';
import { type Run, runGazetteer } from './command-line.ts';
import { copyFixtures, PROJECT, temporaryFolder } from './fixture-site.ts';

const temporary = temporaryFolder();
const browser = findBrowser(process.env);

/** A copy of the base site with its diagram changed. */
async function siteWith(change: (text: string) => string): Promise<{ root: string; file: string }> {
  const root = await copyFixtures(temporary, 'base');
  const path = join(root, 'docs/diagrams/yard.mmd');
  await writeFile(path, change(await readFile(path, 'utf8')));
  return { root, file: relative(PROJECT, path) };
}

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
        message: expect.stringMatching(/^Mermaid cannot read the diagram: .*Expecting/s),
        hint: expect.stringContaining('quote labels'),
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

  test('`diagrams --prune` takes away the pictures of diagrams that are gone, and no others', async () => {
    const root = await copyFixtures(temporary, 'base');
    const before = await pictures(root);
    await writeFile(join(root, 'docs/diagrams/rendered/siding.en.0123456789abcdef.svg'), '<svg></svg>');
    expect(await run(['diagrams', '--prune'], root, env)).toMatchObject({ code: 0, stderr: '' });
    expect(await pictures(root)).toEqual(before);
  });
});
