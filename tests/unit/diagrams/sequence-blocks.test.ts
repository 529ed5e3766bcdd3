import { expect, test } from 'vitest';
import { picturesOf } from '../../../src/diagrams/cache.ts';
import { readDiagram } from '../../../src/diagrams/read.ts';
import type { Scene, Text } from '../../../src/diagrams/scene.ts';
import { type BlockWords, translateBlocks } from '../../../src/diagrams/sequence-blocks.ts';
import { contextOf, en, languages, zh } from './context.ts';

const word = (name: string, chinese: string) => ({ en: name, 'zh-cn': chinese });
const words: BlockWords = {
  loop: word('loop', '循环'),
  alt: word('alt', '择一'),
  opt: word('opt', '可选'),
  par: word('par', '并行'),
  critical: word('critical', '关键'),
  break: word('break', '中断'),
};
const text = (role: Text['role'], said: string): Text => ({
  type: 'text',
  role,
  owner: undefined,
  fill: 'none',
  x: 0,
  y: 0,
  length: 20,
  text: said,
  size: 13,
  bold: false,
  row: 0,
});
const scene: Scene = {
  x: 0,
  y: 0,
  width: 100,
  height: 100,
  items: [text('block', 'loop'), text('edge-label', 'opt'), text('block', 'other')],
};
const textsOf = ({ items }: Scene) => items.map((item) => (item.type === 'text' ? item.text : ''));

test('The frames of a sequence are named in the language; words that happen to be the same are not', () => {
  expect(textsOf(translateBlocks(scene, words, zh))).toEqual(['循环', 'opt', 'other']);
  expect(textsOf(translateBlocks(scene, words, en))).toEqual(['loop', 'opt', 'other']);
  expect(translateBlocks(scene, undefined, zh)).toBe(scene);
});
test('The names of frames are part of the key of a sequence, and of no other diagram', () => {
  const head = `---\ntitle: { en: T, zh-cn: 题 }\ndescription: { en: D, zh-cn: 述 }\ncaption: { en: C, zh-cn: 注 }\n---\n`;
  const hashes = (body: string, blocks: BlockWords) => {
    const source = { file: 'docs/diagrams/test.mmd', text: head + body };
    const { diagram } = readDiagram(source, { ...contextOf(), blocks });
    return diagram ? picturesOf([diagram], languages).map(({ hash }) => hash) : [];
  };
  const other = { ...words, loop: word('loop', '重复') };
  const [, sequence] = hashes('sequenceDiagram\n  a->>b: x\n', words);
  const [first, changed] = hashes('sequenceDiagram\n  a->>b: x\n', other);
  expect(first).toBe(hashes('sequenceDiagram\n  a->>b: x\n', words)[0]);
  expect(changed).not.toBe(sequence);
  const flow = 'flowchart TB\n  a --> b\n';
  expect(hashes(flow, other)).toEqual(hashes(flow, words));
});
