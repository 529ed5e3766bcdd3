import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Head, Scene, Shape, Text } from '../../../src/diagrams/scene.ts';
import {
  type Area,
  areaOfBox,
  cornersOf,
  isBox,
  isLine,
  overlap,
} from '../../../src/diagrams/scene-geometry.ts';
import { tidyScene } from '../../../src/diagrams/tidy-scene.ts';

type Numbers = readonly [x: number, y: number, width: number, height: number];

const plain = {
  fill: 'none',
  stroke: 'none',
  strokeWidth: 1,
  dashed: false,
  heads: [],
  radius: 0,
  data: '',
  matrix: undefined,
} as const;
const box = (owner: string, numbers: Numbers, more: Partial<Shape> = {}): Shape => ({
  ...plain,
  type: 'rect',
  role: 'node',
  owner,
  numbers,
  ...more,
});
const group = (owner: string, numbers: Numbers): Shape => box(owner, numbers, { role: 'group' });
const line = (data: string, heads: readonly Head[] = []): Shape => ({
  ...plain,
  type: 'path',
  role: 'edge',
  owner: undefined,
  numbers: [],
  data,
  heads,
});
const words = (owner: string | undefined, x: number, y: number, more: Partial<Text> = {}): Text => ({
  type: 'text',
  role: 'node',
  owner,
  fill: 'none',
  x,
  y,
  length: 20,
  text: 'x',
  size: 14,
  bold: false,
  row: 0,
  ...more,
});
const down = (x: number, y: number): Head => ({ kind: 'arrow', x, y, angle: Math.PI / 2 });

function tidied(items: Scene['items'], unseen: readonly string[] = []): Scene {
  return tidyScene({ x: 0, y: 0, width: 600, height: 600, items }, new Set(unseen));
}
/** Boxes by owner: x, y, width and height. */
function boxesOf(scene: Scene): Record<string, readonly number[]> {
  return Object.fromEntries(
    scene.items.filter((i) => isBox(i, 'node', 'group')).map((i) => [i.owner, (i as Shape).numbers]),
  );
}
const textOf = (scene: Scene, owner: string) =>
  scene.items.find((i): i is Text => i.type === 'text' && i.owner === owner);
const linesOf = (scene: Scene) => scene.items.filter(isLine);

test('Boxes of a group with a common middle get the width of the widest', () => {
  const { a, b } = boxesOf(
    tidied([group('g', [0, 0, 200, 200]), box('a', [20, 40, 160, 40]), box('b', [60, 120, 80, 40])]),
  );
  expect(a).toEqual([20, 40, 160, 40]);
  expect(b).toEqual([20, 120, 160, 40]);
});
test('Boxes with a common left side grow to the right, and their words stay in the middle', () => {
  const scene = tidied([
    box('a', [10, 0, 100, 40]),
    box('b', [10, 60, 60, 40]),
    words('b', 40, 80),
    box('c', [10, 120, 80, 40]),
  ]);
  expect(boxesOf(scene)).toMatchObject({ b: [10, 60, 100, 40], c: [10, 120, 100, 40] });
  expect(textOf(scene, 'b')?.x).toBe(60);
});
test('Two boxes outside any group are no column', () => {
  const { b } = boxesOf(tidied([box('a', [0, 0, 160, 40]), box('b', [40, 80, 80, 40])]));
  expect(b).toEqual([40, 80, 80, 40]);
});
test('Boxes that are not drawn are taken away: they are in the way of none, but their words are', () => {
  const column = [box('a', [100, 0, 100, 40]), box('b', [120, 60, 60, 40]), box('c', [100, 120, 100, 40])];
  const scene = tidied([...column, box('note', [40, 60, 75, 40]), words('note', 80, 80)], ['note']);
  expect(boxesOf(scene)).toEqual({ a: [100, 0, 100, 40], b: [100, 60, 100, 40], c: [100, 120, 100, 40] });
  const kept = tidied([...column, box('note', [40, 60, 75, 40]), words('note', 104, 80)], ['note']);
  expect(boxesOf(kept)['b']).toEqual([120, 60, 60, 40]);
});
test('The picture loses the room that such a box took beyond its words', () => {
  const items = [
    box('a', [200, 6, 100, 40]),
    box('note', [6, 6, 120, 40]),
    words('note', 66, 30, { length: 50 }),
  ];
  // Half of 50, 12 % longer, and the margin.
  expect(tidied(items, ['note'])).toMatchObject({ x: 66 - 28 - 6, y: 0, width: 306 - 32, height: 52 });
  expect(tidied(items, [])).toMatchObject({ x: 0, width: 600, height: 600 });
});
test.each<[what: string, obstacle: Scene['items'][number]]>([
  ['another box', box('z', [185, 120, 40, 40])],
  ['a line that passes', line('M30,90L30,190')],
  ['words', words(undefined, 35, 140)],
])('A column stays as it is where %s is in the way', (_, obstacle) => {
  const items = [group('g', [0, 0, 300, 200]), box('a', [20, 40, 160, 40]), box('b', [60, 120, 80, 40])];
  expect(boxesOf(tidied([...items, obstacle]))['b']).toEqual([60, 120, 80, 40]);
});
test('Boxes side by side get the same height, and the head of a line stays at its box', () => {
  const scene = tidied([
    box('a', [0, 100, 60, 60]),
    box('b', [100, 108, 60, 44]),
    line('M130,20L130,104', [down(130, 108)]),
  ]);
  expect(boxesOf(scene)['b']).toEqual([100, 100, 60, 60]);
  expect(linesOf(scene)[0]?.heads[0]?.y).toBe(100);
});
test('A line that is too short for its head keeps the box as it is', () => {
  const scene = tidied([
    box('a', [0, 100, 60, 60]),
    box('b', [100, 108, 60, 44]),
    line('M130,88L130,104', [down(130, 108)]),
  ]);
  expect(boxesOf(scene)['b']).toEqual([100, 108, 60, 44]);
});
test('Groups beside one another get the same top and bottom; a title stays at the top', () => {
  const scene = tidied([
    group('a', [0, 0, 100, 200]),
    group('b', [150, 10, 100, 100]),
    words('b', 170, 26, { role: 'group' }),
  ]);
  expect(boxesOf(scene)['b']).toEqual([150, 0, 100, 200]);
  expect(textOf(scene, 'b')?.y).toBe(16);
});
test('A line that starts at the border of a group becomes shorter when the group grows', () => {
  const scene = tidied([
    group('a', [0, 0, 100, 200]),
    group('b', [150, 0, 100, 100]),
    line('M200,100L200,300', [down(200, 303)]),
  ]);
  expect(boxesOf(scene)['b']).toEqual([150, 0, 100, 200]);
  expect(cornersOf(linesOf(scene)[0] as Shape)).toEqual([
    { x: 200, y: 200 },
    { x: 200, y: 300 },
  ]);
});
test('A line that ends at the border of a group keeps its head there', () => {
  const scene = tidied([
    group('a', [0, 0, 100, 200]),
    group('b', [150, 40, 100, 160]),
    line('M200,-100L200,36', [down(200, 40)]),
  ]);
  expect(boxesOf(scene)['b']).toEqual([150, 0, 100, 200]);
  const [way] = linesOf(scene);
  expect(way?.heads[0]?.y).toBe(0);
  expect(cornersOf(way as Shape).at(-1)).toEqual({ x: 200, y: -4 });
});
test.each([
  ['is too short for it', 'M200,100L200,190'],
  ['turns there', 'M200,100L200,150L400,150'],
])('A group from whose border a line starts keeps that border where the line %s', (_, data) => {
  const scene = tidied([group('a', [0, 0, 100, 200]), group('b', [150, 0, 100, 100]), line(data)]);
  expect(boxesOf(scene)['b']).toEqual([150, 0, 100, 100]);
});
test('A loop from a box back to it stays a loop', () => {
  const data = 'M32,30.7L12,30.7L12,37.3L28,37.3';
  const scene = tidied([
    box('a', [32, 12, 55, 44]),
    line(data, [{ kind: 'arrow', x: 32, y: 37.3, angle: 0 }]),
  ]);
  expect(linesOf(scene)[0]?.data).toBe(data);
});
test('Groups below one another get the width of the widest', () => {
  const { b } = boxesOf(tidied([group('a', [0, 0, 300, 100]), group('b', [100, 150, 100, 100])]));
  expect(b).toEqual([0, 150, 300, 100]);
});
test('A pill gets room for its words, and the picture for the pill', () => {
  const scene = tidied([box('a', [4, 10, 100, 40], { radius: 20 })]);
  expect(boxesOf(scene)['a']).toEqual([-5, 10, 118, 40]);
  expect(scene.x).toBe(-11);
});
test('A small step in a line is taken out, and the words on it move too', () => {
  const scene = tidied([
    box('a', [0, 0, 100, 40]),
    box('b', [0, 140, 110, 40]),
    line('M50,40L50,80Q50,84 53,84Q56,84 56,88L56,136', [down(56, 140)]),
    words(undefined, 50, 64, { role: 'edge-label' }),
  ]);
  expect(cornersOf(linesOf(scene)[0] as Shape)).toEqual([
    { x: 56, y: 40 },
    { x: 56, y: 136 },
  ]);
  expect(scene.items.find((i) => i.type === 'text')).toMatchObject({ x: 56, y: 64 });
});
test('A step stays where another line ends, and so does a long one', () => {
  const steps = ['M50,40L50,84L56,84L56,136', 'M80,40L80,84L50,84L50,136'];
  const other = line('M57,40L57,136');
  for (const data of steps) {
    const scene = tidied([box('a', [0, 0, 100, 40]), box('b', [0, 140, 110, 40]), line(data), other]);
    expect(linesOf(scene)[0]?.data).toBe(data);
  }
});
test('Slanted lines without heads get right angles and share a stem', () => {
  const scene = tidied([
    box('a', [0, 50, 100, 40]),
    box('b', [200, 0, 100, 40]),
    box('c', [200, 100, 100, 40]),
    line('M100,60C140,40 160,20 200,20'),
    line('M100,80C140,100 160,120 200,120'),
  ]);
  expect(linesOf(scene).map((l) => cornersOf(l))).toEqual([
    [
      { x: 100, y: 70 },
      { x: 150, y: 70 },
      { x: 150, y: 20 },
      { x: 200, y: 20 },
    ],
    [
      { x: 100, y: 70 },
      { x: 150, y: 70 },
      { x: 150, y: 120 },
      { x: 200, y: 120 },
    ],
  ]);
});
test('Heads that crowd at a side are moved apart, in their order', () => {
  const way = (from: number, to: number) =>
    line(`M0,${from}L60,${from}L60,${to}L96,${to}`, [{ kind: 'arrow', x: 100, y: to, angle: 0 }]);
  const scene = tidied([box('b', [100, 80, 60, 44]), way(0, 99), way(40, 102), way(200, 105)]);
  const heads = linesOf(scene).map((l) => l.heads[0]?.y);
  expect(heads).toEqual([91, 102, 113]);
});
test('A very large picture is drawn as it was laid out', () => {
  const items = Array.from({ length: 1001 }, (_, at) => box(`b${at}`, [at % 7, at * 50, 60 + (at % 9), 40]));
  expect(tidied(items).items).toBe(items);
});

/** Boxes on a grid, of various sizes, some of them with a line from one to the next. */
const grids = fc
  .array(fc.record({ width: fc.integer({ min: 30, max: 110 }), height: fc.integer({ min: 20, max: 60 }) }), {
    minLength: 2,
    maxLength: 16,
  })
  .map((sizes) =>
    sizes.map(({ width, height }, at) => {
      const [column, row] = [at % 4, Math.floor(at / 4)];
      return box(`b${at}`, [column * 140 + 70 - width / 2, row * 100 + 50 - height / 2, width, height]);
    }),
  );
test('No box shrinks, leaves its place or comes to lie on another', () => {
  fc.assert(
    fc.property(grids, (boxes) => {
      const scene = tidied(boxes);
      const after = scene.items.map((item) => areaOfBox(item as Shape));
      const picture: Area = {
        left: scene.x,
        top: scene.y,
        right: scene.x + scene.width,
        bottom: scene.y + scene.height,
      };
      boxes.forEach((before, at) => {
        const [was, is] = [areaOfBox(before), after[at] as Area];
        expect(is.left).toBeLessThanOrEqual(was.left);
        expect(is.right).toBeGreaterThanOrEqual(was.right);
        expect(is.top).toBeLessThanOrEqual(was.top);
        expect(is.bottom).toBeGreaterThanOrEqual(was.bottom);
        expect(is.left >= picture.left && is.bottom <= picture.bottom).toBe(true);
        for (const other of after.slice(at + 1)) expect(overlap(is, other)).toBe(false);
      });
    }),
  );
});
