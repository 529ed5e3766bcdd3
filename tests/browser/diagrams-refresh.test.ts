import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBrowser } from '../../src/diagrams/browser.ts';
import { drawPicture } from '../../src/diagrams/picture-page.ts';
import { type RefreshOptions, refreshDiagrams } from '../../src/diagrams/refresh.ts';
import { fixture, languages } from '../unit/diagrams/context.ts';

const diagrams = ['flow', 'sequence'].map(fixture);
let folder: string;
let files: ReadonlyMap<string, string>;

function refresh(options: Partial<RefreshOptions> = {}) {
  return refreshDiagrams({ diagrams, languages, folder, findBrowser, ...options });
}
async function readFolder(): Promise<Map<string, string>> {
  const names = (await readdir(folder)).sort();
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}
const named = (start: string, end: string): string =>
  [...files.keys()].find((name) => name.startsWith(start) && name.endsWith(end)) ?? expect.fail(start);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gazetteer-refresh-'));
  const { rendered, diagnostics } = await refresh();
  expect(diagnostics).toEqual([]);
  expect(rendered.map(({ id, lang }) => `${id} ${lang}`)).toEqual([
    'flow en',
    'flow zh-cn',
    'sequence en',
    'sequence zh-cn',
  ]);
  files = await readFolder();
  expect(files.size).toBe(8);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

test('A damaged picture is rendered anew, and no other', async () => {
  const [svg, json] = [named('flow.en', '.svg'), named('sequence.zh-cn', '.json')];
  await writeFile(join(folder, svg), (files.get(svg) ?? '').slice(0, 300));
  await writeFile(join(folder, json), (files.get(json) ?? '').replace('alpha', 'alphb'));
  const said: string[] = [];
  const { rendered, diagnostics } = await refresh({ log: (message) => said.push(message) });
  expect(diagnostics).toEqual([]);
  expect(said).toEqual(['Rendering flow (en), sequence (zh-cn)']);
  expect(rendered).toHaveLength(4);
  expect(await readFolder()).toEqual(files);
}, 120_000);

test('Where the browser breaks off, what is there stays, what was drawn is whole, and nothing else is written', async () => {
  const [flow] = diagrams;
  if (!flow) throw new Error('no fixture');
  const changed = { ...flow, title: { en: 'Changed', 'zh-cn': '改' } };
  const { rendered, diagnostics } = await refresh({
    diagrams: [changed, fixture('timeline')],
    rendering: {
      draw: async (page, request) => {
        if (request.diagram.id === 'flow') await page.context().browser()?.close();
        return drawPicture(page, request);
      },
    },
  });
  expect(diagnostics.map((d) => d.id)).toEqual(['diagram/crash']);
  expect(rendered.map((r) => r.id)).toEqual(['timeline', 'timeline']);
  const after = await readFolder();
  for (const [name, text] of files) expect(after.get(name), name).toBe(text);
  const added = [...after.keys()].filter((name) => !files.has(name));
  expect(added.map((name) => name.replace(/\.[0-9a-f]{16}\./, '.'))).toEqual([
    'timeline.en.json',
    'timeline.en.svg',
    'timeline.zh-cn.json',
    'timeline.zh-cn.svg',
  ]);
}, 120_000);
