import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  currentRenderer,
  picturesOf,
  pruneRendered,
  readRendered,
  renderKey,
  staleFiles,
  writeRendered,
} from '../../../src/diagrams/cache.ts';
import type { Diagram } from '../../../src/diagrams/diagram.ts';
import { refreshDiagrams } from '../../../src/diagrams/refresh.ts';
import { contextOf, diagramOf, en, languages, zh } from './context.ts';

const body = 'flowchart TB\n  alpha --> gamma\n';
const renderer = { revision: 1, versions: ['mermaid@1', 'svgo@1', 'font@1'], config: { theme: 'base' } };
const keyOf = (diagram: Diagram, lang = en, by = renderer): string => renderKey(diagram, lang, by);
const picture = {
  id: 'test',
  lang: en,
  svg: '<svg></svg>\n',
  structure: { kind: 'flowchart', parts: [], groups: [], connections: [] },
} as const;
const folder = () => mkdtemp(join(tmpdir(), 'gazetteer-diagrams-'));

test('The key is the same for the same diagram and differs between languages', () => {
  expect(keyOf(diagramOf(body))).toMatch(/^[0-9a-f]{16}$/);
  expect(keyOf(diagramOf(body))).toBe(keyOf(diagramOf(body)));
  expect(keyOf(diagramOf(body))).not.toBe(keyOf(diagramOf(body), zh));
});
test('The key changes when the name of a term changes, in that language only', () => {
  const renamed = diagramOf(body, contextOf({ en: 'Alpha', 'zh-cn': '新名' }));
  expect(keyOf(renamed, zh)).not.toBe(keyOf(diagramOf(body), zh));
  expect(keyOf(renamed)).toBe(keyOf(diagramOf(body)));
});
describe('The key changes with everything that decides what is drawn:', () => {
  const diagram = diagramOf(body);
  const term = diagram.terms[0] ?? expect.fail('no term');
  test.each<[string, Diagram]>([
    ['the source', diagramOf('flowchart LR\n  alpha --> gamma\n')],
    ['a label', diagramOf('flowchart TB\n  alpha -->|TCP| gamma\n')],
    ['the state of a term', { ...diagram, terms: [{ ...term, state: 'retired' }] }],
    ['the platform of a term', { ...diagram, terms: [{ ...term, platform: 'second' }] }],
    ['the place of its platform', { ...diagram, terms: [{ ...term, platformIndex: 1 }] }],
    ['the title', { ...diagram, title: { en: 'Another' } }],
    ['the description', { ...diagram, description: { en: 'Another.' } }],
    ['the id', { ...diagram, id: 'another' }],
  ])('%s', (_, changed) => {
    const before = { ...diagram, terms: [term] };
    expect(keyOf(changed)).not.toBe(keyOf(before));
    expect(keyOf({ ...before })).toBe(keyOf(before));
  });
  test.each([
    ['the version of Mermaid', { ...renderer, versions: ['mermaid@2', 'svgo@1', 'font@1'] }],
    ['the version of svgo', { ...renderer, versions: ['mermaid@1', 'svgo@2', 'font@1'] }],
    ['the version of the font', { ...renderer, versions: ['mermaid@1', 'svgo@1', 'font@2'] }],
    ['the theme', { ...renderer, config: { theme: 'other' } }],
    ['the revision of the drawing code', { ...renderer, revision: 2 }],
  ])('%s', (_, by) => {
    expect(keyOf(diagram, en, by)).not.toBe(keyOf(diagram));
  });
  test('but not with what stands beside the picture', () => {
    expect(keyOf({ ...diagram, caption: { en: 'Another.' }, pages: ['home'] })).toBe(keyOf(diagram));
  });
});
test('The renderer is the one installed, with the theme', () => {
  expect(currentRenderer()).toEqual({
    revision: expect.any(Number),
    versions: [
      expect.stringMatching(/^mermaid@\d/),
      expect.stringMatching(/^svgo@\d/),
      expect.stringMatching(/^@fontsource-variable\/noto-sans-sc@\d/),
    ],
    config: expect.objectContaining({ themeVariables: expect.anything() }),
  });
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
test('Files that belong to no picture of the site are removed, others stay', async () => {
  const at = await folder();
  const write = (id: string, lang: typeof en, hash: string) =>
    writeRendered(at, { hash, picture: { ...picture, id, lang } });
  await write('test', en, 'aaaa');
  await write('test-two', en, 'aaaa');
  await write('test-two', zh, 'aaaa');
  // As after a merge: an earlier state beside the present one; and what an ended process left.
  for (const name of ['test.en.old.svg', 'test.en.old.json', 'test.en.aaaa.svg.7.tmp', 'README.md'])
    await writeFile(join(at, name), 'x');
  const kept = [
    { id: 'test', lang: en, hash: 'aaaa' },
    { id: 'test-two', lang: en, hash: 'aaaa' },
  ];
  const gone = [
    'test-two.zh-cn.aaaa.json',
    'test-two.zh-cn.aaaa.svg',
    'test.en.aaaa.svg.7.tmp',
    'test.en.old.json',
    'test.en.old.svg',
  ];
  expect(await staleFiles(at, kept)).toEqual(gone);
  expect(await pruneRendered(at, kept)).toEqual(gone);
  expect((await readdir(at)).sort()).toEqual([
    'README.md',
    'test-two.en.aaaa.json',
    'test-two.en.aaaa.svg',
    'test.en.aaaa.json',
    'test.en.aaaa.svg',
  ]);
  expect(await pruneRendered(join(at, 'missing'), [])).toEqual([]);
});
describe('A damaged picture counts as missing:', () => {
  const svg = 'test.en.aaaa.svg';
  const json = 'test.en.aaaa.json';
  const words = (structure: unknown): string => JSON.stringify({ sum: '0123456789abcdef', structure });
  test.each([
    ['a graphic cut short', svg, '<svg><path'],
    ['an empty graphic', svg, ''],
    ['a graphic changed by hand', svg, '<svg><g></g></svg>\n'],
    ['words cut short', json, '{ "sum": "'],
    ['empty words', json, ''],
    ['words that are no words', json, 'null'],
    ['words of an earlier form', json, JSON.stringify(picture.structure)],
    ['words changed by hand', json, words({ ...picture.structure, parts: [{ id: 'x', label: 'x' }] })],
  ])('%s', async (_, name, content) => {
    const at = await folder();
    await writeRendered(at, { hash: 'aaaa', picture });
    await writeFile(join(at, name), content);
    expect(await readRendered(at, { id: 'test', lang: en, hash: 'aaaa' })).toBeUndefined();
  });
  test('but not one with Windows line ends', async () => {
    const at = await folder();
    await writeRendered(at, { hash: 'aaaa', picture });
    for (const name of [svg, json]) {
      const text = await readFile(join(at, name), 'utf8');
      await writeFile(join(at, name), text.replaceAll('\n', '\r\n'));
    }
    expect(await readRendered(at, { id: 'test', lang: en, hash: 'aaaa' })).toEqual(picture);
  });
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
  for (const { lang, hash } of picturesOf([diagram], languages))
    await writeRendered(at, { hash, picture: { ...picture, lang } });
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
