import { describe, expect, test } from 'vitest';
import { widthToStart } from '../../../src/diagrams/flow-start.ts';
import type { RawEdge, RawNode, RawStructure, Shape } from '../../../src/diagrams/scene.ts';

interface Part {
  readonly id: string;
  readonly left: number;
  readonly width: number;
  readonly parent?: string;
  readonly isGroup?: boolean;
}

function startOf(
  parts: readonly Part[],
  arrows: readonly (readonly [from: string, to: string])[],
  kind: RawStructure['kind'] = 'flowchart',
): number | undefined {
  const nodes = parts.map(({ id, parent, isGroup = false }): RawNode => {
    return { id, label: id, lines: [], parent, isGroup, classes: '' };
  });
  const edges = arrows.map(([from, to]): RawEdge => ({ from, to, label: '', both: false }));
  const items = parts.map(({ id, left, width, parent, isGroup }): Shape => {
    const [y, height] = parent === undefined ? [0, 200] : [50, 40];
    return {
      type: 'rect',
      role: isGroup ? 'group' : 'node',
      owner: id,
      numbers: [left, y, width, height],
      radius: 0,
      data: '',
      matrix: undefined,
      fill: 'none',
      stroke: 'none',
      strokeWidth: 1,
      dashed: false,
      heads: [],
    };
  });
  return widthToStart({ x: 0, y: 0, width: 800, height: 400, items }, { kind, nodes, edges });
}
const root: Part = { id: 'root', left: 400, width: 100 };
const leaf: Part = { id: 'leaf', left: 0, width: 100 };

describe('A picture begins', () => {
  test('at the part that leads to others and that none leads to, with a little beyond it', () => {
    expect(startOf([leaf, root], [['root', 'leaf']])).toBe(520);
  });
  test('at its left side where that part stands there, or where nothing leads anywhere', () => {
    expect(startOf([leaf, root], [['leaf', 'root']])).toBeUndefined();
    expect(startOf([leaf, root], [])).toBeUndefined();
  });
  test('at the leftmost of several', () => {
    const other = { id: 'other', left: 600, width: 100 };
    const arrows = [
      ['other', 'leaf'],
      ['root', 'leaf'],
    ] as const;
    expect(startOf([leaf, other, root], arrows)).toBe(520);
  });
  test('at the group such a part stands in', () => {
    const group = { id: 'group', left: 380, width: 200, isGroup: true };
    expect(startOf([leaf, group, { ...root, parent: 'group' }], [['root', 'leaf']])).toBe(600);
  });
  test('and not at a part in a group that others lead to', () => {
    const group = { id: 'group', left: 380, width: 200, isGroup: true };
    const arrows = [
      ['leaf', 'group'],
      ['root', 'inner'],
    ] as const;
    const inner = { id: 'inner', left: 500, width: 50, parent: 'group' };
    expect(startOf([leaf, group, { ...root, parent: 'group' }, inner], arrows)).toBeUndefined();
  });
  test('never beyond its right side', () => {
    expect(startOf([leaf, { ...root, left: 695 }], [['root', 'leaf']])).toBe(800);
  });
  test('with its title where the group is wide', () => {
    expect(startOf([{ ...leaf, width: 600, isGroup: true }, root], [['leaf', 'root']])).toBeUndefined();
  });
  test('at its left side where it is a sequence or a timeline', () => {
    for (const kind of ['sequence', 'timeline'] as const)
      expect(startOf([leaf, root], [['root', 'leaf']], kind)).toBeUndefined();
  });
});
test('A part that only leads to itself is no beginning of its own, and a circle has none', () => {
  expect(startOf([leaf, root], [['root', 'root']])).toBe(520);
  expect(
    startOf(
      [leaf, root],
      [
        ['root', 'leaf'],
        ['leaf', 'root'],
      ],
    ),
  ).toBeUndefined();
});
