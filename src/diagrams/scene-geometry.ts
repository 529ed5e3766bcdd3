import type { Scene, Shape, Text } from './scene.ts';

/** A place on the page. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a shape or a text covers. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

type Item = Scene['items'][number];

/** Of the corners of lines, as Mermaid rounds them. */
const RADIUS = 7;

/** Whether an item is a box of one of the roles. */
export function isBox(item: Item, ...roles: readonly Item['role'][]): item is Shape {
  return item.type === 'rect' && roles.includes(item.role);
}

/** Whether an item is a line from part to part. */
export function isLine(item: Item): item is Shape & { readonly type: 'path' } {
  return item.type === 'path' && item.role === 'edge';
}

/** What a box covers. */
export function areaOfBox({ numbers: [x = 0, y = 0, width = 0, height = 0] }: Shape): Area {
  return { left: x, top: y, right: x + width, bottom: y + height };
}

/** About what a line of text covers. */
export function areaOfText({ x, y, length, size }: Text): Area {
  return { left: x - length / 2, top: y - size, right: x + length / 2, bottom: y + size * 0.3 };
}

/** The part of the page that is nearer than `gap` to an area. */
export function grown({ left, top, right, bottom }: Area, gap: number): Area {
  return { left: left - gap, top: top - gap, right: right + gap, bottom: bottom + gap };
}

/** Whether two areas have a part in common. */
export function overlap(a: Area, b: Area): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/** Whether the first area lies in the second. */
export function within(inner: Area, outer: Area): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

/**
 * The corners of a line, its ends included: rounded ones as if they were sharp, the control points of
 * curves in between.
 * @returns nothing for a path with arcs, or with places given relative to one another
 */
export function cornersOf({ data, matrix }: Shape): readonly Point[] {
  if (/[^MLQCZ\d\s,.e+-]/.test(data)) return [];
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = matrix ?? [];
  const steps = [...data.matchAll(/([MLQC])([^MLQCZ]*)/g)];
  const points = steps.flatMap(([, command, rest = '']): Point[] => {
    const numbers = (rest.match(/-?\d*\.?\d+(?:e[+-]?\d+)?/gi) ?? []).map(Number);
    const all = Array.from({ length: numbers.length >> 1 }, (_, at) => {
      const [x = 0, y = 0] = numbers.slice(at * 2);
      return { x: a * x + c * y + e, y: b * x + d * y + f };
    });
    // A rounded corner is a curve with one control point, where the corner would be.
    return command === 'Q' ? all.slice(0, 1) : all;
  });
  return points.filter((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]];
    return !(before && after && onWay(before, point, after));
  });
}

/** Whether a point lies on the straight way between two others. */
function onWay(before: Point, { x, y }: Point, after: Point): boolean {
  const level = Math.abs(before.y - y) < 0.05 && Math.abs(after.y - y) < 0.05;
  const upright = Math.abs(before.x - x) < 0.05 && Math.abs(after.x - x) < 0.05;
  return level || upright;
}

/** The stretches of a line, as areas without width. */
export function stretchesOf(corners: readonly Point[]): readonly Area[] {
  return corners.slice(1).map((to, at) => {
    const from = corners[at] ?? to;
    return {
      left: Math.min(from.x, to.x),
      right: Math.max(from.x, to.x),
      top: Math.min(from.y, to.y),
      bottom: Math.max(from.y, to.y),
    };
  });
}

/** The data of a path with rounded corners. */
export function roundedPath(corners: readonly Point[]): string {
  return corners
    .map((point, at) => {
      const [before, after] = [corners[at - 1], corners[at + 1]];
      if (!before) return `M${point.x},${point.y}`;
      if (!after) return `L${point.x},${point.y}`;
      const [start, end] = [toward(point, before), toward(point, after)];
      return `L${start.x},${start.y}Q${point.x},${point.y} ${end.x},${end.y}`;
    })
    .join('');
}

function toward(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const part = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
