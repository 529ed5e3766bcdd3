import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inReadingOrder } from '../../../src/diagrams/reading-order.ts';
import type { Scene, Shape, Text } from '../../../src/diagrams/scene.ts';

type Numbers = readonly [x: number, y: number, width: number, height: number];

const plain = { fill: 'none', stroke: 'none', strokeWidth: 1, dashed: false, heads: [] } as const;
const shape = (role: Shape['role'], owner: string | undefined, numbers: readonly number[]): Shape => ({
  ...plain,
  type: 'rect',
  role,
  owner,
  numbers,
  radius: 0,
  data: '',
  matrix: undefined,
});
const words = (role: Text['role'], owner: string | undefined, x: number, y: number): Text => ({
  type: 'text',
  role,
  owner,
  fill: 'none',
  x,
  y,
  length: 20,
  text: owner ?? '',
  size: 14,
  bold: false,
  row: 0,
});
const node = (owner: string, [x, y, width, height]: Numbers): (Shape | Text)[] => [
  shape('node', owner, [x, y, width, height]),
  words('node', owner, x + width / 2, y + height / 2),
];
const group = (owner: string, [x, y, width, height]: Numbers): (Shape | Text)[] => [
  shape('group', owner, [x, y, width, height]),
  words('group', owner, x + 30, y + 16),
];
const ordered = (items: Scene['items']) =>
  inReadingOrder({ x: 0, y: 0, width: 900, height: 900, items }).items;
/** The owners of all labels in their order. */
const labels = (items: Scene['items']) =>
  ordered(items).flatMap((item) => (item.type === 'text' ? (item.owner ?? []) : []));

test('Parts are read row by row, from the left, also where those of a row are not of one height', () => {
  const items = [
    ...node('d', [0, 100, 50, 40]),
    ...node('b', [100, 6, 50, 20]),
    ...node('c', [200, 0, 50, 60]),
    ...node('a', [0, 2, 50, 40]),
  ];
  expect(labels(items)).toEqual(['a', 'b', 'c', 'd']);
});
test('A group is read as a whole, its title first, and groups in it likewise', () => {
  const items = [
    ...group('right', [300, 0, 200, 300]),
    ...group('inner', [20, 100, 200, 100]),
    ...group('left', [0, 0, 250, 300]),
    ...node('r1', [310, 30, 50, 40]),
    ...node('i1', [30, 130, 50, 40]),
    ...node('l2', [20, 230, 50, 40]),
    ...node('l1', [20, 30, 50, 40]),
    ...node('last', [0, 400, 50, 40]),
  ];
  expect(labels(items)).toEqual(['left', 'l1', 'inner', 'i1', 'l2', 'right', 'r1', 'last']);
});
test('Lines, their words and the areas of groups lie below all parts', () => {
  const line: Shape = { ...shape('edge', undefined, []), type: 'path', data: 'M0,0L9,9' };
  const items = [
    ...node('a', [10, 30, 50, 40]),
    line,
    words('edge-label', undefined, 5, 5),
    ...group('g', [0, 0, 99, 99]),
  ];
  expect(ordered(items).map(({ role, type }) => `${role} ${type}`)).toEqual([
    'edge path',
    'edge-label text',
    'group rect',
    'group text',
    'node rect',
    'node text',
  ]);
});
test('A part that is no rectangle has its place too', () => {
  const diamond: Shape = { ...shape('node', 'b', []), type: 'path', data: 'M100,0L120,20L100,40L80,20Z' };
  const circle: Shape = { ...shape('node', 'c', [200, 20, 18]), type: 'circle' };
  expect(
    labels([
      circle,
      words('node', 'c', 200, 24),
      diamond,
      words('node', 'b', 100, 24),
      ...node('a', [0, 0, 50, 40]),
    ]),
  ).toEqual(['a', 'b', 'c']);
});
test('Nothing is lost, doubled or changed', () => {
  const number = fc.integer({ min: 0, max: 300 });
  const size = fc.integer({ min: 1, max: 200 });
  const boxes = fc.array(fc.tuple(fc.boolean(), number, number, size, size), { maxLength: 14 });
  fc.assert(
    fc.property(boxes, (all) => {
      const items = all.flatMap(([isGroup, ...numbers], at) => (isGroup ? group : node)(`b${at}`, numbers));
      const result = ordered(items);
      expect(result).toHaveLength(items.length);
      expect(new Set(result)).toEqual(new Set(items));
    }),
  );
});
