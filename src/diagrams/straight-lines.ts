import type { Scene, Shape, Text } from './scene.ts';
import {
  type Area,
  areaOfBox,
  areaOfText,
  cornersOf,
  isBox,
  isLine,
  overlap,
  type Point,
  roundedPath,
} from './scene-geometry.ts';

type Items = Scene['items'];

/** A step that is no longer than this looks like a slip. */
const STEP = 10;
/** What a line keeps from the corners of its box and from other lines. */
const ROOM = 9;

/**
 * Moves the ends of lines along the sides of their boxes where that takes a small step out of them; words
 * on the part that moves go with it.
 */
export function straightLines(scene: Scene): Scene {
  const lines = scene.items.filter(isLine);
  return lines.reduce((now, line) => {
    const corners = cornersOf(line);
    const forth = withoutStep(corners, line, now.items);
    if (forth) return redrawn(now, line, { from: corners, to: forth });
    const back = withoutStep([...corners].reverse(), line, now.items);
    return back ? redrawn(now, line, { from: corners, to: back.reverse() }) : now;
  }, scene);
}

/** The corners of a line whose start moves by its first step; undefined where it has none, or no room. */
function withoutStep(corners: readonly Point[], line: Shape, items: Items): Point[] | undefined {
  const [start, before, after, ...rest] = corners;
  if (!start || !before || !after || rest.length === 0) return undefined;
  const upright = Math.abs(start.x - before.x) < 0.5;
  const [along, across] = upright ? (['x', 'y'] as const) : (['y', 'x'] as const);
  const step = after[along] - before[along];
  const square = Math.abs(before[across] - after[across]) < 0.5;
  // A line that turns back round the step is a loop.
  const goesOn =
    Math.sign(before[across] - start[across]) === Math.sign((rest[0]?.[across] ?? 0) - after[across]);
  if (!square || !goesOn || Math.abs(step) > STEP || Math.abs(step) < 0.05) return undefined;
  const moved = { ...start, [along]: after[along] };
  const box = items.find(
    (item): item is Shape => isBox(item, 'node', 'group') && touches(areaOfBox(item), start),
  );
  if (!box) return undefined;
  const area = areaOfBox(box);
  const [low, high] = upright ? [area.left, area.right] : [area.top, area.bottom];
  if (moved[along] < low + ROOM || moved[along] > high - ROOM) return undefined;
  const others = items.filter(isLine).filter((other) => other !== line);
  const taken = others.some((other) => {
    const ends = cornersOf(other);
    return [ends[0], ends.at(-1)].some(
      (end) => end && Math.abs(end.x - moved.x) < ROOM && Math.abs(end.y - moved.y) < ROOM,
    );
  });
  return taken ? undefined : [moved, ...rest];
}

/** Whether a point is at the side of a box; lines end some pixels before it. */
function touches({ left, top, right, bottom }: Area, { x, y }: Point): boolean {
  const near = 5;
  const level = x > left && x < right && (Math.abs(y - top) < near || Math.abs(y - bottom) < near);
  const upright = y > top && y < bottom && (Math.abs(x - left) < near || Math.abs(x - right) < near);
  return level || upright;
}

/** A scene with another way for a line, of which one end has moved. Its head and its words there move too. */
export function redrawn(
  scene: Scene,
  line: Shape,
  { from, to }: { from: readonly Point[]; to: readonly Point[] },
): Scene {
  const start = [from[0], from[1], to[0]] as const;
  const end = [from.at(-1), from.at(-2), to.at(-1)] as const;
  const [was, next, is] = from[0]?.x === to[0]?.x && from[0]?.y === to[0]?.y ? end : start;
  if (!was || !next || !is) return scene;
  const [dx, dy] = [is.x - was.x, is.y - was.y];
  const heads = line.heads.map((head) =>
    Math.hypot(was.x - head.x, was.y - head.y) < 6 ? { ...head, x: head.x + dx, y: head.y + dy } : head,
  );
  const part = {
    left: Math.min(was.x, next.x),
    right: Math.max(was.x, next.x) + 0.1,
    top: Math.min(was.y, next.y),
    bottom: Math.max(was.y, next.y) + 0.1,
  };
  const items = scene.items.map((item): Shape | Text => {
    if (item === line) return { ...line, heads, data: roundedPath(to), matrix: undefined };
    const goesAlong = item.type === 'text' && item.role === 'edge-label' && overlap(areaOfText(item), part);
    return goesAlong ? { ...item, x: item.x + dx, y: item.y + dy } : item;
  });
  return { ...scene, items };
}
