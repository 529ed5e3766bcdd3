import { mkdtemp, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  pruneRendered,
  readRendered,
  rendererVersions,
  renderKey,
  writeRendered,
} from '../../../src/diagrams/cache.ts';
import { refreshDiagrams } from '../../../src/diagrams/refresh.ts';
import { contextOf, diagramOf, en, languages, zh } from './context.ts';

const body = 'flowchart TB\n  alpha --> gamma\n';
const versions = ['mermaid@1'];
const picture = {
  id: 'test',
  lang: en,
  svg: '<svg></svg>\n',
  structure: { kind: 'flowchart', parts: [], groups: [], connections: [] },
} as const;
const folder = () => mkdtemp(join(tmpdir(), 'gazetteer-diagrams-'));

test('The key is the same for the same diagram and differs between languages', () => {
  expect(renderKey(diagramOf(body), en, versions)).toMatch(/^[0-9a-f]{16}$/);
  expect(renderKey(diagramOf(body), en, versions)).toBe(renderKey(diagramOf(body), en, versions));
  expect(renderKey(diagramOf(body), en, versions)).not.toBe(renderKey(diagramOf(body), zh, versions));
});
test('The key changes when the name of a term changes, in that language only', () => {
  const renamed = diagramOf(body, contextOf({ en: 'Alpha', 'zh-cn': '新名' }));
  expect(renderKey(renamed, zh, versions)).not.toBe(renderKey(diagramOf(body), zh, versions));
  expect(renderKey(renamed, en, versions)).toBe(renderKey(diagramOf(body), en, versions));
});
test('The key changes with the source, with the state of a term, and with the versions', () => {
  const key = renderKey(diagramOf(body), en, versions);
  const diagram = diagramOf(body);
  const revived = { ...diagram, terms: diagram.terms.map((term) => ({ ...term, state: 'active' as const })) };
  expect(renderKey(diagramOf('flowchart LR\n  alpha --> gamma\n'), en, versions)).not.toBe(key);
  expect(renderKey(revived, en, versions)).not.toBe(key);
  expect(renderKey(diagram, en, ['mermaid@2'])).not.toBe(key);
});
test('The versions of the renderer are those installed', () => {
  expect(rendererVersions()).toEqual([
    expect.stringMatching(/^mermaid@\d/),
    expect.stringMatching(/^svgo@\d/),
    expect.stringMatching(/^@fontsource-variable\/noto-sans-sc@\d/),
  ]);
});

test('A picture is read back as it was written, and older ones of the same diagram and language go', async () => {
  const at = await folder();
  await writeRendered(at, { hash: 'aaaa', picture });
  await writeRendered(at, { hash: 'bbbb', picture: { ...picture, lang: zh } });
  await writeRendered(at, { hash: 'cccc', picture });
  expect((await readdir(at)).sort()).toEqual([
    'test.en.cccc.json',
    'test.en.cccc.svg',
    'test.zh-cn.bbbb.json',
    'test.zh-cn.bbbb.svg',
  ]);
  expect(await readRendered(at, { id: 'test', lang: en, hash: 'cccc' })).toEqual(picture);
  expect(await readRendered(at, { id: 'test', lang: en, hash: 'aaaa' })).toBeUndefined();
});
test('Pictures of diagrams that are gone are removed, others stay', async () => {
  const at = await folder();
  await writeRendered(at, { hash: 'aaaa', picture });
  await writeRendered(at, { hash: 'aaaa', picture: { ...picture, id: 'test-two' } });
  expect(await pruneRendered(at, ['test-two'])).toEqual(['test.en.aaaa.json', 'test.en.aaaa.svg']);
  expect(await readdir(at)).toEqual(['test-two.en.aaaa.json', 'test-two.en.aaaa.svg']);
  expect(await pruneRendered(join(at, 'missing'), [])).toEqual([]);
});
test('A picture cut short counts as missing', async () => {
  const at = await folder();
  await writeRendered(at, { hash: 'aaaa', picture });
  await writeFile(join(at, 'test.en.aaaa.svg'), '<svg><path');
  expect(await readRendered(at, { id: 'test', lang: en, hash: 'aaaa' })).toBeUndefined();
});
test('Without a browser a missing picture is reported for each language, and the folder stays as it is', async () => {
  const at = await folder();
  await writeRendered(at, { hash: 'old', picture });
  const { rendered, diagnostics } = await refreshDiagrams({
    diagrams: [diagramOf(body)],
    languages,
    folder: at,
    findBrowser: () => undefined,
  });
  expect(rendered).toEqual([]);
  expect(diagnostics).toMatchObject([{ id: 'diagram/not-rendered' }, { id: 'diagram/not-rendered' }]);
  expect(await readdir(at)).toEqual(['test.en.old.json', 'test.en.old.svg']);
});
test('With all pictures in the folder no browser is looked for', async () => {
  const at = await folder();
  const diagram = diagramOf(body);
  for (const { id } of languages) {
    const hash = renderKey(diagram, id, rendererVersions());
    await writeRendered(at, { hash, picture: { ...picture, lang: id } });
  }
  const findBrowser = () => {
    throw new Error('looked for');
  };
  const { rendered, diagnostics } = await refreshDiagrams({
    diagrams: [diagram],
    languages,
    folder: at,
    findBrowser,
  });
  expect(rendered.map((r) => r.lang)).toEqual([en, zh]);
  expect(diagnostics).toEqual([]);
});
